import type {
  FitCommand,
  FitOutcome,
  FitProgress,
} from '#shared/numerics/estimation/fit-outcome.ts';
import type { LeastSquaresProblem } from '#shared/numerics/estimation/least-squares-problem.ts';
import { levenbergMarquardt } from '#shared/numerics/estimation/levenberg-marquardt.ts';
import { LinearProjection } from '#shared/numerics/estimation/linear-projection.ts';

/** Where a search is. */
export interface SearchProgress {
  /** share of the search that is done */
  readonly fraction: number;
  /** which start, from 1; undefined while the best one is refined */
  readonly start: { readonly number: number; readonly count: number } | undefined;
  readonly iteration: number;
  /** all parameters, completed */
  readonly parameters: () => Float64Array;
}

export type Searching<R> = Generator<SearchProgress, R, FitCommand>;

/** An iteration of a fit whose linear parameters are projected out. */
export function searchProgress(
  projection: LinearProjection,
  { iteration, parameters }: FitProgress,
  fraction: number,
  start?: SearchProgress['start'],
): SearchProgress {
  return { fraction, start, iteration, parameters: () => projection.completed(parameters) };
}

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
  while (next.done !== true) {
    next = fitting.next(yield searchProgress(projection, next.value, 1));
  }
  return { ...next.value, parameters: projection.completed(next.value.parameters) };
}
