import { estimateCovariance, type Covariance } from '#shared/numerics/estimation/covariance.ts';
import { EstimationError } from '#shared/numerics/estimation/estimation-error.ts';
import type { FitCommand, FitOutcome } from '#shared/numerics/estimation/fit-outcome.ts';
import type {
  FitParameter,
  LeastSquaresProblem,
} from '#shared/numerics/estimation/least-squares-problem.ts';
import { LinearProjection } from '#shared/numerics/estimation/linear-projection.ts';
import { multistart } from '#shared/numerics/estimation/multistart.ts';
import { studentTQuantile } from '#shared/numerics/estimation/student-t.ts';
import { TransformedProblem } from '#shared/numerics/estimation/transformed-problem.ts';
import { estimateNoise, type NoiseEstimate } from '../drying/noise.ts';
import type { FitMoment } from '../fit-moment.ts';
import type { SimulatedProblem } from './simulated-problem.ts';

/** The best of all starts, with its uncertainty. */
export interface SimulatedMinimum {
  /** all parameters, the contents at both ends completed */
  readonly fit: FitOutcome;
  readonly noise: NoiseEstimate;
  readonly covariance: Covariance;
}

/** What the starts of a search led to. */
export interface StartsReached {
  /** starts that were asked for, the given one among them */
  readonly asked: number;
  /** of those, how many were followed to their end */
  readonly ended: number;
  /** how many led to the best minimum */
  readonly reached: number;
  /** all parameters of another minimum that the runs do not tell from the best one */
  readonly another: Float64Array | undefined;
}

/** What a search found; with `isCancelled` the best of the starts that had ended by then. */
export interface SimulatedSearch extends SimulatedMinimum {
  readonly starts: StartsReached;
  readonly isCancelled: boolean;
}

export interface SearchRequest {
  /** starts drawn besides the given one */
  readonly starts: number;
  readonly seed: number;
  readonly lookAt: (values: () => Float64Array) => FitMoment['look'];
}

// Simulations are not exact: the last digits of a minimum are noise.
const ENOUGH_SHARE = 1e-7;
const ITERATIONS = 60;
const USUAL_ITERATIONS = 10;
// Reduction, as a share of the variance of a point, that noise may keep a fit from.
const LEFT_BY_NOISE = 0.01;
// Further away, a curve hardly moves with its parameters and a start leads nowhere.
const WIDEST_RATIO = 100;
// Two fits in one place agree to this share of the transformed range.
const SAME_PLACE = 1e-3;
const LEVEL = 0.95;

/**
 * Looks for the lowest sum of squares from the given start and from seeded ones between the bounds, those
 * of a logarithm at most a factor of 100 from the given one. Send 'cancel' to stop: undefined is returned
 * before the first start has ended, afterwards the best one by then.
 *
 * @throws EstimationError where no start can be simulated, or bounds contradict their start
 */
export function* searchSimulated(
  { problem, linear }: SimulatedProblem,
  { starts, seed, lookAt }: SearchRequest,
): Generator<FitMoment, SimulatedSearch | undefined, FitCommand> {
  const projection = new LinearProjection(problem, linear);
  const count = starts + 1;
  const ended: FitOutcome[] = [];
  let best: SimulatedMinimum | undefined;
  const take = (fits: readonly FitOutcome[]): void => {
    for (const raw of fits.slice(ended.length)) {
      const fit = withNoise(raw, problem);
      ended.push(fit);
      // With every new best one, so that the search can be left at any time.
      if (isBetter(fit, best?.fit)) best = withUncertainty(problem, completed(projection, fit));
    }
  };
  const searching = multistart(projection.problem, {
    starts,
    seed,
    maxIterations: ITERATIONS,
    enoughShare: ENOUGH_SHARE,
    spread: projection.problem.parameters.map(narrowed),
  });
  let next = searching.next();
  while (next.done !== true) {
    const { start, fit, ended: fits } = next.value;
    take(fits);
    const { iteration, parameters } = fit;
    const command = yield {
      phase: 'searching',
      // Nobody knows how many iterations it takes.
      fraction: (start + iteration / (iteration + USUAL_ITERATIONS)) / count,
      subject: 'physical',
      part: { kind: 'start', number: start + 1, count },
      iteration,
      look: lookAt(() => projection.completed(parameters)),
    };
    if (command === 'cancel') {
      if (best === undefined) return undefined;
      return { ...best, starts: reachedBy(projection, ended, best, count), isCancelled: true };
    }
    next = searching.next();
  }
  take(next.value.fits);
  if (best === undefined) {
    throw new EstimationError(
      'The simulation fails at the starting values; start from a case that can be simulated.',
    );
  }
  return { ...best, starts: reachedBy(projection, ended, best, count), isCancelled: false };
}

