import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loading, loadingSlope } from '#shared/physics/isotherm/isotherm.ts';
import { referenceIsotherms } from '../../../support/arbitrary-isotherm.ts';

const points = [
  [0.1, 0.01],
  [0.3, 0.018],
  [0.5, 0.03],
  [0.8, 0.1],
  [0.95, 0.3],
].map(([activity = 0, loadingKgPerKg = 0]) => ({ activity, loadingKgPerKg }));
const table = { model: 'tabulated', points } as const;

describe('a tabulated isotherm', () => {
  // Values of SciPy 1.17, PchipInterpolator through the origin and the points.
  it.each([
    [0.05, 0.00575, 0.105],
    [0.2, 0.0143, 0.033],
    [0.42, 0.024052702040816325, 0.06001959183673469],
    [0.7, 0.0647473690330833, 0.2804988662131518],
    [0.9, 0.2151566951566952, 1.634188034188035],
  ])('at %f has the value and the slope of another program', (activity, value, slope) => {
    expect(loading(table, activity, 298.15) / value).toBeCloseTo(1, 12);
    expect(loadingSlope(table, activity, 298.15) / slope).toBeCloseTo(1, 12);
  });

  it('goes on as a line beyond the last point', () => {
    expect(loadingSlope(table, 0.99, 298.15)).toBeCloseTo(1.7, 12);
    expect(loading(table, 0.99, 298.15)).toBeCloseTo(0.3 + 0.04 * 1.7, 12);
  });

  it('is a line from the origin through a single point', () => {
    const single = { model: 'tabulated', points: points.slice(0, 1) } as const;
    expect(loading(single, 0.03, 298.15)).toBeCloseTo(0.003, 15);
    expect(loading(single, 0.5, 298.15)).toBeCloseTo(0.05, 15);
  });

  it('goes through its points and stays between them', () => {
    fc.assert(
      fc.property(
        referenceIsotherms.tabulated,
        fc.double({ min: 0, max: 1, noNaN: true }),
        (isotherm, part) => {
          let before = { activity: 0, loadingKgPerKg: 0 };
          for (const point of isotherm.points) {
            const at = (activity: number) => loading(isotherm, activity, 298.15);
            expect(at(point.activity) / point.loadingKgPerKg).toBeCloseTo(1, 13);
            const inside = at(before.activity + part * (point.activity - before.activity));
            const roundOff = 1e-13 * point.loadingKgPerKg;
            expect(inside).toBeGreaterThanOrEqual(before.loadingKgPerKg - roundOff);
            expect(inside).toBeLessThanOrEqual(point.loadingKgPerKg + roundOff);
            before = point;
          }
        },
      ),
    );
  });

  it('keeps rising where three points alone would make its end flat', () => {
    const bent = {
      model: 'tabulated',
      points: [
        { activity: 0.1, loadingKgPerKg: 0.001 },
        { activity: 0.2, loadingKgPerKg: 0.1 },
      ],
    } as const;
    // 1.5 * 0.01 - 0.5 * 0.99 < 0, so a tenth of the first chord
    expect(loadingSlope(bent, 0, 298.15)).toBeCloseTo(0.001, 15);
  });
});
