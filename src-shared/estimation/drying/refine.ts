import type { FitCommand, FitOutcome } from '#shared/numerics/estimation/fit-outcome.ts';
import type { LeastSquaresProblem } from '#shared/numerics/estimation/least-squares-problem.ts';
import { levenbergMarquardt } from '#shared/numerics/estimation/levenberg-marquardt.ts';
import { LinearProjection } from '#shared/numerics/estimation/linear-projection.ts';

/** Yields the share that is done. */
export type Searching<R> = Generator<number, R, FitCommand>;

/** The problem with other starts. */
export function startedAt(
  problem: LeastSquaresProblem,
  values: ArrayLike<number>,
): LeastSquaresProblem {
  const parameters = problem.parameters.map((parameter, k) =>
    parameter.fixed === true ? parameter : { ...parameter, start: within(parameter, values[k]!) },
  );
  return { ...problem, parameters };
}

function within({ lower, upper }: { lower: number; upper: number }, value: number): number {
  return Math.min(upper, Math.max(lower, value));
}

/**
 * Continues to the nearest minimum.
 *
 * @param linear places of the free parameters in which the residuals are linear
 */
export function* refine(
  problem: LeastSquaresProblem,
  linear: readonly number[],
  start: ArrayLike<number>,
): Searching<FitOutcome> {
  const projection = new LinearProjection(startedAt(problem, start), linear);
  const fitting = levenbergMarquardt(projection.problem);
  let next = fitting.next();
  while (next.done !== true) next = fitting.next(yield 1);
  return { ...next.value, parameters: projection.completed(next.value.parameters) };
}
