import { describe, expect, it } from 'vitest';
import { logTimeInterpolation } from '#shared/numerics/analytic/log-time-interpolation.ts';
import { totalContent } from '#shared/numerics/analytic/totals.ts';

const DRYING = { initial: 1, steps: [{ timeS: 0, value: 0 }] };

describe('interpolation in the logarithm of time', () => {
  const times = Array.from({ length: 3000 }, (_, i) => i / 200);
  const { nodesS, matrix } = logTimeInterpolation(times);

  it('needs few instants for many', () => {
    expect(nodesS.length).toBeLessThan(100);
    expect(nodesS).toContain(0);
  });

  it.each([
    [1, 17, 0.11],
    [1e-3, 40, 0.5],
    [30, 1e-3, 0.9],
    [0, 2, 1],
  ])('gives the total at every time, tau %d and %d, beta %d', (tauMacroS, tauS, share) => {
    const problem = { tauMacroS, micro: [{ share, tauS, geometry: 'slab' as const }] };
    const atNodes = totalContent(problem, DRYING, nodesS);
    totalContent(problem, DRYING, times).forEach((exact, i) => {
      const value = atNodes.reduce((sum, v, k) => sum + matrix[k * times.length + i]! * v, 0);
      expect(Math.abs(value - exact)).toBeLessThan(2e-12);
    });
  });

  it('takes a time of 0 as often as it is given', () => {
    const repeated = [...Array.from({ length: 40 }, () => 0), 1, 2];
    expect([...logTimeInterpolation(repeated).nodesS]).toEqual(repeated);
  });

  it('keeps few instants as they are', () => {
    const few = [0, 0.3, 1, 2.5, 40];
    const kept = logTimeInterpolation(few);
    expect([...kept.nodesS].sort((a, b) => a - b)).toEqual(few);
  });
});
