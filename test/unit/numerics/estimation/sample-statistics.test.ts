import { describe, expect, it } from 'vitest';
import { percentile } from '#shared/numerics/estimation/percentile.ts';
import { rankCorrelation } from '#shared/numerics/estimation/rank-correlation.ts';
import { wilsonInterval } from '#shared/numerics/estimation/wilson-interval.ts';

describe('statistics of samples', () => {
  it('Wilson interval: roots of (p - q)^2 = z^2 q (1 - q)/n', () => {
    const z = 1.959963984540054;
    for (const q of wilsonInterval(7, 20, 0.95)) {
      expect((7 / 20 - q) ** 2).toBeCloseTo((z * z * q * (1 - q)) / 20, 12);
    }
    expect(wilsonInterval(0, 10, 0.95)[0]).toBe(0);
    expect(wilsonInterval(10, 10, 0.95)[1]).toBe(1);
    expect(wilsonInterval(0, 0, 0.95)).toEqual([0, 1]);
  });

  it('rank correlation: 1 - 6 sum d^2/(n (n^2 - 1)) without ties, mean ranks with them', () => {
    expect(rankCorrelation([1, 2, 3, 4, 5], [2, 1, 4, 3, 50])).toBeCloseTo(1 - (6 * 4) / 120, 12);
    expect(rankCorrelation([1, 2, 3], [9, 4, 1])).toBeCloseTo(-1, 12);
    expect(rankCorrelation([1, 1, 2], [1, 2, 3])).toBeCloseTo(Math.sqrt(3) / 2, 12);
    expect(rankCorrelation([1, 2, 3], [5, 5, 5])).toBe(0);
  });

  it('percentile: straight lines between sorted values', () => {
    expect(percentile([30, 10, 20], 0.5)).toBe(20);
    expect(percentile([30, 10, 20], 0.75)).toBe(25);
    expect([percentile([4, 2], 0), percentile([4, 2], 1)]).toEqual([2, 4]);
  });
});
