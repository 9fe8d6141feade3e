import { describe, expect, it } from 'vitest';
import { AnalyticInputError } from '#shared/numerics/analytic/input-error.ts';
import type { BoundarySteps, LinearTwoScale } from '#shared/numerics/analytic/linear-two-scale.ts';
import { macroAt, microAt, microMean } from '#shared/numerics/analytic/local-values.ts';
import { timeToContent } from '#shared/numerics/analytic/time-to-content.ts';
import { totalContent } from '#shared/numerics/analytic/totals.ts';

const DRYING: BoundarySteps = { initial: 1, steps: [{ timeS: 0, value: 0 }] };
const slab = (share: number, tauS: number): LinearTwoScale['micro'][number] => ({
  share,
  tauS,
  geometry: 'slab',
});
const GOOD: LinearTwoScale = { tauMacroS: 1, micro: [slab(0.5, 1)] };

function refusal(action: () => unknown): AnalyticInputError {
  try {
    action();
  } catch (error) {
    if (error instanceof AnalyticInputError) return error;
    throw error;
  }
  throw new Error('not refused');
}

describe('a problem outside the solution is refused by name', () => {
  it.each<[string, LinearTwoScale]>([
    ['tauMacroS', { ...GOOD, tauMacroS: -1 }],
    ['tauMacroS', { ...GOOD, tauMacroS: NaN }],
    ['tauMacroS', { ...GOOD, tauMacroS: Infinity }],
    ['micro[0].share', { ...GOOD, micro: [slab(-0.1, 1)] }],
    ['micro[1].share', { ...GOOD, micro: [slab(0.1, 1), slab(1.1, 1)] }],
    ['micro[0].tauS', { ...GOOD, micro: [slab(0.1, -1)] }],
    ['micro[0].geometry', { ...GOOD, micro: [{ ...slab(0.1, 1), geometry: 'cube' as 'slab' }] }],
    ['sum of micro shares', { ...GOOD, micro: [slab(0.6, 1), slab(0.6, 1)] }],
    ['biot', { ...GOOD, biot: 0 }],
    ['biot', { ...GOOD, biot: Infinity }],
    ['biot', { ...GOOD, biot: NaN }],
  ])('%s', (what, problem) => {
    const error = refusal(() => totalContent(problem, DRYING, [1]));
    expect(error.what).toBe(what);
    expect(error.allowed).not.toBe('');
    expect(error).toBeInstanceOf(RangeError);
    expect(error.message).toContain(error.found);
  });

  it('shares that sum to 1 only within round-off are accepted', () => {
    const micro = Array.from({ length: 10 }, () => slab(0.1 * (1 + 1e-15), 1));
    expect(totalContent({ tauMacroS: 1, micro }, DRYING, [1])[0]).toBeGreaterThan(0);
  });
});

describe('a boundary or place outside the solution is refused by name', () => {
  it.each<[string, BoundarySteps]>([
    ['boundary.initial', { ...DRYING, initial: NaN }],
    ['boundary.steps[0].timeS', { initial: 1, steps: [{ timeS: -1, value: 0 }] }],
    ['boundary.steps[0].value', { initial: 1, steps: [{ timeS: 0, value: Infinity }] }],
    [
      'boundary.steps[1].timeS',
      {
        initial: 1,
        steps: [
          { timeS: 1, value: 0 },
          { timeS: 1, value: 1 },
        ],
      },
    ],
  ])('%s', (what, boundary) => {
    expect(refusal(() => totalContent(GOOD, boundary, [1])).what).toBe(what);
    expect(refusal(() => timeToContent(GOOD, boundary, 0.5)).what).toBe(what);
  });

  it('times, depth, position, class and content', () => {
    expect(refusal(() => totalContent(GOOD, DRYING, [1, NaN])).what).toBe('timesS[1]');
    expect(refusal(() => macroAt(GOOD, DRYING, [1], 1.1)).what).toBe('depth');
    expect(refusal(() => microMean(GOOD, DRYING, [1], -1, 0)).what).toBe('depth');
    expect(refusal(() => microAt(GOOD, DRYING, [1], 0, 0, NaN)).what).toBe('position');
    expect(refusal(() => microMean(GOOD, DRYING, [1], 0, 1)).what).toBe('classIndex');
    expect(refusal(() => microMean(GOOD, DRYING, [1], 0, 0.5)).what).toBe('classIndex');
    expect(refusal(() => timeToContent(GOOD, DRYING, NaN)).what).toBe('content');
  });
});
