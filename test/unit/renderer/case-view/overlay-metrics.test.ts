import fc from 'fast-check';
import { expect, it } from 'vitest';
import { recipeCurve } from '#renderer/case-view/overlay-charts.ts';
import { inSigma, metricsOf, residuals } from '#renderer/case-view/overlay-metrics.ts';
import type { RecipeResult } from '#shared/domain/recipe/recipe-result.ts';

const everything = { fromS: -Infinity, toS: Infinity };
const simulated = { timeS: [0, 10, 40], contentKgPerKg: [0.004, 0.002, 0.0005] };

it('are exact for a pair whose differences are known', () => {
  const model = (t: number) => (t <= 10 ? 0.004 - 0.0002 * t : 0.002 - 0.00005 * (t - 10));
  const away = [1e-4, -2e-4, 0, 3e-4, -1e-4];
  const timeS = [0, 5, 10, 25, 40];
  const contentKgPerKg = timeS.map((t, k) => model(t) - away[k]!);
  const found = residuals({ timeS, contentKgPerKg }, 0, simulated, everything);
  expect([...found.timeS]).toEqual(timeS);
  found.residualKgPerKg.forEach((value, k) => expect(value).toBeCloseTo(away[k]!, 15));
  const metrics = metricsOf(found.residualKgPerKg)!;
  expect(metrics.points).toBe(5);
  expect(metrics.rmse).toBeCloseTo(Math.sqrt(15e-8 / 5), 15);
  expect(metrics.largest).toBeCloseTo(3e-4, 15);
  expect(metrics.bias).toBeCloseTo(2e-5, 15);
});

it('count only times within the window and the run, after the shift', () => {
  const measured = { timeS: [-30, -20, 0, 10, 20], contentKgPerKg: [0, 0, 0, 0, 0] };
  const at = (offsetS: number, window = everything) =>
    residuals(measured, offsetS, simulated, window);
  expect([...at(0).timeS]).toEqual([0, 10, 20]);
  expect([...at(20).timeS]).toEqual([0, 20, 30, 40]);
  expect([...at(20).entries]).toEqual([1, 2, 3, 4]);
  expect([...at(20, { fromS: 15, toS: 35 }).entries]).toEqual([2, 3]);
  expect(metricsOf(at(1000).residualKgPerKg)).toBeNull();
});

it('in σ are those of the measurement, by one number or by one for each point', () => {
  const measured = { timeS: [-5, 0, 10], contentKgPerKg: [1, 0.003, 0.0025] };
  const found = residuals(measured, 0, simulated, everything);
  expect([...inSigma(found, 5e-4)!].map((value) => Number(value.toFixed(9)))).toEqual([2, -1]);
  // The first uncertainty belongs to the point before the run.
  const single = inSigma(found, [9, 1e-3, 2.5e-4])!;
  expect([...single].map((value) => Number(value.toFixed(9)))).toEqual([1, -2]);
  expect(inSigma(found, null)).toBeNull();
  expect(inSigma(found, 0)).toBeNull();
  expect(inSigma(found, [1, NaN, 1])).toBeNull();
});

it('of a curve with itself are zero, of a shifted content its shift', () => {
  const curve = fc
    .array(
      fc.tuple(fc.double({ min: 1e-3, max: 1e3, noNaN: true }), fc.double({ min: 0, max: 1 })),
      {
        minLength: 2,
        maxLength: 30,
      },
    )
    .map((parts) => {
      let time = 0;
      const timeS = parts.map(([step]) => (time += step));
      return { timeS, contentKgPerKg: parts.map(([, content]) => content || 0) };
    });
  // In steps of 1e-9 kg/kg: squares of contents below 1e-154 kg/kg would be no numbers any more.
  const shifts = fc.integer({ min: -1e9, max: 1e9 }).map((steps) => steps / 1e9);
  fc.assert(
    fc.property(curve, shifts, (one, shift) => {
      const contentKgPerKg = one.contentKgPerKg.map((value) => value - shift);
      const found = residuals({ ...one, contentKgPerKg }, 0, one, everything);
      const metrics = metricsOf(found.residualKgPerKg)!;
      expect(metrics.points).toBe(one.timeS.length);
      expect(metrics.bias).toBeCloseTo(shift, 12);
      expect(metrics.rmse).toBeCloseTo(Math.abs(shift), 12);
      expect(metrics.largest).toBeGreaterThanOrEqual(metrics.rmse * (1 - 1e-12));
    }),
  );
});

it('count a recipe in ppm as a run in kg per kg', () => {
  const result = { timeS: [0, 10, 40], waterPpmMean: [4000, 2000, 500] };
  const measured = { timeS: [5, 25], contentKgPerKg: [0.0029, 0.0013] };
  const curve = recipeCurve(result as unknown as RecipeResult);
  const found = residuals(measured, 0, curve, everything);
  expect([...found.residualKgPerKg].map((value) => Number(value.toFixed(12)))).toEqual([
    1e-4, -5e-5,
  ]);
});
