import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  activityLimit,
  loading,
  loadings,
  loadingSlope,
} from '#shared/physics/isotherm/isotherm.ts';
import type { Isotherm } from '#shared/physics/isotherm/isotherm.ts';

const gab = fc.record({
  model: fc.constant('gab' as const),
  monolayerKgPerKg: fc.double({ min: 1e-5, max: 1, noNaN: true }),
  c: fc.double({ min: 0.1, max: 200, noNaN: true }),
  k: fc.double({ min: 0.1, max: 1, noNaN: true }),
});
const linear = fc.record({
  model: fc.constant('linear' as const),
  slopeKgPerKg: fc.double({ min: 1e-6, max: 10, noNaN: true }),
});
const isotherm: fc.Arbitrary<Isotherm> = fc.oneof(gab, linear);
const activity = fc.double({ min: 0, max: 0.9, noNaN: true });

describe('isotherms', () => {
  it('give the GAB loading worked out by hand', () => {
    // y = 0.5: 0.1 * 8 * 0.5 / (0.5 * (0.5 + 4)) = 0.4 / 2.25
    const model = { model: 'gab', monolayerKgPerKg: 0.1, c: 8, k: 1 } as const;
    expect(loading(model, 0.5)).toBeCloseTo(0.4 / 2.25, 15);
  });

  it('have the loading X_m near y = 1/(1 + sqrt(C))', () => {
    const model = { model: 'gab', monolayerKgPerKg: 0.02, c: 9, k: 1 } as const;
    expect(loading(model, 0.25)).toBeCloseTo(0.02, 15);
  });

  it('rise, from no loading on', () => {
    fc.assert(
      fc.property(isotherm, activity, activity, (model, one, other) => {
        expect(loading(model, 0)).toBe(0);
        const [low, high] = [Math.min(one, other), Math.max(one, other)];
        expect(loading(model, high)).toBeGreaterThanOrEqual(loading(model, low));
        expect(loadingSlope(model, one)).toBeGreaterThan(0);
      }),
    );
  });

  it('have the slope that differences give', () => {
    fc.assert(
      fc.property(isotherm, fc.double({ min: 1e-3, max: 0.9, noNaN: true }), (model, a) => {
        const h = 1e-6;
        const difference = (loading(model, a + h) - loading(model, a - h)) / (2 * h);
        const slope = loadingSlope(model, a);
        expect(Math.abs(difference - slope)).toBeLessThan(1e-4 * slope);
      }),
    );
  });

  it('continue linearly below zero, value and slope without a step', () => {
    fc.assert(
      fc.property(isotherm, fc.double({ min: 1e-9, max: 1, noNaN: true }), (model, below) => {
        const slope = loadingSlope(model, 0);
        expect(loadingSlope(model, -below)).toBe(slope);
        expect(loading(model, -below)).toBeCloseTo(-below * slope, 12);
      }),
    );
  });

  it('give many values at once as they give one', () => {
    const several = fc.array(
      fc.integer({ min: -100, max: 900 }).map((thousandths) => thousandths / 1000),
      { maxLength: 5 },
    );
    fc.assert(
      fc.property(
        isotherm,
        fc.double({ min: 1, max: 2000, noNaN: true }),
        several,
        (model, scale, list) => {
          const [value, slope] = [new Float64Array(8), new Float64Array(8)];
          loadings(model, scale, Float64Array.of(9, ...list), 1, list.length, value, slope, 2);
          list.forEach((a, index) => {
            const [oneValue, oneSlope] = [
              scale * loading(model, a),
              scale * loadingSlope(model, a),
            ];
            const found = [value[index + 2] ?? Number.NaN, slope[index + 2] ?? Number.NaN] as const;
            expect(Math.abs(found[0] - oneValue)).toBeLessThanOrEqual(1e-13 * Math.abs(oneValue));
            expect(Math.abs(found[1] - oneSlope)).toBeLessThanOrEqual(1e-13 * oneSlope);
          });
          expect([value[0], value[1], value[list.length + 2]]).toEqual([0, 0, 0]);
        },
      ),
    );
  });

  it('know where they end', () => {
    expect(activityLimit({ model: 'gab', monolayerKgPerKg: 0.1, c: 8, k: 0.8 })).toBe(1.25);
    expect(activityLimit({ model: 'linear', slopeKgPerKg: 1 })).toBe(Infinity);
  });
});
