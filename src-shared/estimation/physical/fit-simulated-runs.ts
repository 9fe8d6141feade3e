import { EstimationError } from '#shared/numerics/estimation/estimation-error.ts';
import type { FitCommand, FitOutcome } from '#shared/numerics/estimation/fit-outcome.ts';
import type { FitParameter } from '#shared/numerics/estimation/least-squares-problem.ts';
import { profileIntervals } from '../drying/profile-intervals.ts';
import { CANCELLED_PROFILES } from '../drying/cancelled-fit.ts';
import { shownCurve, type FitMoment } from '../fit-moment.ts';
import { describeValue, type FittedValue } from '../fitted-value.ts';
import { searchSimulated, type StartsReached } from './search-simulated.ts';
import {
  simulatedProblem,
  type Simulate,
  type SimulatedProblem,
  type SimulatedRun,
} from './simulated-problem.ts';

/** A nonlinear model fitted to one or more runs by simulations. */
export interface SimulatedFit {
  readonly outcome: FitOutcome['outcome'];
  readonly explanation: string;
  readonly parameters: readonly ({ readonly name: string } & FittedValue)[];
  /** Places among `parameters` that the rows and columns of the correlation belong to. */
  readonly fitted: readonly number[];
  readonly correlation: readonly (readonly number[])[];
  readonly runs: readonly { readonly rmse: number; readonly content: Float64Array }[];
  readonly pointCount: number;
  readonly effectivePointCount: number;
  readonly simulations: number;
  readonly starts: StartsReached;
}

export interface SimulatedFitRequest {
  /** with finite bounds for `profile` */
  readonly parameters: readonly FitParameter[];
  readonly runs: readonly SimulatedRun[];
  readonly simulate: Simulate;
  /** Whether profile-likelihood intervals are computed, which takes many simulations. */
  readonly profile: boolean;
  /** drawn between the bounds, besides the starts of the parameters */
  readonly starts: number;
  readonly seed: number;
}

// A thousandth of an interval is far below what its ends mean, and every step takes simulations.
const PROFILE_TOLERANCE = 1e-3;

/**
 * Fits physical parameters to runs through a simulation of them, from the starts of the parameters and from
 * seeded ones between their bounds. Runs without stated errors all weigh alike, in the unit of their
 * content. Send 'cancel' to stop: undefined is returned then, or once a start has ended, the best values by
 * then with the outcome 'cancelled'.
 *
 * @throws EstimationError for a request that contradicts itself
 */
export function* fitSimulatedRuns(
  request: SimulatedFitRequest,
): Generator<FitMoment, SimulatedFit | undefined, FitCommand> {
  if (request.parameters.every(({ fixed }) => fixed === true)) {
    throw new EstimationError('No physical parameter is free; vary at least one.');
  }
  const simulated = simulatedProblem(request.parameters, request.runs, request.simulate);
  const { problem, linear } = simulated;
  const lookAt = (values: () => Float64Array): FitMoment['look'] => {
    return () => {
      const curves = curvesOf(simulated, request.runs, values());
      return curves.map(({ rmse, content }, run) =>
        shownCurve(run, rmse, request.runs[run]!.run.timesS, content),
      );
    };
  };
  const found = yield* searchSimulated(simulated, {
    starts: request.starts,
    seed: request.seed,
    lookAt,
  });
  if (found === undefined) return undefined;
  const { fit: minimum, noise, covariance, starts } = found;
  // All that takes simulations comes before the profiles, so that they can be left at any time.
  const runs = curvesOf(simulated, request.runs, minimum.parameters);
  const shown = lookAt(() => minimum.parameters);
  const profiling =
    request.profile && !found.isCancelled
      ? profileIntervals(problem, linear, minimum, noise.scatter, PROFILE_TOLERANCE)
      : undefined;
  let profiles = profiling?.next();
  while (profiling !== undefined && profiles?.done === false) {
    const { number, count, iteration } = profiles.value;
    profiles = profiling.next(
      yield {
        phase: 'profiling',
        fraction: (number - 1) / count,
        subject: 'physical',
        part: { kind: 'parameter', number, count },
        iteration,
        look: shown,
      },
    );
  }
  const profiled = profiles?.done === true ? profiles.value : undefined;
  const at = {
    problem,
    fit: minimum,
    covariance,
    profiles:
      profiled === undefined || profiled.kind === 'better-minimum' ? [] : profiled.intervals,
  };
  const plain = { own: (value: number) => value, factor: 1 };
  const cancelled = found.isCancelled
    ? cancelledSearch(starts)
    : profiled?.kind === 'cancelled'
      ? CANCELLED_PROFILES
      : undefined;
  return {
    outcome: cancelled === undefined ? minimum.outcome : 'cancelled',
    explanation: cancelled ?? minimum.explanation,
    parameters: problem.parameters.map(({ name }, place) => ({
      name,
      ...describeValue(at, place, plain),
    })),
    fitted: covariance.identified,
    correlation: covariance.correlation.map((row) => Array.from(row)),
    runs,
    pointCount: problem.pointCount,
    effectivePointCount: noise.effectivePointCount,
    simulations: simulated.simulations(),
    starts,
  };
}

const cancelledSearch = ({ asked, ended }: StartsReached): string =>
  `Cancelled after ${ended} of ${asked} starts. Kept: the best of them with its linearised intervals.`;

function curvesOf(
  { content }: SimulatedProblem,
  runs: readonly SimulatedRun[],
  parameters: Float64Array,
): SimulatedFit['runs'] {
  return runs.map(({ run }, index) => {
    const curve = content(parameters, index);
    const squares = curve.reduce((sum, value, i) => sum + (value - run.content[i]!) ** 2, 0);
    return { rmse: Math.sqrt(squares / curve.length), content: curve };
  });
}
