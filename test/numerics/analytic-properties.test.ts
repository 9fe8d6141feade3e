import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { remainderAfterStep } from '#shared/numerics/analytic/contour.ts';
import { prepareProblem } from '#shared/numerics/analytic/linear-two-scale.ts';
import type { BoundarySteps, LinearTwoScale } from '#shared/numerics/analytic/linear-two-scale.ts';
import { macroAt, microAt, microMean } from '#shared/numerics/analytic/local-values.ts';
import { macroMean, totalContent } from '#shared/numerics/analytic/totals.ts';
import { totalTransfer } from '#shared/numerics/analytic/transfer-functions.ts';
import { boundarySteps, twoScaleProblem } from '../support/arbitrary-two-scale.ts';

const DRYING: BoundarySteps = { initial: 1, steps: [{ timeS: 0, value: 0 }] };
const TIMES = Array.from({ length: 41 }, (_, k) => 10 ** (-8 + 0.3 * k));

/** Gauss-Legendre on [0, 1], 5 points in each of `panels` panels graded towards 1. */
function integrate(panels: number, evaluate: (x: number) => number): number {
  const nodes = [0, 0.5384693101056831, -0.5384693101056831, 0.906179845938664, -0.906179845938664];
  const weights = [
    0.5688888888888889, 0.47862867049936647, 0.47862867049936647, 0.23692688505618908,
    0.23692688505618908,
  ];
  let sum = 0;
  for (let panel = 0; panel < panels; panel++) {
    const left = 1 - (1 - panel / panels) ** 3;
    const half = (1 - (1 - (panel + 1) / panels) ** 3 - left) / 2;
    nodes.forEach((node, k) => (sum += half * weights[k]! * evaluate(left + half * (1 + node))));
  }
  return sum;
}

describe('desorption of any problem', () => {
  it('stays between 0 and 1 and never rises, before any clipping', () => {
    fc.assert(
      fc.property(twoScaleProblem, (problem) => {
        const parameters = prepareProblem(problem);
        let before = 1;
        for (const timeS of TIMES) {
          const now = remainderAfterStep((out, p) => totalTransfer(out, p, parameters), timeS);
          expect(now).toBeGreaterThan(-1e-12);
          expect(now).toBeLessThan(before + 1e-12);
          before = now;
        }
      }),
      { numRuns: 300 },
    );
  });

  it('dries from the open face inwards and from the macro to the micro scale', () => {
    fc.assert(
      fc.property(twoScaleProblem, (problem) => {
        const inner = macroAt(problem, DRYING, TIMES, 0.2);
        const outer = macroAt(problem, DRYING, TIMES, 0.8);
        const micro = microMean(problem, DRYING, TIMES, 0.2, 0);
        const centre = microAt(problem, DRYING, TIMES, 0.2, 0, 0);
        TIMES.forEach((_, k) => {
          expect(outer[k]).toBeLessThanOrEqual(inner[k]! + 1e-12);
          expect(inner[k]).toBeLessThanOrEqual(micro[k]! + 1e-12);
          expect(micro[k]).toBeLessThanOrEqual(centre[k]! + 1e-12);
        });
      }),
      { numRuns: 100 },
    );
  });
});

describe('consistency of local values and totals', () => {
  it('macro values integrate to their mean, and both scales to the total', () => {
    fc.assert(
      fc.property(
        twoScaleProblem,
        fc.double({ min: 0.02, max: 2, noNaN: true }),
        (problem, factor) => {
          const times = [factor * Math.max(problem.tauMacroS, 1e-3)];
          const macro = integrate(24, (z) => macroAt(problem, DRYING, times, z)[0]!);
          expect(macro).toBeCloseTo(macroMean(problem, DRYING, times)[0]!, 9);
          let total = macro * (1 - problem.micro.reduce((sum, { share }) => sum + share, 0));
          problem.micro.forEach(({ share }, j) => {
            total += share * integrate(24, (z) => microMean(problem, DRYING, times, z, j)[0]!);
          });
          expect(total).toBeCloseTo(totalContent(problem, DRYING, times)[0]!, 9);
        },
      ),
      { numRuns: 25 },
    );
  });

  it.each([
    ['slab', 1],
    ['cylinder', 2],
    ['sphere', 3],
  ] as const)('a %s integrates to its mean', (geometry, dimension) => {
    const problem: LinearTwoScale = { tauMacroS: 1, micro: [{ share: 0.5, tauS: 2, geometry }] };
    for (const timeS of [0.05, 0.4, 2]) {
      const mean = integrate(
        24,
        (x) => dimension * x ** (dimension - 1) * microAt(problem, DRYING, [timeS], 0.5, 0, x)[0]!,
      );
      expect(mean).toBeCloseTo(microMean(problem, DRYING, [timeS], 0.5, 0)[0]!, 11);
    }
  });
});

