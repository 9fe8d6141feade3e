import { describe, expect, it } from 'vitest';
import { ppmDensities } from '#shared/domain/recipe/recipe-case.ts';
import { chooseResolution } from '#shared/numerics/solve/resolution.ts';
import { prepareRecipe } from '#shared/simulation/recipe/prepare-recipe.ts';
import { runRecipe } from '#shared/simulation/recipe/run-recipe.ts';
import { simulateCase } from '#shared/simulation/simulate-case.ts';
import { timeToTargetS } from '#shared/simulation/pressure-driven-flow.ts';
import { drain } from '../../support/drain.ts';
import { coilCase, recipeOf, runOf, shippedRecipe, stepAt } from '../../support/recipe-runs.ts';

const untilDry = shippedRecipe('coil-until-dry');

describe('the shipped recipes on the CMC/SBR coil', () => {
  it('coil-standard: every step has its outcome, in the order of time, and no water is lost', () => {
    const result = runOf(shippedRecipe('coil-standard'));
    expect(result.status).toBe('finished');
    expect(result.massBalanceDefect).toBeLessThan(1e-10);
    expect(result.steps.map(({ path, outcome }) => `${path} ${outcome}`)).toEqual([
      '1 completed',
      '2 completed',
      '3 completed',
      '3.1.1 completed',
      '3.1.2 completed',
      '3.1.3 completed',
      '3.1.4 completed',
      '3.2.1 completed',
      '3.2.2 completed',
      '3.2.3 completed',
      '3.2.4 completed',
      '4 already-met',
      '5 completed',
      '6 completed',
      '7 completed',
    ]);
    expect(stepAt(result, '1')).toMatchObject({ startS: 0, endS: 2850, temperatureK: 393.15 });
    expect(stepAt(result, '3.2.2')).toMatchObject({ startS: 5550, endS: 5850, pressurePa: 20_000 });
    expect(stepAt(result, '4')).toMatchObject({ startS: 7650, endS: 7650 });
    expect(stepAt(result, '7')).toMatchObject({ endS: 15_150, temperatureK: 296.15 });
    // In the dry room at room temperature it takes up water again, from the edge on.
    const [dry, exposed] = [stepAt(result, '6'), stepAt(result, '7')];
    expect(exposed.waterPpmMean).toBeGreaterThan(dry.waterPpmMean ?? Infinity);
    expect(exposed.waterPpmMax).toBeGreaterThan(3 * (dry.waterPpmMax ?? Infinity));
  });

  it('coil-until-dry: the hold ends when 200 ppm are reached, and the rest follows', () => {
    const result = runOf(untilDry);
    expect(result.massBalanceDefect).toBeLessThan(1e-10);
    expect(result.steps.map(({ outcome }) => outcome)).toEqual([
      'completed',
      'completed',
      'condition-met',
      'completed',
      'completed',
    ]);
    const hold = stepAt(result, '3');
    expect(hold.waterPpmMean).toBeCloseTo(200, 6);
    expect(hold.endS).toBeGreaterThan(3150);
    expect(hold.endS).toBeLessThan(3150 + 12 * 3600);
    expect(result.timeToTargetS).toBeCloseTo(hold.endS ?? Number.NaN, 6);
    expect(stepAt(result, '4').startS).toBe(hold.endS);
    expect(result.estimatedTimeErrorS).toBeLessThan(0.5);
  });

  it('coil-oven-log: follows the log', () => {
    const result = runOf(shippedRecipe('coil-oven-log'));
    expect(result.massBalanceDefect).toBeLessThan(1e-10);
    expect(stepAt(result, '1')).toMatchObject({ endS: 4500, pressurePa: 500 });
    const at = result.timeS.findIndex((timeS) => timeS >= 900);
    const share = (result.timeS[at]! - 600) / 600;
    expect(result.ovenTemperatureK[at]).toBeCloseTo(273.15 + 52 + 22 * share, 9);
  });
});

describe('curves', () => {
  it('have one value for each time, and times increase', () => {
    const result = runOf(shippedRecipe('coil-standard'), coilCase(), { estimate: false });
    const { timeS } = result;
    for (let k = 1; k < timeS.length; k++) expect(timeS[k]).toBeGreaterThan(timeS[k - 1]!);
    for (const key of [
      'waterPpmMean',
      'waterPpmMax',
      'temperatureK',
      'pressurePa',
      'vapourPressurePa',
    ] as const) {
      expect(result[key]).toHaveLength(timeS.length);
    }
    for (const { endS, waterPpmMean, outcome } of result.steps) {
      expect(outcome).not.toBe('not-reached');
      const at = timeS.lastIndexOf(endS ?? Number.NaN);
      expect(at).toBeGreaterThanOrEqual(0);
      expect(result.waterPpmMean[at]).toBe(waterPpmMean);
    }
  });
});

