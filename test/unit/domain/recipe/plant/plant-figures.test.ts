import { describe, expect, it } from 'vitest';
import { plantFigures } from '#shared/domain/recipe/plant/plant-figures.ts';
import { parsePlant, type Plant } from '#shared/domain/recipe/plant/plant.ts';
import { stepAtPath } from '#shared/domain/recipe/plant/step-at-path.ts';
import { waterFigures } from '#shared/domain/recipe/plant/water-figures.ts';
import type { RecipeResult } from '#shared/domain/recipe/recipe-result.ts';
import { coilCase, recipeOf, runOf } from '../../../../support/recipe-runs.ts';

const own = (value: number) => ({ value, source: 'own value' });

function plantOf(values: object): Plant {
  const parsed = parsePlant({ format: 'postdry.plant/1', ...values });
  if (!parsed.ok) throw new Error(parsed.issues.map(({ message }) => message).join(' '));
  return parsed.value;
}

/** A run with round numbers: heated, evacuated, vented, then in a room that costs nothing. */
const recipe = recipeOf(
  'target water < 200 ppm (mean)',
  '1 Heat to 400 K within 1 h',
  '2 Evacuate to 10 mbar',
  '3 Hold for 2 h',
  '4 Vent N2 dew point -60 °C to 1 bar',
  '5 Expose to dry room 23 °C, dew point -40 °C for 1 h',
);
const result: RecipeResult = {
  ...runOf(recipe, coilCase(), { accuracy: 1e-3, estimate: false }),
  timeS: [0, 3600, 3600.5, 10_800, 14_400],
  temperatureK: [300, 400, 400, 400, 296],
  ovenTemperatureK: [300, 400, 400, 400, 296],
  pressurePa: [1e5, 1e5, 1000, 1000, 1e5],
  waterPpmMean: [1000, 900, 900, 100, 130],
  waterPpmMax: [1000, 1000, 1000, 150, 300],
};

describe('plant figures', () => {
  const plant = plantOf({
    coils: own(2),
    chamberVolumeM3: own(3),
    pumpPowerW: own(1000),
    ovenHeatCapacityJPerK: own(5000),
    coilHeatCapacityJPerKgK: own(800),
    desorptionHeatJPerKg: own(2e6),
    heatingEfficiency: own(0.5),
    handlingS: own(600),
    pricePerKWh: own(0.2),
    pricePerGasM3: own(0.5),
    pricePerOvenHour: own(10),
  });

  it('are those of a calculation by hand', () => {
    const figures = plantFigures(recipe, coilCase(), result, plant);
    // Three hours in the oven and ten minutes of handling; the room does not count.
    expect(figures.ovenOccupancyS).toBeCloseTo(10_800 + 600, 9);
    // 100 K in all.
    expect(figures.ovenLoadHeatJ).toBeCloseTo(5000 * 100, 6);
    // Below 0.9 bar on the mean of two points: from 3600 s on.
    expect(figures.pumpEnergyJ).toBeCloseTo(1000 * 7200, 6);
    // Filled from 10 mbar to 1 bar at 400 K, 3 m3.
    expect(figures.purgeGasM3).toBeCloseTo(3 * 0.99 * (293.15 / 400), 9);
    // A coil of d_o = 0.5 m, d_c = 0.152 m and 0.24 m width, layers of 2 x 70 um coating and 8 um copper.
    const foilM2 = ((Math.PI / 4) * (0.5 ** 2 - 0.152 ** 2) * 0.24) / 148e-6;
    const solid = 1 / (0.955 / 2260 + 0.01 / 1900 + 0.015 / 1590 + 0.02 / 1000);
    const coatingKg = foilM2 * 140e-6 * 0.65 * solid;
    const coilKg = coatingKg + foilM2 * 8e-6 * 8960;
    expect(figures.coilHeatJ).toBeCloseTo(2 * coilKg * 800 * 100, 0);
    // 900 wt-ppm of the coating leave in the oven.
    expect(figures.desorptionHeatJ).toBeCloseTo(2 * 2e6 * coatingKg * 900e-6, 3);
    const heatJ = 2 * coilKg * 80_000 + 4e6 * coatingKg * 900e-6 + 500_000;
    const electricJ = heatJ / 0.5 + 7.2e6;
    expect(figures.electricEnergyJ).toBeCloseTo(electricJ, 0);
    const cost = (electricJ / 3.6e6) * 0.2 + 3 * 0.99 * (293.15 / 400) * 0.5 + (11_400 / 3600) * 10;
    expect(figures.cost).toBeCloseTo(cost, 6);
    expect(figures.costPerCoil).toBeCloseTo(cost / 2, 6);
    expect(figures.assumed).toEqual(['pumpBelowPa']);
  });

  it('count what is let in, not what the pump takes out of the chamber', () => {
    const chamber = { volumeM3: 3, pumpM3PerS: 0.03, leakPaM3PerS: 0, coils: 2 };
    const figures = plantFigures({ ...recipe, chamber }, coilCase(), result, plant);
    const heated = 0.03 * 3600 * (293.15 / 350);
    // Nothing is let in during the half second in which the pressure falls.
    const held = 0.03 * 7199.5 * 0.01 * (293.15 / 400);
    const filled = 3 * 0.99 * (293.15 / 400);
    expect(figures.purgeGasM3).toBeCloseTo(heated + held + filled, 9);
  });

  it('leave out what the mass of a coil decides where the case does not tell it', () => {
    const { transportCase } = coilCase();
    const figures = plantFigures(recipe, { title: '', transportCase }, result, plant);
    expect([figures.coilHeatJ, figures.electricEnergyJ, figures.cost]).toEqual([null, null, null]);
  });

  it('name every value that nobody has stated', () => {
    expect(plantFigures(recipe, coilCase(), result, plantOf({})).assumed).toHaveLength(11);
  });
});

describe('water figures', () => {
  it('give gradient, re-uptake and margin', () => {
    const last = { ...result.steps[4]!, waterPpmMean: 130, waterPpmMax: 300 };
    const steps = [...result.steps.slice(0, 4), { ...last, waterPpmCentre: 90, waterPpmEdge: 300 }];
    expect(waterFigures(recipe, { ...result, steps })).toEqual({
      marginPpm: 70,
      worstPosition: 'edge',
      peakGradientPpm: 170,
      reuptakePpm: 30,
    });
  });
});

describe('the step at a path', () => {
  it('is found inside rounds of repeats', () => {
    const nested = recipeOf('1 Repeat 2 times', '    Hold for 1 min', '    Hold for 2 min');
    expect(stepAtPath(nested, '1')?.kind).toBe('repeat');
    expect(stepAtPath(nested, '1.2.2')).toMatchObject({ end: { durationS: 120 } });
    expect(stepAtPath(nested, '2')).toBeUndefined();
  });
});
