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
// Reduction, as a share of the variance of a point, that noise may keep a fit from.
const LEFT_BY_NOISE = 0.01;

/**
 * Fits physical parameters to runs through a simulation of them, from the starts of the parameters. Runs
 * without stated errors all weigh alike, in the unit of their content. Yields the simulations made; send
 * 'cancel' to stop: undefined is returned then.
 *
 * @throws EstimationError for a request that contradicts itself
 */
export function* fitSimulatedRuns(
  request: SimulatedFitRequest,
): Generator<number, SimulatedFit | undefined, FitCommand> {
  if (request.parameters.every(({ fixed }) => fixed === true)) {
    throw new EstimationError('No physical parameter is free; vary at least one.');
  }
  const simulated = simulatedProblem(request.parameters, request.runs, request.simulate);
  const { problem, linear } = simulated;
  const projection = new LinearProjection(problem, linear);
  const fitting = levenbergMarquardt(projection.problem, {
    maxIterations: ITERATIONS,
    enoughShare: ENOUGH_SHARE,
  });
  let next = fitting.next();
  while (next.done !== true) {
    if ((yield simulated.simulations()) === 'cancel') return undefined;
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
  const profiling = request.profile
    ? profileIntervals(problem, linear, minimum, noise.scatter)
    : undefined;
  let profiles = profiling?.next();
  while (profiling !== undefined && profiles?.done === false) {
    if ((yield simulated.simulations()) === 'cancel') return undefined;
    profiles = profiling.next();
  }
  const found = profiles?.done === true ? profiles.value : undefined;
  const covariance = estimateCovariance(problem, minimum.parameters, noise.scatter);
  const at = {
    problem,
    fit: minimum,
    covariance,
    profiles: found?.kind === 'intervals' ? found.intervals : [],
  };
  const plain = { own: (value: number) => value, factor: 1 };
  return {
    outcome: minimum.outcome,
    explanation: minimum.explanation,
    parameters: problem.parameters.map(({ name }, place) => ({
      name,
      ...describeValue(at, place, plain),
    })),
    fitted: covariance.identified,
    correlation: covariance.correlation.map((row) => Array.from(row)),
    runs: curvesOf(simulated, request.runs, minimum.parameters),
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
