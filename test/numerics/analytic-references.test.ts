import { describe, expect, it } from 'vitest';
import { macroAt, microAt, microMean } from '#shared/numerics/analytic/local-values.ts';
import type { BoundarySteps, LinearTwoScale } from '#shared/numerics/analytic/linear-two-scale.ts';
import { timeToContent } from '#shared/numerics/analytic/time-to-content.ts';
import { macroMean, totalContent } from '#shared/numerics/analytic/totals.ts';
import extended from '../fixtures/reference/linear-extended.json' with { type: 'json' };
import reference from '../fixtures/reference/linear.json' with { type: 'json' };

const DRYING: BoundarySteps = { initial: 1, steps: [{ timeS: 0, value: 0 }] };

function largestError(rows: readonly number[][], column: number, values: Float64Array): number {
  return Math.max(...rows.map((row, i) => Math.abs(values[i]! - row[column]!)));
}

describe.each(reference.cases)(
  'slab, beta $beta, ratio $ratio',
  ({ beta, ratio, rows, tReach }) => {
    const problem: LinearTwoScale = {
      tauMacroS: 1,
      micro: [{ share: beta, tauS: ratio, geometry: 'slab' }],
    };
    const timesS = rows.map((row) => row[0]!);

    it('agrees with the exact table', () => {
      expect(largestError(rows, 1, totalContent(problem, DRYING, timesS))).toBeLessThan(1e-13);
      expect(largestError(rows, 2, macroMean(problem, DRYING, timesS))).toBeLessThan(1e-13);
      expect(largestError(rows, 3, macroAt(problem, DRYING, timesS, 0))).toBeLessThan(1e-13);
      expect(largestError(rows, 4, microMean(problem, DRYING, timesS, 0, 0))).toBeLessThan(1e-13);
    });

    it('reaches each content at the exact time', () => {
      for (const [content, timeS] of Object.entries(tReach)) {
        expect(timeToContent(problem, DRYING, Number(content))! / timeS - 1).toBeCloseTo(0, 11);
      }
    });
  },
);

describe.each(extended.cases)('$name', ({ problem, rows }) => {
  const { tauMacroS, micro } = problem;
  const film = problem.biot === undefined ? {} : { biot: problem.biot };
  const typed = { tauMacroS, micro, ...film } as LinearTwoScale;
  const timesS = rows.map((row) => row[0]!);

  it('agrees with the 40-digit inversion, totals and local values', () => {
    expect(largestError(rows, 1, totalContent(typed, DRYING, timesS))).toBeLessThan(1e-13);
    expect(largestError(rows, 2, macroMean(typed, DRYING, timesS))).toBeLessThan(1e-13);
    expect(largestError(rows, 3, macroAt(typed, DRYING, timesS, 0.4))).toBeLessThan(1e-13);
    expect(largestError(rows, 4, microMean(typed, DRYING, timesS, 0.4, 0))).toBeLessThan(1e-13);
    expect(largestError(rows, 5, microAt(typed, DRYING, timesS, 0.4, 0, 0))).toBeLessThan(1e-13);
    expect(largestError(rows, 6, microAt(typed, DRYING, timesS, 0.4, 0, 0.7))).toBeLessThan(1e-13);
  });
});
