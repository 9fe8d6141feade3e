import { estimateCovariance } from '#shared/numerics/estimation/covariance.ts';
import { EstimationError } from '#shared/numerics/estimation/estimation-error.ts';
import type { FitCommand, FitOutcome } from '#shared/numerics/estimation/fit-outcome.ts';
import type {
  FitParameter,
  LeastSquaresProblem,
} from '#shared/numerics/estimation/least-squares-problem.ts';
import { levenbergMarquardt } from '#shared/numerics/estimation/levenberg-marquardt.ts';
import { LinearProjection } from '#shared/numerics/estimation/linear-projection.ts';
import { estimateNoise } from '../drying/noise.ts';
import { profileIntervals } from '../drying/profile-intervals.ts';
import { CANCELLED_PROFILES } from '../drying/cancelled-fit.ts';
import { shownCurve, type FitMoment } from '../fit-moment.ts';
import { describeValue, type FittedValue } from '../fitted-value.ts';
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
}

export interface SimulatedFitRequest {
  /** with finite bounds for `profile` */
  readonly parameters: readonly FitParameter[];
  readonly runs: readonly SimulatedRun[];
  readonly simulate: Simulate;
  /** Whether profile-likelihood intervals are computed, which takes many simulations. */
  readonly profile: boolean;
}

// Simulations are not exact: the last digits of a minimum are noise.
const ENOUGH_SHARE = 1e-7;
const ITERATIONS = 60;
const USUAL_ITERATIONS = 10;
// A thousandth of an interval is far below what its ends mean, and every step takes simulations.
const PROFILE_TOLERANCE = 1e-3;
// Reduction, as a share of the variance of a point, that noise may keep a fit from.
const LEFT_BY_NOISE = 0.01;

/**
 * Fits physical parameters to runs through a simulation of them, from the starts of the parameters. Runs
 * without stated errors all weigh alike, in the unit of their content. Send 'cancel' to stop: undefined is
 * returned then, or once the best values are known, those with the outcome 'cancelled'.
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
  const projection = new LinearProjection(problem, linear);
  const lookAt = (values: () => Float64Array): FitMoment['look'] => {
    return () => {
      const curves = curvesOf(simulated, request.runs, values());
      return curves.map(({ rmse, content }, run) =>
        shownCurve(run, rmse, request.runs[run]!.run.timesS, content),
      );
    };
  };
  const fitting = levenbergMarquardt(projection.problem, {
    maxIterations: ITERATIONS,
    enoughShare: ENOUGH_SHARE,
  });
  let next = fitting.next();
  while (next.done !== true) {
    const { iteration, parameters } = next.value;
    const command = yield {
      phase: 'searching',
      // Nobody knows how many iterations it takes.
      fraction: iteration / (iteration + USUAL_ITERATIONS),
      subject: 'physical',
      iteration,
      look: lookAt(() => projection.completed(parameters)),
    };
    if (command === 'cancel') return undefined;
    next = fitting.next();
  }
  const minimum = {
    ...withNoise(next.value, problem),
    parameters: projection.completed(next.value.parameters),
  };
  if (Number.isNaN(minimum.sumOfSquares)) {
    throw new EstimationError(
      'The simulation fails at the starting values; start from a case that can be simulated.',
    );
  }

  const residuals = new Float64Array(problem.pointCount);
  problem.residuals(minimum.parameters, residuals);
  const weighted = residuals.map((value, i) => value / (problem.sigma?.[i] ?? 1));
  const freeCount = problem.parameters.filter(({ fixed }) => fixed !== true).length;
  const noise = estimateNoise(weighted, freeCount, problem.sigma !== undefined);
  // All that takes simulations comes before the profiles, so that they can be left at any time.
  const covariance = estimateCovariance(problem, minimum.parameters, noise.scatter);
  const runs = curvesOf(simulated, request.runs, minimum.parameters);
  const shown = lookAt(() => minimum.parameters);
  const profiling = request.profile
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
  const found = profiles?.done === true ? profiles.value : undefined;
  const at = {
    problem,
    fit: minimum,
    covariance,
    profiles: found === undefined || found.kind === 'better-minimum' ? [] : found.intervals,
  };
  const plain = { own: (value: number) => value, factor: 1 };
  const isCancelled = found?.kind === 'cancelled';
  return {
    outcome: isCancelled ? 'cancelled' : minimum.outcome,
    explanation: isCancelled ? CANCELLED_PROFILES : minimum.explanation,
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
  };
}

/** A fit that the noise of the simulations stopped close to the minimum has converged. */
function withNoise(fit: FitOutcome, { pointCount }: LeastSquaresProblem): FitOutcome {
  const isClose = fit.remaining <= (LEFT_BY_NOISE * fit.sumOfSquares) / pointCount;
  if (fit.outcome !== 'failed' || !isClose) return fit;
  const explanation = 'What is left to gain is below the noise of the simulations.';
  return { ...fit, outcome: 'converged', explanation };
}

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
