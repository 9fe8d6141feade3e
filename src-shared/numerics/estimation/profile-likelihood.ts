import { studentTQuantile } from './student-t.ts';
import { estimateCovariance, type Scatter } from './covariance.ts';
import { EstimationError } from './estimation-error.ts';
import type { FitCommand, FitOutcome, FitProgress } from './fit-outcome.ts';
import type { LeastSquaresProblem } from './least-squares-problem.ts';
import { levenbergMarquardt } from './levenberg-marquardt.ts';
import { TransformedProblem } from './transformed-problem.ts';

export interface ProfileOptions {
  /** Place of the free parameter among all. */
  parameter: number;
  sigma: Scatter;
  /** Two-sided; default 0.95. */
  level?: number;
  /** Additional points of the curve on each side, for drawing; default 8. */
  pointsPerSide?: number;
  /** Of an end, as a share of its distance in standard deviations; default 1e-7. */
  tolerance?: number;
}

export interface ProfilePoint {
  value: number;
  /** Lowest sum of squares with the parameter held at `value`. */
  sumOfSquares: number;
  /** Signed root of its rise over the minimum, in standard deviations of a residual. */
  signedRoot: number;
  parameters: Float64Array;
}

/** One end of the interval. */
export type ProfileEnd =
  | { kind: 'closed'; value: number }
  /** The data do not exclude the bound. */
  | { kind: 'open-at-bound'; value: number }
  /** The sum of squares stayed below the limit as far as the search went, to `value`. */
  | { kind: 'open'; value: number };

export interface ProfileProgress {
  /** Value at which the others are being fitted. */
  value: number;
  fit: FitProgress;
}

export type ProfileOutcome =
  | { outcome: 'complete'; lower: ProfileEnd; upper: ProfileEnd; points: ProfilePoint[] }
  /** The profile went below the minimum given: fit again from these parameters. */
  | { outcome: 'better-minimum'; parameters: Float64Array; sumOfSquares: number }
  | { outcome: 'failed'; explanation: string; points: ProfilePoint[] }
  | { outcome: 'cancelled'; points: ProfilePoint[] };

const DEFAULT_LEVEL = 0.95;
const DEFAULT_POINTS = 8;
const MAX_DOUBLINGS = 8;
const MAX_ROOT_STEPS = 60;
const DEFAULT_TOLERANCE = 1e-7;
const RELATIVE_WIDTH = 1e-13;
// A minimum lower by less than this share of the variance of a residual is the same one in a flat valley.
const BETTER = 1e-4;
const INNER_ITERATIONS = 60;
// Reduction that a fit on the profile may leave, as a share of the variance of a residual or of the rise.
const ENOUGH = 1e-3;
// First step in sizes of the variable where the linearisation gives no standard error.
const BLIND_STEP = 0.1;

/** Leaves the nested searches with what is known by then. */
class Interrupted extends Error {
  readonly outcome: ProfileOutcome;
  constructor(outcome: ProfileOutcome) {
    super(outcome.outcome);
    this.outcome = outcome;
  }
}

/**
 * Profile-likelihood interval of one parameter: the values at which the sum of squares, minimised over
 * the other parameters, exceeds the minimum by s^2 t^2 (D. M. Bates, D. G. Watts, Nonlinear Regression
 * Analysis, 1988, 6.1.1). Yields after every iteration of the inner fits; send 'cancel' to stop there.
 */
export function* profileLikelihood(
  problem: LeastSquaresProblem,
  minimum: FitOutcome,
  options: ProfileOptions,
): Generator<ProfileProgress, ProfileOutcome, FitCommand> {
  const system = new TransformedProblem(problem);
  const index = system.free.indexOf(options.parameter);
  if (index === -1) {
    throw new EstimationError('Only a free parameter has a profile; choose one that is not fixed.');
  }
  const profile = new Profile(system, index, minimum, options);
  try {
    const lower = yield* profile.findEnd(-1);
    const upper = yield* profile.findEnd(1);
    const share = options.pointsPerSide ?? DEFAULT_POINTS;
    yield* profile.addPoints(lower.value, share);
    yield* profile.addPoints(upper.value, share);
    return { outcome: 'complete', lower, upper, points: profile.points() };
  } catch (error) {
    if (error instanceof Interrupted) return error.outcome;
    throw error;
  }
}

