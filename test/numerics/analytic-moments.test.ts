import { describe, expect, it } from 'vitest';
import type { LinearTwoScale } from '#shared/numerics/analytic/linear-two-scale.ts';
import { meanDryingTime, secondMoment } from '#shared/numerics/analytic/moments.ts';
import { totalContent } from '#shared/numerics/analytic/totals.ts';

const PROBLEMS: [string, LinearTwoScale][] = [
  ['slab', { tauMacroS: 2, micro: [{ share: 0.5, tauS: 3, geometry: 'slab' }] }],
  ['cylinder', { tauMacroS: 2, micro: [{ share: 0.7, tauS: 30, geometry: 'cylinder' }] }],
  [
    'sphere and film',
    { tauMacroS: 2, micro: [{ share: 0.2, tauS: 9, geometry: 'sphere' }], biot: 0.5 },
  ],
  ['film alone', { tauMacroS: 2, micro: [], biot: 3 }],
  ['no macro resistance', { tauMacroS: 0, micro: [{ share: 0.4, tauS: 5, geometry: 'slab' }] }],
  [
    'three classes',
    {
      tauMacroS: 1,
      micro: [
        { share: 0.2, tauS: 0.1, geometry: 'slab' },
        { share: 0.3, tauS: 4, geometry: 'sphere' },
        { share: 0.1, tauS: 50, geometry: 'cylinder' },
      ],
      biot: 10,
    },
  ],
];

/** int t^power (content) dt by the trapezoidal rule in ln t, which is spectral for such curves. */
function integrateCurve(problem: LinearTwoScale, power: number): number {
  const width = 0.05;
  const logTimes = Array.from({ length: 1100 }, (_, k) => -45 + k * width);
  const timesS = logTimes.map((logTime) => Math.exp(logTime));
  const curve = totalContent(problem, { initial: 1, steps: [{ timeS: 0, value: 0 }] }, timesS);
  // What is below 1e-12 is the curve's own round-off.
  const remaining = curve.map((content) => (content < 1e-12 ? 0 : content));
  return timesS.reduce((sum, t, k) => sum + width * remaining[k]! * t ** (power + 1), 0);
}

describe.each(PROBLEMS)('moments of the release: %s', (_, problem) => {
  it('mean drying time is the area under the curve', () => {
    expect(integrateCurve(problem, 0) / meanDryingTime(problem)).toBeCloseTo(1, 9);
  });

  it('second moment is twice the first moment of the curve', () => {
    expect((2 * integrateCurve(problem, 1)) / secondMoment(problem)).toBeCloseTo(1, 9);
  });
});

describe('closed forms', () => {
  it('one class of slabs', () => {
    const problem: LinearTwoScale = {
      tauMacroS: 3,
      micro: [{ share: 0.4, tauS: 5, geometry: 'slab' }],
    };
    expect(meanDryingTime(problem)).toBeCloseTo((3 + 0.4 * 5) / 3, 14);
    expect(secondMoment(problem)).toBeCloseTo(
      (4 / 15) * (9 + 0.4 * 25) + (4 / 9) * 0.4 * 3 * 5,
      13,
    );
  });

  it('nothing resists: no time', () => {
    expect(meanDryingTime({ tauMacroS: 0, micro: [] })).toBe(0);
    expect(secondMoment({ tauMacroS: 0, micro: [] })).toBe(0);
  });
});
