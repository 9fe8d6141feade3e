import type { Scatter } from '#shared/numerics/estimation/covariance.ts';
import type { FitCommand, FitOutcome } from '#shared/numerics/estimation/fit-outcome.ts';
import type { LeastSquaresProblem } from '#shared/numerics/estimation/least-squares-problem.ts';
import { LinearProjection } from '#shared/numerics/estimation/linear-projection.ts';
import { profileLikelihood } from '#shared/numerics/estimation/profile-likelihood.ts';
import type { ProfileEnds } from '../fitted-value.ts';
import { startedAt } from './refine.ts';

export type ProfileIntervals =
  | { readonly kind: 'intervals'; readonly intervals: readonly ProfileEnds[] }
  | { readonly kind: 'better-minimum'; readonly parameters: Float64Array }
  /** With those that were complete by then. */
  | { readonly kind: 'cancelled'; readonly intervals: readonly ProfileEnds[] };

/** The free parameter whose profile is being followed, from 1. */
export interface ProfileProgress {
  readonly number: number;
  readonly count: number;
  readonly iteration: number;
}

/**
 * Profile-likelihood intervals of all free parameters at a minimum, one per parameter of the problem.
 * (`tolerance`: of an end, as a share of its distance; very small without it.
 * `linear`: places of those in which the residuals are linear.) Where a profile meets a better minimum, that is returned instead. Send 'cancel' to stop.
 */
export function* profileIntervals(
  problem: LeastSquaresProblem,
  linear: readonly number[],
  minimum: FitOutcome,
  sigma: Scatter,
  tolerance?: number,
): Generator<ProfileProgress, ProfileIntervals, FitCommand> {
  const started = startedAt(problem, minimum.parameters);
  const intervals: ProfileEnds[] = [];
  const count = problem.parameters.filter(({ fixed }) => fixed !== true).length;
  let number = 0;
  for (const [parameter, { fixed }] of problem.parameters.entries()) {
    if (fixed === true) {
      intervals.push(undefined);
      continue;
    }
    number++;
    const projection = new LinearProjection(
      started,
      linear.filter((k) => k !== parameter),
    );
    const profiling = profileLikelihood(projection.problem, minimum, {
      parameter,
      sigma,
      pointsPerSide: 0,
      ...(tolerance !== undefined && { tolerance }),
    });
    let next = profiling.next();
    while (next.done !== true) {
      const { iteration } = next.value.fit;
      next = profiling.next(yield { number, count, iteration });
    }
    const profile = next.value;
    if (profile.outcome === 'cancelled') return { kind: 'cancelled', intervals };
    if (profile.outcome === 'better-minimum') {
      return { kind: 'better-minimum', parameters: projection.completed(profile.parameters) };
    }
    intervals.push(profile.outcome === 'complete' ? profile : undefined);
  }
  return { kind: 'intervals', intervals };
}
