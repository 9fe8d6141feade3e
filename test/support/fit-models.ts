/** Small fits with synthetic scatter. */
import type {
  FitParameter,
  LeastSquaresProblem,
} from '#shared/numerics/estimation/least-squares-problem.ts';
import { seededRandom } from '#shared/numerics/estimation/seeded-random.ts';

export function freeParameter(name: string, start: number): FitParameter {
  return { name, start, lower: -Infinity, upper: Infinity, transform: 'none' };
}

/** Standard normal numbers (Box-Muller) from a seed. */
export function normalNumbers(seed: number, count: number): number[] {
  const random = seededRandom(seed);
  return Array.from({ length: count }, () => {
    const radius = Math.sqrt(-2 * Math.log(1 - random()));
    return radius * Math.cos(2 * Math.PI * random());
  });
}

export function curveProblem(
  parameters: readonly FitParameter[],
  x: readonly number[],
  y: readonly number[],
  model: (x: number, p: Float64Array) => number,
): LeastSquaresProblem {
  return {
    parameters,
    pointCount: x.length,
    residuals: (p, out) => x.forEach((value, i) => (out[i] = model(value, p) - y[i]!)),
  };
}

export const line = (x: number, p: Float64Array): number => p[0]! + p[1]! * x;
export const decay = (x: number, p: Float64Array): number => p[0]! * Math.exp(-x / p[1]!);
