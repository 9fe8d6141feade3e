import { beforeAll, describe, expect, it } from 'vitest';
import type { Recipe } from '#shared/domain/recipe/recipe.ts';
import type { RecipeResult } from '#shared/domain/recipe/recipe-result.ts';
import { withSlipFlow, type RecipeCase } from '#shared/domain/recipe/recipe-case.ts';
import type { RowSetup } from '#shared/domain/sweep/row-setup.ts';
import { chooseResolution } from '#shared/numerics/solve/resolution.ts';
import { prepareRecipe } from '#shared/simulation/recipe/prepare-recipe.ts';
import { runRecipe } from '#shared/simulation/recipe/run-recipe.ts';
import { simulateRecipe } from '#shared/simulation/recipe/simulate-recipe.ts';
import { rowOfResult } from '#shared/simulation/sweep/row-of-result.ts';
import { rowSteps, runRow } from '#shared/simulation/sweep/run-row.ts';
import { drain } from '../../support/drain.ts';
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

/** Spectral elements alone. */
function spectralRun(recipe: Recipe, recipeCase: RecipeCase) {
  const prepared = prepareRecipe(recipe, recipeCase);
  const needs = { accuracy: 1e-6, earliestS: prepared.shortestS / 10, refinement: 0 };
  return drain(runRecipe(recipe, prepared, chooseResolution(prepared.problem, needs)));
}

function setupOf(recipe: Recipe, { title, transportCase }: RecipeCase, accuracy: number): RowSetup {
  const caseDocument = { format: 'postdry.case/1', mode: 'direct', title, transportCase } as const;
  const options = { accuracy, estimate: false };
  return { recipe, caseDocument, caseConditions: false, inputs: [], options };
}

describe('a steep front in a recipe', () => {
  const exposed = recipeOf('1 Expose to room 23 °C, dew point 15 °C for 5 min');

  let result: RecipeResult;
  beforeAll(() => {
    result = runOf(exposed, dryCoating(1000));
  }, 120_000);

  it('is left to finite volumes, which do not undershoot, and the result says so', () => {
    const spectral = spectralRun(exposed, dryCoating(1000));
    expect(spectral.run.watch.lowestValue).toBeLessThan(-0.01);
    expect(result.solver.mesh).toContain('finite volumes');
    expect(result.statistics.lowestValue).toBeGreaterThan(-1e-9);
    expect(result.massBalanceDefect).toBeLessThan(1e-10);
    expect(result.warnings).toContainEqual(expect.stringContaining('A steep front moves'));
    expect(result.steepFront).toBe('resolved');
    // Both are right on the mean, as far as the estimate tells.
    const spectralPpm = spectral.log.series.waterPpmMean.at(-1)!;
    const apart = Math.abs(result.waterPpmMean.at(-1)! - spectralPpm);
    expect(apart).toBeLessThan(3 * (result.estimatedErrorPpm ?? 0));
    expect(result.estimatedErrorPpm).toBeLessThan(1e-3 * result.waterPpmMean.at(-1)!);
  });

  it.each([false, true])(
    'is resolved in the row of a study too, with its error (checked: %s)',
    (checked) => {
      const setup = setupOf(exposed, dryCoating(1000), 1e-3);
      const row = runRow(setup, { index: 0, values: [], checked });
      expect(row).toMatchObject({ outcome: 'finished', steepFront: true, problem: null });
      expect(row.massBalanceDefect).toBeLessThan(1e-10);
      const apart = Math.abs(row.endPpmMean! - result.waterPpmMean.at(-1)!);
      expect(apart).toBeGreaterThan(0);
      expect(apart).toBeLessThan(row.estimatedErrorPpm! + result.estimatedErrorPpm!);
      expect(row.estimatedErrorShare).toBeLessThan(1e-3);
    },
  );

  it('that cannot be resolved gives no numbers, but a problem', () => {
    const run = simulateRecipe(exposed, dryCoating(1000), { accuracy: 1e-3, estimate: false });
    // Finite volumes begin where the spectral run ends; there they are stopped.
    let next = run.next();
    while (next.done !== true)
      next = run.next(next.value.phase === 'estimate' ? 'cancel' : undefined);
    expect(next.value).toMatchObject({ steepFront: 'unresolved' });
    expect(next.value.warnings).toContainEqual(expect.stringContaining('cannot be relied on'));
    expect(rowOfResult(4, [1], exposed, next.value, undefined)).toMatchObject({
      ...{ index: 4, inputs: [1], outcome: 'failed', steepFront: true, endPpmMean: null },
      problem: expect.stringContaining('steep front') as unknown,
    });
  });

  it('that is cancelled while it is resolved leaves no row', () => {
    const steps = rowSteps(setupOf(exposed, dryCoating(1000), 1e-3), { index: 0, values: [] });
    let next = steps.next();
    while (next.done !== true) {
      next = steps.next(next.value.phase === 'estimate' ? 'cancel' : undefined);
    }
    expect(next.value).toBeUndefined();
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
