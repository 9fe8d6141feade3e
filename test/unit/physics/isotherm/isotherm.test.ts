import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  activityAtLoading,
  activityLimit,
  addLoadings,
  isProportional,
  loading,
  loadingSlope,
  type Isotherm,
} from '#shared/physics/isotherm/isotherm.ts';
import { anyIsotherm, isothermTemperatureK } from '../../../support/arbitrary-isotherm.ts';

/** An activity of the range that the isotherm is valid in, by its share of it. */
function within(isotherm: Isotherm, temperatureK: number, share: number): number {
  return share * Math.min(1, 0.98 * activityLimit(isotherm, temperatureK));
}

/** Doubles lose digits below 1e-308, so that nothing can be compared there. */
const withoutTiny = (value: number) => (Math.abs(value) < 1e-200 ? 0 : value);
const share = fc.double({ min: 0, max: 1, noNaN: true }).map(withoutTiny);
const innerShare = fc.double({ min: 1e-3, max: 0.95, noNaN: true });

describe('isotherms', () => {
  it('rise, from no loading on, and stay finite', () => {
    fc.assert(
      fc.property(anyIsotherm, isothermTemperatureK, share, share, (model, t, one, other) => {
        expect(loading(model, 0, t)).toBe(0);
        const [low, high] = [Math.min(one, other), Math.max(one, other)].map((part) =>
          within(model, t, part),
        ) as [number, number];
        const [less, more] = [loading(model, low, t), loading(model, high, t)];
        // Plateaus are flat to the last digits.
        expect(more).toBeGreaterThanOrEqual(less * (1 - 1e-12));
        expect(Number.isFinite(more)).toBe(true);
        expect(loadingSlope(model, low, t)).toBeGreaterThan(0);
        expect(Number.isFinite(loadingSlope(model, high, t))).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  it('have the slope that differences give', () => {
    fc.assert(
      fc.property(anyIsotherm, isothermTemperatureK, innerShare, (model, t, part) => {
        const a = within(model, t, part);
        // Two places: where pieces of the function meet at one of them, the other one is inside.
        const defects = [a, a * (1 + 1e-4)].map((place) => {
          const h = 1e-6 * place;
          const [before, after] = [loading(model, place - h, t), loading(model, place + h, t)];
          const slope = loadingSlope(model, place, t);
          const roundOff = (1e-15 * after) / h;
          return Math.abs((after - before) / (2 * h) - slope) / (slope + 1e6 * roundOff);
        });
        expect(Math.min(...defects)).toBeLessThan(1e-5);
      }),
      { numRuns: 2000 },
    );
  });

  it('have a slope without steps', () => {
    fc.assert(
      fc.property(anyIsotherm, isothermTemperatureK, innerShare, (model, t, part) => {
        const a = within(model, t, part);
        const slopes = [a * (1 - 1e-9), a * (1 + 1e-9)].map((near) => loadingSlope(model, near, t));
        expect(Math.abs(slopes[0]! / slopes[1]! - 1)).toBeLessThan(1e-5);
      }),
      { numRuns: 2000 },
    );
  });

  it('continue linearly below zero, value and slope without a step', () => {
    fc.assert(
      fc.property(
        anyIsotherm,
        isothermTemperatureK,
        fc.double({ min: 1e-9, max: 1, noNaN: true }),
        (model, t, below) => {
          const slope = loadingSlope(model, 0, t);
          expect(loadingSlope(model, -below, t)).toBe(slope);
          expect(loading(model, -below, t) / (-below * slope)).toBeCloseTo(1, 12);
          // Tóth with a small exponent bends more sharply at 0 than any power of a.
          const tiny = 1e-200;
          expect(loading(model, tiny, t) / (tiny * slope)).toBeCloseTo(1, 6);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('find the activity of a loading', () => {
    fc.assert(
      fc.property(anyIsotherm, isothermTemperatureK, share, (model, t, part) => {
        const a = within(model, t, part);
        const held = loading(model, a, t);
        const found = activityAtLoading(model, held, t);
        if (Number.isFinite(found)) {
          expect(Math.abs(loading(model, found, t) - held)).toBeLessThanOrEqual(1e-10 * held);
          // As exact as the loading tells the activity at all.
          const conditioned = held / loadingSlope(model, a, t);
          expect(Math.abs(found - a)).toBeLessThanOrEqual(1e-10 * Math.max(a, conditioned));
        } else {
          // Only where the layer is full to the last digits.
          expect(loadingSlope(model, a, t) * a).toBeLessThan(1e-9 * held);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('have a negative activity for a negative loading', () => {
    fc.assert(
      fc.property(anyIsotherm, isothermTemperatureK, (model, t) => {
        const below = loading(model, -0.01, t);
        expect(activityAtLoading(model, below, t)).toBeCloseTo(-0.01, 14);
        expect(activityAtLoading(model, 0, t)).toBeCloseTo(0, 15);
      }),
    );
  });

  it('add many values at once as they give one', () => {
    const several = fc.array(fc.double({ min: -0.1, max: 1, noNaN: true }).map(withoutTiny), {
      maxLength: 5,
    });
    fc.assert(
      fc.property(
        anyIsotherm,
        isothermTemperatureK,
        fc.double({ min: 1, max: 2000, noNaN: true }),
        several,
        (model, t, scale, parts) => {
          const list = parts.map((part) => within(model, t, part));
          const value = new Float64Array(8);
          const slope = new Float64Array(8);
          const add = () => {
            const given = Float64Array.of(9, ...list);
            addLoadings(model, scale, t, given, 1, list.length, value, slope, 2);
          };
          add();
          add();
          list.forEach((a, index) => {
            const twice = 2 * scale * loading(model, a, t);
            const twiceSlope = 2 * scale * loadingSlope(model, a, t);
            const found = [value[index + 2] ?? Number.NaN, slope[index + 2] ?? Number.NaN] as const;
            expect(Math.abs(found[0] - twice)).toBeLessThanOrEqual(1e-12 * Math.abs(twice));
            expect(Math.abs(found[1] - twiceSlope)).toBeLessThanOrEqual(1e-12 * twiceSlope);
          });
          expect([value[0], value[1], value[list.length + 2]]).toEqual([0, 0, 0]);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('know which of them are proportional', () => {
    const linear = { model: 'linear', slopeKgPerKg: 0.1, netIsostericHeatJPerMol: 1e4 } as const;
    const langmuir = { model: 'langmuir', capacityKgPerKg: 1, affinity: 1 } as const;
    const sum = (...isotherms: (typeof linear | typeof langmuir)[]): Isotherm => ({
      model: 'weighted-sum',
      components: isotherms.map((isotherm) => ({ massFraction: 0.5, isotherm })),
    });
    expect(
      [linear, langmuir, sum(linear, linear), sum(linear, langmuir)].map(isProportional),
    ).toEqual([true, false, true, false]);
  });
});