describe('symmetries', () => {
  it('two identical classes are one', () => {
    fc.assert(
      fc.property(twoScaleProblem, fc.double({ min: 0, max: 1, noNaN: true }), (problem, part) => {
        const [first, ...rest] = problem.micro;
        const halves = [
          { ...first!, share: first!.share * part },
          { ...first!, share: first!.share * (1 - part) },
        ];
        const split = totalContent({ ...problem, micro: [...halves, ...rest] }, DRYING, TIMES);
        const whole = totalContent(problem, DRYING, TIMES);
        TIMES.forEach((_, k) => expect(split[k]).toBeCloseTo(whole[k]!, 12));
      }),
    );
  });

  it('all times scale together', () => {
    fc.assert(
      fc.property(
        twoScaleProblem,
        fc.double({ min: -6, max: 6, noNaN: true }),
        (problem, exponent) => {
          const factor = 10 ** exponent;
          const slower: LinearTwoScale = {
            ...problem,
            tauMacroS: problem.tauMacroS * factor,
            micro: problem.micro.map((c) => ({ ...c, tauS: c.tauS * factor })),
          };
          const later = totalContent(
            slower,
            DRYING,
            TIMES.map((timeS) => timeS * factor),
          );
          const reference = totalContent(problem, DRYING, TIMES);
          TIMES.forEach((_, k) => expect(later[k]).toBeCloseTo(reference[k]!, 11));
        },
      ),
    );
  });

  it('uptake mirrors drying', () => {
    fc.assert(
      fc.property(twoScaleProblem, (problem) => {
        const drying = totalContent(problem, DRYING, TIMES);
        const uptake = totalContent(
          problem,
          { initial: 0, steps: [{ timeS: 0, value: 1 }] },
          TIMES,
        );
        TIMES.forEach((_, k) => expect(drying[k]! + uptake[k]!).toBeCloseTo(1, 14));
      }),
    );
  });
});

describe('piecewise-constant boundary', () => {
  it('splitting a step into two of equal value changes nothing', () => {
    fc.assert(
      fc.property(
        twoScaleProblem,
        boundarySteps,
        fc.double({ min: 1e-6, max: 10, noNaN: true }),
        (problem, boundary, delayS) => {
          const last = boundary.steps.at(-1)!;
          const split: BoundarySteps = {
            ...boundary,
            steps: [...boundary.steps, { timeS: last.timeS + delayS, value: last.value }],
          };
          const reference = totalContent(problem, boundary, TIMES);
          totalContent(problem, split, TIMES).forEach((value, k) =>
            expect(value).toBeCloseTo(reference[k]!, 12),
          );
        },
      ),
    );
  });

  it('the response to a sum is the sum of the responses', () => {
    fc.assert(
      fc.property(twoScaleProblem, boundarySteps, boundarySteps, (problem, a, b) => {
        const valueAt = ({ initial, steps }: BoundarySteps, timeS: number): number =>
          steps.findLast((step) => step.timeS <= timeS)?.value ?? initial;
        const stepTimes = [...new Set([...a.steps, ...b.steps].map(({ timeS }) => timeS))];
        const sum: BoundarySteps = {
          initial: a.initial + b.initial,
          steps: stepTimes
            .sort((x, y) => x - y)
            .map((timeS) => ({ timeS, value: valueAt(a, timeS) + valueAt(b, timeS) })),
        };
        const responseA = totalContent(problem, a, TIMES);
        const responseB = totalContent(problem, b, TIMES);
        totalContent(problem, sum, TIMES).forEach((value, k) =>
          expect(value).toBeCloseTo(responseA[k]! + responseB[k]!, 11),
        );
      }),
    );
  });

  it('stays within the values it has seen', () => {
    fc.assert(
      fc.property(twoScaleProblem, boundarySteps, (problem, boundary) => {
        const seen = [boundary.initial, ...boundary.steps.map(({ value }) => value)];
        for (const value of totalContent(problem, boundary, TIMES)) {
          expect(value).toBeGreaterThanOrEqual(Math.min(...seen) - 1e-12);
          expect(value).toBeLessThanOrEqual(Math.max(...seen) + 1e-12);
        }
      }),
    );
  });
});
