import { describe, expect, it } from 'vitest';
import { oneScaleErrors } from '#shared/numerics/analysis/one-scale-errors.ts';
import type { LinearTwoScale } from '#shared/numerics/analytic/linear-two-scale.ts';
import { timeToContent } from '#shared/numerics/analytic/time-to-content.ts';
import { totalContent } from '#shared/numerics/analytic/totals.ts';

const DRYING = { initial: 1, steps: [{ timeS: 0, value: 0 }] };
const PROBLEM: LinearTwoScale = {
  tauMacroS: 1,
  micro: [{ share: 0.5, tauS: 1, geometry: 'slab' }],
};
const TIMES = Array.from({ length: 25 }, (_, k) => 10 ** (-4 + k / 4));

/** Quickest of many runs, ms: a busy machine delays some of them, not all. */
function quickestMs(action: () => unknown): number {
  let quickest = Infinity;
  for (let run = 0; run < 300; run++) {
    const start = performance.now();
    action();
    quickest = Math.min(quickest, performance.now() - start);
  }
  return quickest;
}

describe('fast enough to follow a slider', () => {
  it('25 points well under a millisecond', () => {
    expect(quickestMs(() => totalContent(PROBLEM, DRYING, TIMES))).toBeLessThan(0.5);
  });

  it('a time to a content in a few milliseconds', () => {
    expect(quickestMs(() => timeToContent(PROBLEM, DRYING, 0.01))).toBeLessThan(2);
  });

  it('the errors of both one-scale models under 20 ms', () => {
    expect(quickestMs(() => oneScaleErrors(PROBLEM))).toBeLessThan(10);
  });
});
