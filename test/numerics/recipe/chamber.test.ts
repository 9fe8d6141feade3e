import { describe, expect, it } from 'vitest';
import { chamberExchange, chamberOf } from '#shared/domain/recipe/oven/chamber.ts';
import type { RecipeResult } from '#shared/domain/recipe/recipe-result.ts';
import { coilCase, recipeOf, runOf, stepAt } from '../../support/recipe-runs.ts';

const fast = { estimate: false };
const steps = [
  'start in N2 dew point -40 °C',
  'Heat to 110 °C at 2 K/min, 200 mbar',
  'Evacuate to 5 mbar within 10 min',
  'Hold for 2 h',
];
const withChamber = (words: string, ...more: string[]) =>
  runOf(recipeOf(`chamber ${words}`, ...steps, ...more), coilCase(), fast);

/** Trapezoidal integral of a series over its times between two moments. */
function integral({ timeS }: RecipeResult, values: readonly number[], fromS: number, toS: number) {
  let sum = 0;
  for (let k = 1; k < timeS.length; k++) {
    if (timeS[k - 1]! < fromS || timeS[k]! > toS) continue;
    sum += ((values[k]! + values[k - 1]!) / 2) * (timeS[k]! - timeS[k - 1]!);
  }
  return sum;
}

describe('the balance of a chamber', () => {
  it('with a pump without limits gives what the gas gives', () => {
    const open = runOf(recipeOf(...steps), coilCase(), fast);
    const strong = withChamber('1 l, pump 1000000 m³/h');
    expect(strong.massBalanceDefect).toBeLessThan(1e-10);
    for (const path of ['1', '2', '3']) {
      const [a, b] = [stepAt(open, path).waterPpmMean ?? 0, stepAt(strong, path).waterPpmMean ?? 0];
      expect(Math.abs(a - b)).toBeLessThan(0.05);
    }
  });

  it('loses no water, and slows the drying down the more, the weaker the pump', () => {
    const [strong, weak, crowded] = ['100 m³/h', '20 m³/h', '20 m³/h, 4 coils'].map((pump) =>
      withChamber(`1.5 m³, pump ${pump}`),
    ) as [RecipeResult, RecipeResult, RecipeResult];
    for (const { massBalanceDefect, status } of [strong, weak, crowded]) {
      expect(status).toBe('finished');
      expect(massBalanceDefect).toBeLessThan(1e-10);
    }
    const end = (result: RecipeResult) => stepAt(result, '3').waterPpmMean ?? 0;
    expect(end(weak)).toBeGreaterThan(1.2 * end(strong));
    expect(end(crowded)).toBeGreaterThan(1.2 * end(weak));
  });

  it('pumps away what the coils lose', () => {
    const result = withChamber('1.5 m³, pump 40 m³/h, 2 coils');
    const { startS, endS } = stepAt(result, '3');
    const chamber = chamberOf(
      { volumeM3: 1.5, pumpM3PerS: 40 / 3600, leakPaM3PerS: 0, coils: 2 },
      coilCase(),
    );
    if (chamber === undefined || startS === null || endS === null)
      throw new Error('It has a coil.');
    const oven = { temperatureK: 383.15, pressurePa: 500, vapourPressurePa: 0 };
    const { capacity, conductance } = chamberExchange(chamber, oven, 0);
    const supplyPa = (0.128 * 500) / 1000;
    const above = result.vapourPressurePa.map((vapourPa) => vapourPa - supplyPa);
    const pumped = conductance * integral(result, above, startS, endS);
    const at = (timeS: number) => result.timeS.indexOf(timeS);
    const lost = (series: readonly number[]) => series[at(startS)]! - series[at(endS)]!;
    const density = coilCase().transportCase.dryCoatingDensityKgPerM3 ?? Number.NaN;
    const water =
      1e-6 * density * lost(result.waterPpmMean) + capacity * lost(result.vapourPressurePa);
    expect(pumped / water).toBeCloseTo(1, 2);
  });

  it('keeps the share of water when it is pumped down at once', () => {
    const result = withChamber('1.5 m³, pump 20 m³/h', 'Evacuate to 1 mbar', 'Hold for 1 s');
    const at = result.timeS.indexOf(stepAt(result, '4').startS ?? Number.NaN);
    const [before, after] = [result.vapourPressurePa[at]!, result.vapourPressurePa[at + 1]!];
    expect(after / before).toBeCloseTo(1 / 5, 2);
    expect(result.massBalanceDefect).toBeLessThan(1e-10);
  });

  it('lets room air in through its leaks', () => {
    const tight = withChamber('1.5 m³, pump 20 m³/h');
    const leaking = withChamber('1.5 m³, pump 20 m³/h, leak 10 mbar l/s', 'Hold for 20 h');
    const supply = (1 * 0.0156) / (20 / 3600);
    expect(leaking.vapourPressurePa.at(-1)).toBeGreaterThan(supply);
    expect(leaking.vapourPressurePa.at(-1)).toBeLessThan(1.2 * supply);
    expect(stepAt(leaking, '3').waterPpmMean).toBeGreaterThan(stepAt(tight, '3').waterPpmMean ?? 0);
  });

  it('says when the pump cannot hold the pressure', () => {
    expect(withChamber('1.5 m³, pump 5 m³/h').warnings.join(' ')).toMatch(
      /cannot hold that pressure/,
    );
  });
});