describe('the case', () => {
  const recipe = recipeOf(
    'Heat to 110 °C at 5 K/min in N2 dew point -40 °C, 5 mbar',
    'Hold until water < 200 ppm, at most 5 h',
  );

  it('may be given by its transport parameters: the same numbers', () => {
    const byElectrode = coilCase();
    const direct = { title: 'direct', transportCase: byElectrode.transportCase };
    const [a, b] = [byElectrode, direct].map((recipeCase) =>
      stepAt(runOf(recipe, recipeCase), '2'),
    );
    expect(b?.outcome).toBe('condition-met');
    expect(Math.abs((a?.endS ?? 0) - (b?.endS ?? Infinity))).toBeLessThan(1e-3);
  });

  it('may refer ppm to the electrode with its foil, where the target does', () => {
    const withFoil = {
      ...recipe,
      target: { measure: 'mean', basis: 'electrode', ppm: 100 },
    } as const;
    const [coating, electrode] = [recipe, withFoil].map((one) =>
      runOf(one, coilCase(), { estimate: false }),
    );
    expect([coating?.ppmBasis, electrode?.ppmBasis]).toEqual(['coating', 'electrode']);
    const { densityKgPerM3 } = ppmDensities(coilCase());
    const ratio = (densityKgPerM3.coating ?? 0) / (densityKgPerM3.electrode ?? 0);
    expect(ratio).toBeLessThan(0.8);
    expect((electrode?.waterPpmMean[0] ?? 0) / (coating?.waterPpmMean[0] ?? 0)).toBeCloseTo(
      ratio,
      12,
    );
    // A condition without a basis takes that of the target.
    expect(stepAt(electrode!, '2').waterPpmMean).toBeCloseTo(200, 6);
    expect(stepAt(electrode!, '2').endS).toBeLessThan(stepAt(coating!, '2').endS ?? 0);
  });
});

describe('the time at which a condition is met', () => {
  it('lies within a second of a run that is a thousand times finer', () => {
    const prepared = prepareRecipe(untilDry, coilCase());
    const { mesh } = chooseResolution(prepared.problem, {
      accuracy: 1e-8,
      earliestS: 1,
      refinement: 0,
    });
    const fine = drain(
      runRecipe(untilDry, prepared, { mesh, tolerances: { relative: 4e-11, absolute: 4e-13 } }),
    );
    const reference = fine.log.steps[2]?.endS ?? Number.NaN;
    expect(Math.abs((stepAt(runOf(untilDry), '3').endS ?? 0) - reference)).toBeLessThan(1e-2);
  });

  it('is that of a case with the same changes of its surroundings', () => {
    // The same history, once as a recipe and once as a case with ramps: two ways through the program.
    const recipe = recipeOf(
      'target water < 150 ppm (mean)',
      'start in N2 dew point -40 °C',
      'Hold for 10 min',
      'Heat to 110 °C at 2 K/min',
      'Evacuate to 5 mbar within 10 min',
      'Hold until water < 150 ppm (mean), at most 10 h',
    );
    const moisture = {
      kind: 'dew-point',
      dewPointK: 233.15,
      at: 'line',
      linePressurePa: 1e5,
    } as const;
    const room = { temperatureK: 298.15, pressurePa: 1e5, moisture };
    const hot = { ...room, temperatureK: 383.15 };
    const { transportCase } = coilCase({
      drying: {
        ...room,
        branch: 'desorption',
        changes: [
          { timeS: 600, rampS: 2550, ...hot },
          { timeS: 3150, rampS: 600, ...hot, pressurePa: 500 },
        ],
      },
      endTimeS: 6000,
      outputTimesS: Array.from({ length: 2001 }, (_, k) => 4000 + k),
    });
    const record = drain(simulateCase(transportCase, { accuracy: 1e-7, estimate: false }));
    const density = transportCase.dryCoatingDensityKgPerM3 ?? Number.NaN;
    const crossingS = timeToTargetS(record, 150e-6 * density);
    const result = runOf(recipe);
    expect(result.timeToTargetS).toBeGreaterThan(4000);
    expect(Math.abs((result.timeToTargetS ?? 0) - (crossingS ?? 0))).toBeLessThan(0.01);
  });
});
