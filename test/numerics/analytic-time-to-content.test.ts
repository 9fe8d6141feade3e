import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BoundarySteps, LinearTwoScale } from '#shared/numerics/analytic/linear-two-scale.ts';
import { timeToContent } from '#shared/numerics/analytic/time-to-content.ts';
import { totalContent } from '#shared/numerics/analytic/totals.ts';
import { boundarySteps, twoScaleProblem } from '../support/arbitrary-two-scale.ts';

const DRYING: BoundarySteps = { initial: 1, steps: [{ timeS: 0, value: 0 }] };
const BOTH: LinearTwoScale = { tauMacroS: 1, micro: [{ share: 0.5, tauS: 10, geometry: 'slab' }] };

describe('time to a content', () => {
  it('is the inverse of the curve, from the first to the last traces', () => {
    for (const content of [1 - 1e-9, 0.999, 0.5, 0.01, 1e-6]) {
      const timeS = timeToContent(BOTH, DRYING, content)!;
      expect(totalContent(BOTH, DRYING, [timeS])[0]).toBeCloseTo(content, 13);
    }
  });

  it('works for uptake', () => {
    const uptake: BoundarySteps = { initial: 0.2, steps: [{ timeS: 4, value: 1 }] };
    const timeS = timeToContent(BOTH, uptake, 0.6)!;
    expect(timeS - 4).toBeCloseTo(timeToContent(BOTH, DRYING, 0.5)!, 12);
  });

  it('is 0 for the content at the start', () => {
    expect(timeToContent(BOTH, DRYING, 1)).toBe(0);
  });

  it.each([0, -0.1, 1.1])('is undefined for %d, which drying to 0 never reaches', (content) => {
    expect(timeToContent(BOTH, DRYING, content)).toBeUndefined();
  });

  it('is undefined without a step', () => {
    expect(timeToContent(BOTH, { initial: 1, steps: [] }, 0.5)).toBeUndefined();
  });

  it('finds the later interval when the first one stops short', () => {
    const steps: BoundarySteps = {
      initial: 1,
      steps: [
        { timeS: 0, value: 0.5 },
        { timeS: 200, value: 0 },
      ],
    };
    expect(timeToContent(BOTH, steps, 0.25)! - 200).toBeCloseTo(
      timeToContent(BOTH, DRYING, 0.5)!,
      8,
    );
  });

  it('finds a shallow crossing between two opposite steps', () => {
    const pulse: BoundarySteps = {
      initial: 1,
      steps: [
        { timeS: 0, value: 0 },
        { timeS: 0.01, value: 1 },
      ],
    };
    const lowest = totalContent(BOTH, pulse, [0.01])[0]!;
    expect(timeToContent(BOTH, pulse, lowest + 1e-9)).toBeLessThan(0.01);
    expect(timeToContent(BOTH, pulse, lowest - 1e-9)).toBeUndefined();
  });

  it('passes over a rebound between two steps to the crossing after it', () => {
    const rebound: BoundarySteps = {
      initial: 1,
      steps: [
        { timeS: 0, value: 0 },
        { timeS: 0.3, value: 0.4 },
      ],
    };
    const timesS = [0.3, 0.5, 2, 4];
    const [atStep, atPeak, before, after] = totalContent(BOTH, rebound, timesS);
    expect(atPeak).toBeGreaterThan(atStep! + 0.05);
    const content = atStep! - 0.02;
    expect(before).toBeGreaterThan(content);
    expect(after).toBeLessThan(content);
    const timeS = timeToContent(BOTH, rebound, content)!;
    expect(totalContent(BOTH, rebound, [timeS])[0]).toBeCloseTo(content, 13);
    expect(timeS).toBeGreaterThan(2);
    expect(timeS).toBeLessThan(4);
  });

  it('is the time of the step for contents that a jump passes', () => {
    const jumping: LinearTwoScale = {
      tauMacroS: 0,
      micro: [
        { share: 0.5, tauS: 1, geometry: 'slab' },
        { share: 0.1, tauS: 0, geometry: 'slab' },
      ],
    };
    const late: BoundarySteps = { initial: 1, steps: [{ timeS: 2, value: 0 }] };
    expect(timeToContent(jumping, late, 0.7)).toBe(2);
    expect(timeToContent(jumping, late, 0.499)).toBeGreaterThan(2);
    expect(timeToContent({ tauMacroS: 0, micro: [] }, late, 0)).toBe(2);
    expect(timeToContent({ tauMacroS: 0, micro: [] }, late, -0.1)).toBeUndefined();
  });

  it('is the first crossing for any problem and any steps', () => {
    fc.assert(
      fc.property(
        twoScaleProblem,
        boundarySteps,
        fc.double({ min: 0, max: 1, noNaN: true }),
        (problem, boundary, content) => {
          const timeS = timeToContent(problem, boundary, content);
          const start = boundary.initial - content;
          const horizon = timeS ?? 1e4;
          for (let k = 1; k < 400; k++) {
            const t = horizon * (1 - 1e-9) * (timeS === undefined ? 10 ** (-k / 50) : k / 400);
            const gap = totalContent(problem, boundary, [t])[0]! - content;
            expect(gap * Math.sign(start)).toBeGreaterThan(-1e-9);
          }
          if (timeS === undefined) return;
          const [before, after] = totalContent(problem, boundary, [
            timeS,
            timeS * (1 + 1e-12) + 1e-13,
          ]);
          const low = Math.min(before!, after!) - 1e-6;
          const high = Math.max(before!, after!) + 1e-6;
          expect(content).toBeGreaterThanOrEqual(low);
          expect(content).toBeLessThanOrEqual(high);
        },
      ),
      { numRuns: 150 },
    );
  });
});
