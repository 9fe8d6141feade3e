import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loading, loadingSlope } from '#shared/physics/isotherm/isotherm.ts';
import { referenceIsotherms } from '../../../support/arbitrary-isotherm.ts';

const steep = fc.oneof(referenceIsotherms.freundlich, referenceIsotherms.sips);
const share = fc.double({ min: 0, max: 1, noNaN: true });

describe('the start below the Henry cut-off', () => {
  it('meets the model at the cut-off in value and slope', () => {
    fc.assert(
      fc.property(steep, (isotherm) => {
        const cutOff = isotherm.henryCutOffActivity;
        const below = cutOff * (1 - 1e-12);
        const ratio = (of: typeof loading) =>
          of(isotherm, below, 298.15) / of(isotherm, cutOff, 298.15);
        expect(ratio(loading)).toBeCloseTo(1, 10);
        expect(ratio(loadingSlope)).toBeCloseTo(1, 9);
      }),
    );
  });

  it('rises and bends down, with a finite slope at zero', () => {
    fc.assert(
      fc.property(steep, share, share, (isotherm, one, other) => {
        const cutOff = isotherm.henryCutOffActivity;
        const slopeAt = (part: number) => loadingSlope(isotherm, part * cutOff, 298.15);
        const [low, high] = [Math.min(one, other), Math.max(one, other)];
        expect(slopeAt(high)).toBeGreaterThan(0);
        expect(slopeAt(low)).toBeGreaterThanOrEqual(slopeAt(high) * (1 - 1e-12));
        const chord = loading(isotherm, cutOff, 298.15) / cutOff;
        expect(slopeAt(0)).toBeGreaterThanOrEqual(chord * (1 - 1e-12));
        expect(slopeAt(0)).toBeLessThan(2 * chord);
      }),
    );
  });

  it('has the parabola worked out by hand', () => {
    // X_c = 0.1 sqrt(0.01) = 0.01, X_c/a_c = 1, X'_c = 0.5: alpha = 1.5, beta = -50
    const isotherm = {
      model: 'freundlich',
      unitLoadingKgPerKg: 0.1,
      exponent: 0.5,
      henryCutOffActivity: 0.01,
    } as const;
    expect(loading(isotherm, 0.004, 298.15)).toBeCloseTo(1.5 * 0.004 - 50 * 0.004 ** 2, 15);
    expect(loadingSlope(isotherm, 0.004, 298.15)).toBeCloseTo(1.5 - 100 * 0.004, 14);
  });
});
