import { describe, expect, it } from 'vitest';
import { withSlipFlow, type RecipeCase } from '#shared/domain/recipe/recipe-case.ts';
import { parsedCase } from '../../support/linear-coating.ts';
import { coilCase, recipeOf, runOf, shippedRecipe } from '../../support/recipe-runs.ts';
import { isothermCase } from '../../support/transport-cases.ts';

/** A dry coating that takes up water by isotherms that are favourable on both scales from c = 100 on. */
function dryCoating(c: number): RecipeCase {
  const { solid, micro } = isothermCase.sorption;
  const transportCase = parsedCase({
    ...isothermCase,
    dryCoatingDensityKgPerM3: 1500,
    sorption: {
      kind: 'isotherms',
      temperatureK: 296.15,
      solid: { ...solid, c },
      micro: { ...micro, c },
    },
    initial: { waterActivity: 0 },
  });
  return { title: 'dry', transportCase };
}

describe('a steep front in a recipe', () => {
  const exposed = recipeOf('1 Expose to room 23 °C, dew point 15 °C for 5 min');

  it('is left to finite volumes, which do not undershoot, and the result says so', () => {
    const result = runOf(exposed, dryCoating(1000));
    const spectral = runOf(exposed, dryCoating(1000), { estimate: false });
    expect(spectral.statistics.lowestValue).toBeLessThan(-0.01);
    expect(result.solver.mesh).toContain('finite volumes');
    expect(result.statistics.lowestValue).toBeGreaterThan(-1e-9);
    expect(result.massBalanceDefect).toBeLessThan(1e-10);
    expect(result.warnings).toContainEqual(expect.stringContaining('A steep front moves'));
    // Both are right on the mean, as far as the estimate tells.
    const apart = Math.abs(result.waterPpmMean.at(-1)! - spectral.waterPpmMean.at(-1)!);
    expect(apart).toBeLessThan(3 * (result.estimatedErrorPpm ?? 0));
    expect(result.estimatedErrorPpm).toBeLessThan(1e-3 * result.waterPpmMean.at(-1)!);
  });

  it('that is mild stays with spectral elements and meets the accuracy', () => {
    const result = runOf(
      recipeOf('1 Expose to room 23 °C, dew point 15 °C for 5 h'),
      dryCoating(3),
    );
    expect(result.solver.mesh).toContain('spectral');
    expect(result.warnings.join(' ')).not.toMatch(/finite volumes|accuracy was not reached/);
  });
});

describe('pressure-driven flow in a recipe', () => {
  const recipe = shippedRecipe('coil-until-dry');
  it('is compared with the run of the same case with the slip-flow term', () => {
    const result = runOf(recipe);
    const slipping = runOf(recipe, withSlipFlow(coilCase()));
    const compared = result.pressureDriven;
    expect(compared?.timeToTargetWithSlipFlowS).toBeCloseTo(slipping.timeToTargetS ?? 0, -1);
    expect(compared?.timeToTargetWithSlipFlowS).toBeLessThan(result.timeToTargetS ?? 0);
    expect(compared?.lengthWithSlipFlowS).toBeCloseTo(slipping.timeS.at(-1) ?? 0, -1);
    expect(slipping.pressureDriven).toBeUndefined();
    expect(result.warnings.join(' ')).toMatch(/by diffusion, .* with the slip-flow term.*\(-\d/);
  });

  it('is not compared where the pressure drives nothing, or nothing is estimated', () => {
    const mild = recipeOf(
      'target water < 1000 ppm',
      '1 Heat to 40 °C at 1 K/min',
      '2 Hold for 1 h',
    );
    expect(runOf(mild).pressureDriven).toBeUndefined();
    expect(runOf(recipe, coilCase(), { estimate: false }).pressureDriven).toBeUndefined();
  });
});
