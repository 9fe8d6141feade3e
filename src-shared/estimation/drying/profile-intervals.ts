import type { Scatter } from '#shared/numerics/estimation/covariance.ts';
import type { FitCommand, FitOutcome } from '#shared/numerics/estimation/fit-outcome.ts';
import type { LeastSquaresProblem } from '#shared/numerics/estimation/least-squares-problem.ts';
import { LinearProjection } from '#shared/numerics/estimation/linear-projection.ts';
import { profileLikelihood } from '#shared/numerics/estimation/profile-likelihood.ts';
import type { ProfileEnds } from '../fitted-value.ts';
import { startedAt } from './refine.ts';

export type ProfileIntervals =
  | { readonly kind: 'intervals'; readonly intervals: readonly ProfileEnds[] }
  | { readonly kind: 'better-minimum'; readonly parameters: Float64Array };

/**
 * Profile-likelihood intervals of all free parameters at a minimum, one per parameter of the problem.
 * (`linear`: places of those in which the residuals are linear.) Where a profile meets a better minimum, that is returned instead. Yields the share that is done.
 */
export function* profileIntervals(
  problem: LeastSquaresProblem,
  linear: readonly number[],
  minimum: FitOutcome,
  sigma: Scatter,
): Generator<number, ProfileIntervals, FitCommand> {
  const started = startedAt(problem, minimum.parameters);
  const intervals: ProfileEnds[] = [];
  for (const [parameter, { fixed }] of problem.parameters.entries()) {
    if (fixed === true) {
      intervals.push(undefined);
      continue;
    }
    const projection = new LinearProjection(
      started,
      linear.filter((k) => k !== parameter),
    );
    const profiling = profileLikelihood(projection.problem, minimum, {
      parameter,
      sigma,
      pointsPerSide: 0,
    });
    let next = profiling.next();
    while (next.done !== true) next = profiling.next(yield parameter / problem.parameters.length);
    const profile = next.value;
    if (profile.outcome === 'better-minimum') {
      return { kind: 'better-minimum', parameters: projection.completed(profile.parameters) };
    }
    intervals.push(profile.outcome === 'complete' ? profile : undefined);
  }
  return { kind: 'intervals', intervals };
}