function isBetter({ sumOfSquares }: FitOutcome, than: FitOutcome | undefined): boolean {
  if (Number.isNaN(sumOfSquares)) return false;
  return than === undefined || sumOfSquares < than.sumOfSquares;
}

/** A fit that the noise of the simulations stopped close to the minimum has converged. */
function withNoise(fit: FitOutcome, { pointCount }: LeastSquaresProblem): FitOutcome {
  const isClose = fit.remaining <= (LEFT_BY_NOISE * fit.sumOfSquares) / pointCount;
  if (fit.outcome !== 'failed' || !isClose) return fit;
  const explanation = 'What is left to gain is below the noise of the simulations.';
  return { ...fit, outcome: 'converged', explanation };
}

const completed = (projection: LinearProjection, fit: FitOutcome): FitOutcome => ({
  ...fit,
  parameters: projection.completed(fit.parameters),
});

function withUncertainty(problem: LeastSquaresProblem, fit: FitOutcome): SimulatedMinimum {
  const residuals = new Float64Array(problem.pointCount);
  problem.residuals(fit.parameters, residuals);
  const weighted = residuals.map((value, i) => value / (problem.sigma?.[i] ?? 1));
  const freeCount = problem.parameters.filter(({ fixed }) => fixed !== true).length;
  const noise = estimateNoise(weighted, freeCount, problem.sigma !== undefined);
  return { fit, noise, covariance: estimateCovariance(problem, fit.parameters, noise.scatter) };
}

function narrowed(parameter: FitParameter): FitParameter {
  const { start, lower, upper, transform } = parameter;
  if (transform !== 'log') return parameter;
  return {
    ...parameter,
    lower: Math.max(lower, start / WIDEST_RATIO),
    upper: Math.min(upper, start * WIDEST_RATIO),
  };
}

/** Which starts led to the best minimum, and whether another one is about as good. */
function reachedBy(
  projection: LinearProjection,
  ended: readonly FitOutcome[],
  { fit: best, covariance }: SimulatedMinimum,
  asked: number,
): StartsReached {
  const system = new TransformedProblem(projection.problem);
  const limit = studentTQuantile((1 + LEVEL) / 2, covariance.intervalDegreesOfFreedom);
  // The rise that the profile interval of a parameter allows.
  const allowed = best.sumOfSquares + covariance.residualVariance * limit ** 2;
  const place = system.variablesAt(best.parameters);
  const isNear = (variables: Float64Array): boolean =>
    variables.every(
      (value, j) =>
        Math.abs(value - place[j]!) <= SAME_PLACE * (system.upper[j]! - system.lower[j]!),
    );
  /** No ridge lies between the two: one valley. */
  const isConnected = (fit: FitOutcome, variables: Float64Array): boolean => {
    const middle = variables.map((value, j) => (value + place[j]!) / 2);
    const sum = system.residuals(middle, new Float64Array(system.pointCount));
    return sum <= Math.max(fit.sumOfSquares, best.sumOfSquares);
  };
  let reached = 0;
  let another: FitOutcome | undefined;
  for (const fit of ended) {
    if (fit.outcome !== 'converged') continue;
    const variables = system.variablesAt(fit.parameters);
    const isAsGood = fit.sumOfSquares <= allowed;
    if (isNear(variables) || (isAsGood && isConnected(fit, variables))) reached++;
    else if (isAsGood && isBetter(fit, another)) another = fit;
  }
  return {
    asked,
    ended: ended.length,
    reached,
    another: another && projection.completed(another.parameters),
  };
}
