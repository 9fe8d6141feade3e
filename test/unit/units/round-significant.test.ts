import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { roundSignificant } from '#shared/units/round-significant.ts';

describe('rounding to significant digits', () => {
  it('makes sums what they were meant to be', () => {
    expect(roundSignificant(0.1 + 0.2)).toBe(0.3);
    expect(roundSignificant(1.0000000000000002)).toBe(1);
    expect(Object.is(roundSignificant(-0), 0)).toBe(true);
  });

  it('leaves what is not finite alone', () => {
    expect(roundSignificant(Infinity)).toBe(Infinity);
    expect(roundSignificant(Number.NaN)).toBeNaN();
  });

  it('changes nothing the second time, and little the first time', () => {
    const value = fc.double({ min: 1e-300, max: 1e300, noNaN: true });
    fc.assert(
      fc.property(value, (number) => {
        const rounded = roundSignificant(number);
        expect(roundSignificant(rounded)).toBe(rounded);
        expect(Math.abs(rounded - number)).toBeLessThanOrEqual(5.1e-15 * number);
      }),
    );
  });
});
