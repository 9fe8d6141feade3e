import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { estimateCovariance } from '#shared/numerics/estimation/covariance.ts';
import type { LeastSquaresProblem } from '#shared/numerics/estimation/least-squares-problem.ts';
import { levenbergMarquardt } from '#shared/numerics/estimation/levenberg-marquardt.ts';
import { drain } from '../../../support/drain.ts';
import {
  curveProblem,
  decay,
  freeParameter,
  line,
  normalNumbers,
} from '../../../support/fit-models.ts';

const x = Array.from({ length: 30 }, (_, i) => 0.2 * i);
const noise = normalNumbers(7, x.length);
const y = x.map((value, i) => 3 * Math.exp(-value / 1.7) + 0.05 * noise[i]!);
const start = [freeParameter('amplitude', 1), freeParameter('tau', 1)];

describe('Levenberg-Marquardt', () => {
  it('ends at the minimum where nearly equal columns cut steps off at bounds', () => {
    const entry = fc.integer({ min: -100, max: 100 }).map((value) => value / 100);
    const bounds = { start: 0.1, lower: -0.2, upper: 0.3, transform: 'none' as const };
    const three = [0, 1, 2];
    fc.assert(
      fc.property(
        fc.array(entry, { minLength: 9, maxLength: 9 }),
        fc.array(entry, { minLength: 3, maxLength: 3 }),
        (entries, right) => {
          const rows = three.map((i) => {
            const [first, second, third] = entries.slice(3 * i);
            return [first!, first! + 0.01 * second!, 0.5 * first! + 0.1 * third!];
          });
          const at = (p: ArrayLike<number>): number[] =>
            rows.map((row, i) => row.reduce((sum, a, k) => sum + a * p[k]!, -3 * right[i]!));
          const { outcome, parameters } = drain(
            levenbergMarquardt({
              parameters: three.map((k) => ({ name: `p${k}`, ...bounds })),
              pointCount: 3,
              residuals: (p, out) => out.set(at(p)),
            }),
          );
          expect(outcome).toBe('converged');
          const residuals = at(parameters);
          for (const k of three) {
            const slope = rows.reduce((sum, row, i) => sum + row[k]! * residuals[i]!, 0);
            if (Math.abs(slope) < 1e-6) continue;
            expect(parameters[k]).toBeCloseTo(slope > 0 ? bounds.lower : bounds.upper, 12);
          }
        },
      ),
      // Where cut-off steps mislead is rare.
      {
        numRuns: 2000,
        examples: [
          [
            [-1, 0, 0, -1, 0, 0, 0, 0, 1],
            [0, 0, -1],
          ],
        ],
      },
    );
  });

  it('never evaluates outside the bounds and ends at the best point between them', () => {
    const bounds = fc.record({
      low: fc.double({ min: 0.1, max: 2.9, noNaN: true }),
      width: fc.double({ min: 0.01, max: 3, noNaN: true }),
      share: fc.double({ min: 0, max: 1, noNaN: true }),
      isLog: fc.boolean(),
    });
    fc.assert(
      fc.property(bounds, ({ low, width, share, isLog }) => {
        const upper = low + width;
        const tau = {
          name: 'tau',
          start: Math.min(upper, low + share * width),
          lower: low,
          upper,
          transform: isLog ? ('log' as const) : ('none' as const),
        };
        const inner = curveProblem([freeParameter('amplitude', 1), tau], x, y, decay);
        const problem: LeastSquaresProblem = {
          ...inner,
          residuals: (p, out) => {
            if (!(p[1]! >= low && p[1]! <= upper)) throw new Error(`tau = ${p[1]}`);
            inner.residuals(p, out);
          },
        };
        const fit = drain(levenbergMarquardt(problem));
        expect(fit.outcome).toBe('converged');
        const free = drain(levenbergMarquardt(curveProblem(start, x, y, decay)));
        const nearest = Math.min(upper, Math.max(low, free.parameters[1]!));
        expect(fit.parameters[1]! / nearest - 1).toBeCloseTo(0, 7);
        expect(fit.atBound[1]).toBe(
          nearest === low ? 'lower' : nearest === upper ? 'upper' : undefined,
        );
      }),
      { numRuns: 60 },
    );
  });

  it('gives the same fit whatever the units of a parameter and of the data', () => {
    const reference = drain(levenbergMarquardt(curveProblem(start, x, y, decay)));
    const errors = (problem: LeastSquaresProblem, p: Float64Array): Float64Array =>
      estimateCovariance(problem, p, 'estimated').standardErrors;
    const referenceErrors = errors(curveProblem(start, x, y, decay), reference.parameters);
    const exponent = fc.double({ min: -9, max: 9, noNaN: true });
    fc.assert(
      fc.property(exponent, exponent, fc.boolean(), (a, b, isLog) => {
        const data = 10 ** a;
        const unit = 10 ** b;
        const parameters = [
          freeParameter('amplitude', data),
          {
            ...freeParameter('tau', unit),
            transform: isLog ? ('log' as const) : ('none' as const),
          },
        ];
        const problem = curveProblem(
          parameters,
          x,
          y.map((value) => value * data),
          (value, p) => decay(value, Float64Array.of(p[0]!, p[1]! / unit)),
        );
        const fit = drain(levenbergMarquardt(problem));
        expect(relative(fit.parameters[0]! / data, reference.parameters[0]!)).toBeLessThan(1e-9);
        expect(relative(fit.parameters[1]! / unit, reference.parameters[1]!)).toBeLessThan(1e-9);
        const scaled = errors(problem, fit.parameters);
        expect(relative(scaled[0]! / data, referenceErrors[0]!)).toBeLessThan(1e-8);
        expect(relative(scaled[1]! / unit, referenceErrors[1]!)).toBeLessThan(1e-8);
      }),
      { numRuns: 60 },
    );
  });

  it('does the same with given derivatives, in both transforms', () => {
    for (const transform of ['none', 'log'] as const) {
      const parameters = start.map((parameter) => ({ ...parameter, transform }));
      const differences = {
        ...curveProblem(parameters, x, y, decay),
        sigma: x.map((value) => 1 + value),
      };
      const exact: LeastSquaresProblem = {
        ...differences,
        jacobian: (p, out) => {
          x.forEach((value, i) => {
            out[i] = Math.exp(-value / p[1]!);
            out[x.length + i] = (p[0]! * value * Math.exp(-value / p[1]!)) / p[1]! ** 2;
          });
        },
      };
      const given = drain(levenbergMarquardt(exact));
      const approximate = drain(levenbergMarquardt(differences));
      expect(given.evaluations).toBeLessThan(approximate.evaluations);
      for (const k of [0, 1]) {
        expect(relative(approximate.parameters[k]!, given.parameters[k]!)).toBeLessThan(1e-9);
      }
    }
  });

  it('solves a linear problem as the normal equations do, with weights', () => {
    const sigma = x.map((_, i) => 0.5 + (i % 3));
    const sums = [0, 0, 0, 0, 0];
    x.forEach((value, i) => {
      const weight = 1 / sigma[i]! ** 2;
      [1, value, value * value, y[i]!, value * y[i]!].forEach((t, k) => (sums[k]! += weight * t));
    });
    const [s, sx, sxx, sy, sxy] = sums as [number, number, number, number, number];
    const slope = (s * sxy - sx * sy) / (s * sxx - sx * sx);
    const parameters = [freeParameter('intercept', 0), freeParameter('slope', 0)];
    const fit = drain(levenbergMarquardt({ ...curveProblem(parameters, x, y, line), sigma }));
    expect(relative(fit.parameters[1]!, slope)).toBeLessThan(1e-10);
    expect(relative(fit.parameters[0]!, (sy - slope * sx) / s)).toBeLessThan(1e-10);
  });

  it('keeps fixed parameters and reports every iteration as an improvement', () => {
    const parameters = [freeParameter('amplitude', 1), { ...freeParameter('tau', 2), fixed: true }];
    let last = Infinity;
    const fitting = levenbergMarquardt(curveProblem(parameters, x, y, decay));
    let next = fitting.next();
    while (next.done !== true) {
      expect(next.value.parameters[1]).toBe(2);
      expect(next.value.sumOfSquares).toBeLessThanOrEqual(last * (1 + 1e-12));
      last = next.value.sumOfSquares;
      next = fitting.next();
    }
    expect(next.value.parameters[1]).toBe(2);
    expect(next.value.sumOfSquares).toBe(last);
  });

  it('stops within an iteration when cancelled, with the best point so far', () => {
    const fitting = levenbergMarquardt(curveProblem(start, x, y, decay));
    const first = fitting.next();
    const second = fitting.next('cancel');
    expect(second.done).toBe(true);
    expect(second.value).toMatchObject({ outcome: 'cancelled', iterations: 1 });
    expect(second.value.sumOfSquares).toBe(first.value.sumOfSquares);
    expect(second.value.parameters).toEqual(first.value.parameters);
  });

  it('says when the iterations were too few and when the start is undefined', () => {
    const problem = curveProblem(start, x, y, decay);
    expect(drain(levenbergMarquardt(problem, { maxIterations: 1 }))).toMatchObject({
      outcome: 'iteration-limit',
      iterations: 1,
    });
    const undefinedModel = curveProblem(start, x, y, () => NaN);
    expect(drain(levenbergMarquardt(undefinedModel)).outcome).toBe('failed');
  });

  it('walks around places where the model is not defined', () => {
    const gated = curveProblem(start, x, y, (value, p) => (p[1]! > 4 ? NaN : decay(value, p)));
    const reference = drain(levenbergMarquardt(curveProblem(start, x, y, decay)));
    const fit = drain(levenbergMarquardt(gated));
    expect(relative(fit.parameters[1]!, reference.parameters[1]!)).toBeLessThan(1e-9);
  });

  it('meets data without scatter exactly', () => {
    const exact = x.map((value) => 3 * Math.exp(-value / 1.7));
    const fit = drain(levenbergMarquardt(curveProblem(start, x, exact, decay)));
    expect(fit.outcome).toBe('converged');
    expect(relative(fit.parameters[1]!, 1.7)).toBeLessThan(1e-12);
  });

  it.each([
    [{ lower: 2 }, 'start between'],
    [{ start: NaN }, 'finite number'],
    [{ start: -1, transform: 'log' as const }, 'no logarithm'],
  ])('refuses a parameter with %j', (change, message) => {
    const parameters = [{ ...freeParameter('amplitude', 1), ...change }];
    const fitting = levenbergMarquardt(curveProblem(parameters, x, y, (_, p) => p[0]!));
    expect(() => fitting.next()).toThrow(message);
  });

  it('refuses more parameters than points and a standard deviation of 0', () => {
    const onePoint = curveProblem(start, [1], [1], decay);
    expect(() => levenbergMarquardt(onePoint).next()).toThrow('1 points cannot determine 2');
    const unweighted = { ...curveProblem(start, x, y, decay), sigma: x };
    expect(() => levenbergMarquardt(unweighted).next()).toThrow('deviation of point 0 is 0');
  });
});

function relative(value: number, expected: number): number {
  return Math.abs(value / expected - 1);
}