type Running<R> = Generator<ProfileProgress, R, FitCommand>;

class Profile {
  readonly #system: TransformedProblem;
  readonly #index: number;
  readonly #place: number;
  readonly #minimum: FitOutcome;
  readonly #variance: number;
  readonly #limit: number;
  readonly #estimate: number;
  readonly #firstStep: number;
  readonly #tolerance: number;
  readonly #points = new Map<number, ProfilePoint>();

  constructor(
    system: TransformedProblem,
    index: number,
    minimum: FitOutcome,
    { sigma, level = DEFAULT_LEVEL, tolerance = DEFAULT_TOLERANCE }: ProfileOptions,
  ) {
    const covariance = estimateCovariance(system.problem, minimum.parameters, sigma);
    this.#tolerance = tolerance;
    this.#system = system;
    this.#index = index;
    this.#place = system.free[index]!;
    this.#minimum = minimum;
    this.#variance = covariance.residualVariance;
    if (this.#variance === 0) {
      throw new EstimationError(
        'The model passes through every point, so there is no scatter to measure a profile by; ' +
          'give the standard deviation of the points.',
      );
    }
    this.#limit = studentTQuantile((1 + level) / 2, covariance.intervalDegreesOfFreedom);
    this.#estimate = system.variablesAt(minimum.parameters)[index]!;
    const value = minimum.parameters[this.#place]!;
    const error = covariance.standardErrors[this.#place]! / system.slope(index, value);
    const blind = BLIND_STEP * system.differenceSize(index, this.#estimate);
    this.#firstStep = error > 0 && error < Infinity ? this.#limit * error : blind;
    this.#points.set(this.#estimate, {
      value,
      sumOfSquares: minimum.sumOfSquares,
      signedRoot: 0,
      parameters: minimum.parameters,
    });
  }

  points(): ProfilePoint[] {
    return [...this.#points.entries()].sort(([a], [b]) => a - b).map(([, point]) => point);
  }

  /** Steps outwards until the limit is exceeded, then closes in on it by the Illinois method. */
  *findEnd(direction: 1 | -1): Running<ProfileEnd> {
    const bound =
      direction < 0 ? this.#system.lower[this.#index]! : this.#system.upper[this.#index]!;
    if (this.#estimate === bound) return this.#end('open-at-bound', bound);
    let inside = this.#estimate;
    let excessInside = -this.#limit;
    let outside = inside;
    let excessOutside = excessInside;
    for (let k = 0; excessOutside < 0; k++) {
      if (outside === bound) return this.#end('open-at-bound', bound);
      if (k > MAX_DOUBLINGS) return this.#end('open', outside);
      inside = outside;
      excessInside = excessOutside;
      const target = this.#estimate + direction * this.#firstStep * 2 ** k;
      outside = direction < 0 ? Math.max(bound, target) : Math.min(bound, target);
      if (!Number.isFinite(this.#valueOf(outside))) return this.#end('open', inside);
      excessOutside = yield* this.#excess(outside, direction);
    }

    for (let k = 0; k < MAX_ROOT_STEPS; k++) {
      if (Math.abs(excessOutside) <= this.#tolerance * this.#limit) break;
      if (Math.abs(outside - inside) <= RELATIVE_WIDTH * Math.abs(outside)) break;
      const secant =
        (inside * excessOutside - outside * excessInside) / (excessOutside - excessInside);
      const next = Number.isFinite(secant) ? secant : (inside + outside) / 2;
      const excess = yield* this.#excess(next, direction);
      // The end that stays twice in a row counts half, so that both ends close in.
      if (excess * excessOutside < 0) {
        inside = outside;
        excessInside = excessOutside;
      } else {
        excessInside /= 2;
      }
      outside = next;
      excessOutside = excess;
    }
    return this.#end('closed', outside);
  }

  /** Points between the estimate and an end, evenly spread in the variable. */
  *addPoints(endValue: number, count: number): Running<void> {
    const values = Float64Array.from(this.#minimum.parameters);
    values[this.#place] = endValue;
    const end = this.#system.variablesAt(values)[this.#index]!;
    if (!Number.isFinite(end)) return;
    for (let k = 1; k < count; k++) {
      const variable = this.#estimate + ((end - this.#estimate) * k) / count;
      if (!this.#points.has(variable)) yield* this.#fit(variable);
    }
  }

  #end(kind: ProfileEnd['kind'], variable: number): ProfileEnd {
    return { kind, value: this.#valueOf(variable) };
  }

  #valueOf(variable: number): number {
    const variables = this.#system.variablesAt(this.#minimum.parameters);
    variables[this.#index] = variable;
    return this.#system.parametersAt(variables)[this.#place]!;
  }

  *#excess(variable: number, direction: number): Running<number> {
    const point = yield* this.#fit(variable);
    return direction * point.signedRoot - this.#limit;
  }

  /** Fits the other parameters from where the two nearest points known lead to. */
  *#fit(variable: number): Running<ProfilePoint> {
    const value = this.#valueOf(variable);
    let fit = yield* this.#fitFrom(this.#predict(variable), value);
    if (!this.#suffices(fit)) {
      const other = yield* this.#fitFrom(this.#minimum.parameters, value);
      if (this.#suffices(other) || other.sumOfSquares < fit.sumOfSquares) fit = other;
    }
    if (!this.#suffices(fit)) {
      const explanation = `With the parameter held at ${value}: ${fit.explanation}`;
      throw new Interrupted({ outcome: 'failed', explanation, points: this.points() });
    }
    // A model that is not defined out here excludes the value.
    const sum = Number.isNaN(fit.sumOfSquares) ? Infinity : fit.sumOfSquares;
    const rise = sum - this.#minimum.sumOfSquares;
    if (rise < -BETTER * this.#variance) {
      const better = { parameters: fit.parameters, sumOfSquares: sum };
      throw new Interrupted({ outcome: 'better-minimum', ...better });
    }
    const root = Math.sqrt(Math.max(0, rise) / this.#variance);
    const signedRoot = variable < this.#estimate ? -root : root;
    const point = { value, sumOfSquares: sum, signedRoot, parameters: fit.parameters };
    if (sum < Infinity) this.#points.set(variable, point);
    return point;
  }

  /** On the straight line through the two nearest points, in the variables of the fit. */
  #predict(variable: number): Float64Array {
    const [nearest, second] = [...this.#points.entries()]
      .sort(([a], [b]) => Math.abs(a - variable) - Math.abs(b - variable))
      .map(([at, { parameters }]) => ({ at, variables: this.#system.variablesAt(parameters) }));
    if (second === undefined) return this.#minimum.parameters;
    const share = (variable - nearest!.at) / (second.at - nearest!.at);
    return this.#system.parametersAt(
      nearest!.variables.map((from, j) => from + share * (second.variables[j]! - from)),
    );
  }

  *#fitFrom(start: Float64Array, value: number): Running<FitOutcome> {
    const parameters = this.#system.problem.parameters.map((parameter, k) =>
      k === this.#place
        ? { ...parameter, start: value, fixed: true }
        : { ...parameter, start: start[k]! },
    );
    const problem = { ...this.#system.problem, parameters };
    const fitting = levenbergMarquardt(problem, {
      maxIterations: INNER_ITERATIONS,
      enough: this.#tolerance * this.#variance,
    });
    let next = fitting.next();
    while (next.done !== true) next = fitting.next(yield { value, fit: next.value });
    if (next.value.outcome === 'cancelled') {
      throw new Interrupted({ outcome: 'cancelled', points: this.points() });
    }
    return next.value;
  }

  /** In a flat valley what is left to gain counts, not whether the last digits were reached. */
  #suffices({ outcome, remaining, sumOfSquares }: FitOutcome): boolean {
    const isUndefined = Number.isNaN(sumOfSquares);
    const rise = sumOfSquares - this.#minimum.sumOfSquares;
    const allowed = ENOUGH * Math.max(this.#variance, rise);
    return outcome === 'converged' || isUndefined || remaining <= allowed;
  }
}
