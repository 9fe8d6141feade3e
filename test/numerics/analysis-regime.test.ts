import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { meanTimeMicroShare } from '#shared/numerics/analysis/diffusion-times.ts';
import { oneScaleErrors } from '#shared/numerics/analysis/one-scale-errors.ts';
import { classifyRegime, DEFAULT_REGIME_THRESHOLD } from '#shared/numerics/analysis/regime.ts';
import type { BoundarySteps, LinearTwoScale } from '#shared/numerics/analytic/linear-two-scale.ts';
import { totalContent } from '#shared/numerics/analytic/totals.ts';
import { twoScaleProblem } from '../support/arbitrary-two-scale.ts';

const DRYING: BoundarySteps = { initial: 1, steps: [{ timeS: 0, value: 0 }] };
const slabs = (beta: number, ratio: number): LinearTwoScale => ({
  tauMacroS: 1,
  micro: [{ share: beta, tauS: ratio, geometry: 'slab' }],
});

describe('share of the mean drying time', () => {
  it('is beta tau_micro / (tau_macro + beta tau_micro) for slabs', () => {
    expect(meanTimeMicroShare(slabs(0.5, 10))).toBeCloseTo(5 / 6, 15);
    // 11 % of the water cause 65 % of the mean drying time.
    expect(meanTimeMicroShare(slabs(0.11, 17))).toBeCloseTo(0.65, 2);
  });

  it('weighs geometries by 1/3, 1/8, 1/15, adds classes, and counts the film as macro', () => {
    const problem: LinearTwoScale = {
      tauMacroS: 2,
      micro: [
        { share: 0.3, tauS: 6, geometry: 'cylinder' },
        { share: 0.2, tauS: 9, geometry: 'sphere' },
      ],
      biot: 4,
    };
    const micro = (0.3 * 6) / 8 + (0.2 * 9) / 15;
    expect(meanTimeMicroShare(problem)).toBeCloseTo(micro / (micro + 2 / 3 + 2 / 4), 15);
  });

  it('is 0 or 1 where only one scale resists, and 0 where none does', () => {
    expect(meanTimeMicroShare({ tauMacroS: 1, micro: [] })).toBe(0);
    expect(meanTimeMicroShare({ ...slabs(0.5, 1), tauMacroS: 0 })).toBe(1);
    expect(meanTimeMicroShare({ tauMacroS: 0, micro: [] })).toBe(0);
  });
});

describe('errors of one-scale models', () => {
  it('has the values known for the published cases', () => {
    expect(oneScaleErrors(slabs(0.5, 0.1)).macroOnly.error).toBeCloseTo(0.027, 3);
    expect(oneScaleErrors(slabs(0.11, 1)).macroOnly.error).toBeCloseTo(0.023, 3);
  });

  it('a micro-only model is wrong by the macro water from the start', () => {
    const { microOnly } = oneScaleErrors(slabs(0.11, 17));
    expect(microOnly.error).toBeCloseTo(0.89, 12);
    expect(microOnly.timeS).toBe(0);
  });

  it('vanishes where the other resistance is absent', () => {
    expect(oneScaleErrors(slabs(0.5, 0)).macroOnly.error).toBe(0);
    expect(oneScaleErrors({ ...slabs(0.5, 1), tauMacroS: 0 }).microOnly.error).toBe(0);
    const none = oneScaleErrors({ tauMacroS: 0, micro: [] });
    expect(none).toEqual({ macroOnly: { error: 0, timeS: 0 }, microOnly: { error: 0, timeS: 0 } });
  });

  it('is the largest difference of the curves, to 1e-6, for any problem', () => {
    // Log-spaced densely enough to miss a peak by less than the tolerance.
    const timesS = Array.from({ length: 7500 }, (_, k) => 10 ** (-10 + k * 0.002));
    fc.assert(
      fc.property(twoScaleProblem, (problem) => {
        const both = totalContent(problem, DRYING, timesS);
        const { micro, ...macroPart } = problem;
        const macro = totalContent(
          { ...macroPart, micro: micro.map((c) => ({ ...c, tauS: 0 })) },
          DRYING,
          timesS,
        );
        const errors = oneScaleErrors(problem);
        const largest = both.reduce(
          (most, value, k) => Math.max(most, Math.abs(value - macro[k]!)),
          0,
        );
        if (problem.tauMacroS > 0)
          expect(Math.abs(errors.macroOnly.error - largest)).toBeLessThan(1e-6);
        const microOnly = totalContent({ tauMacroS: 0, micro }, DRYING, timesS);
        const beta = micro.reduce((sum, { share }) => sum + share, 0);
        const largestMicro = both.reduce(
          (most, value, k) => Math.max(most, Math.abs(value - microOnly[k]!)),
          problem.tauMacroS > 0 ? 1 - beta : 0,
        );
        expect(Math.abs(errors.microOnly.error - largestMicro)).toBeLessThan(1e-6);
      }),
      { numRuns: 15 },
    );
  });

  it('does not change when all times are stretched', () => {
    const slow: LinearTwoScale = {
      tauMacroS: 1e6,
      micro: [{ share: 0.4, tauS: 3e6, geometry: 'sphere' }],
    };
    const fast: LinearTwoScale = {
      tauMacroS: 1,
      micro: [{ share: 0.4, tauS: 3, geometry: 'sphere' }],
    };
    const a = oneScaleErrors(slow).macroOnly;
    const b = oneScaleErrors(fast).macroOnly;
    expect(a.error).toBeCloseTo(b.error, 10);
    expect(a.timeS / b.timeS).toBeCloseTo(1e6, -3);
  });
});

describe('regime', () => {
  const errors = (macro: number, micro: number): Parameters<typeof classifyRegime>[0] => ({
    macroOnly: { error: macro, timeS: 1 },
    microOnly: { error: micro, timeS: 1 },
  });

  it('is named after the one-scale model that is good enough', () => {
    expect(DEFAULT_REGIME_THRESHOLD).toBe(0.02);
    expect(classifyRegime(errors(0.02, 0.5))).toBe('macro');
    expect(classifyRegime(errors(0.5, 0.02))).toBe('micro');
    expect(classifyRegime(errors(0.0201, 0.0201))).toBe('both');
    expect(classifyRegime(errors(0.03, 0.5), 0.05)).toBe('macro');
  });

  it('is named after the better one if both are', () => {
    expect(classifyRegime(errors(0.01, 0.005))).toBe('micro');
    expect(classifyRegime(errors(0.005, 0.01))).toBe('macro');
  });

  it('goes from macro through both to micro as the micro scale slows down', () => {
    const of = (beta: number, ratio: number): string =>
      classifyRegime(oneScaleErrors(slabs(beta, ratio)));
    expect(of(0.5, 0.01)).toBe('macro');
    expect(of(0.5, 1)).toBe('both');
    expect(of(0.99, 1000)).toBe('micro');
  });
});
