import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { formatProbability, probabilityValue } from '#shared/units/format-probability.ts';

describe('a p-value in words', () => {
  it('never says that something is impossible', () => {
    expect(formatProbability(0)).toBe('p < 0.001');
    expect(formatProbability(3e-18)).toBe('p < 0.001');
    expect(probabilityValue(0)).toBe('< 0.001');
  });

  it('gives two digits from 0.001 on', () => {
    expect(formatProbability(0.001)).toBe('p = 0.001');
    expect(formatProbability(0.0234)).toBe('p = 0.023');
    fc.assert(
      fc.property(fc.double({ min: 0.001, max: 1, noNaN: true }), (p) => {
        expect(Math.abs(Number(probabilityValue(p)) / p - 1)).toBeLessThan(0.051);
      }),
    );
  });
});
