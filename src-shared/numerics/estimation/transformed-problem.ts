import { differentiate } from './central-differences.ts';
import { EstimationError } from './estimation-error.ts';
import type { FitParameter, LeastSquaresProblem } from './least-squares-problem.ts';

// Below this share of its start value, a parameter's difference step is measured by the start value.
const SMALLEST_SHARE = 1e-4;

/**
 * The problem in the variables of the fit: free parameters only, transformed, residuals divided by
 * sigma. Throws EstimationError where the problem contradicts itself.
 */
export class TransformedProblem {
  readonly problem: LeastSquaresProblem;
  readonly pointCount: number;
  /** Places of the free parameters among all. */
  readonly free: readonly number[];
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  readonly start: Float64Array;
  /** Evaluations of the residuals so far. */
  evaluations = 0;

  readonly #all: Float64Array;
  readonly #weights: Float64Array;
  readonly #typical: Float64Array;

  constructor(problem: LeastSquaresProblem) {
    problem.parameters.forEach(requireConsistent);
    this.problem = problem;
    this.pointCount = problem.pointCount;
    const parameters = problem.parameters;
    this.free = parameters.flatMap((parameter, k) => (parameter.fixed === true ? [] : [k]));
    this.#all = Float64Array.from(parameters, (parameter) => parameter.start);
    this.#weights = Float64Array.from({ length: this.pointCount }, (_, i) => weight(problem, i));
    const freeParameters = this.free.map((k) => parameters[k]!);
    this.start = Float64Array.from(freeParameters, (p) => transformed(p, p.start));
    this.lower = Float64Array.from(freeParameters, (p) => transformed(p, p.lower));
    this.upper = Float64Array.from(freeParameters, (p) => transformed(p, p.upper));
    this.#typical = Float64Array.from(freeParameters, typicalSize);
    if (this.pointCount < this.free.length) {
      throw new EstimationError(
        `${this.pointCount} points cannot determine ${this.free.length} parameters; ` +
          'add points or fix parameters.',
      );
    }
  }

  /** All parameters, untransformed. The array is the caller's. */
  parametersAt(variables: Float64Array): Float64Array {
    const all = Float64Array.from(this.#all);
    this.free.forEach((k, j) => {
      const { transform, lower, upper } = this.problem.parameters[k]!;
      const variable = variables[j]!;
      // The logarithm's rounding must lead neither out of the bounds nor off them.
      if (variable <= this.lower[j]!) all[k] = lower;
      else if (variable >= this.upper[j]!) all[k] = upper;
      else if (transform === 'none') all[k] = variable;
      else all[k] = Math.min(upper, Math.max(lower, untransformed(transform, variable)));
    });
    return all;
  }

  /** The variables of a full set of parameters. */
  variablesAt(parameters: ArrayLike<number>): Float64Array {
    return Float64Array.from(this.free, (k) =>
      transformed(this.problem.parameters[k]!, parameters[k]!),
    );
  }

  /** Writes the weighted residuals and returns their sum of squares, NaN where it is not finite. */
  residuals(variables: Float64Array, out: Float64Array): number {
    this.evaluations++;
    this.problem.residuals(this.parametersAt(variables), out);
    let sum = 0;
    for (let i = 0; i < this.pointCount; i++) {
      const residual = out[i]! * this.#weights[i]!;
      out[i] = residual;
      sum += residual * residual;
    }
    return Number.isFinite(sum) ? sum : NaN;
  }

  /** Writes d weighted residual_i / d variable_j to out[j pointCount + i]. */
  jacobian(variables: Float64Array, residuals: Float64Array, out: Float64Array): void {
    if (this.problem.jacobian === undefined) {
      differentiate(
        {
          evaluate: (point, values) => void this.residuals(point, values),
          valueCount: this.pointCount,
          scale: (j, value) => this.differenceSize(j, value),
          lower: this.lower,
          upper: this.upper,
        },
        variables,
        residuals,
        out,
      );
      return;
    }
    const parameters = this.parametersAt(variables);
    const full = new Float64Array(this.pointCount * parameters.length);
    this.problem.jacobian(parameters, full);
    this.free.forEach((k, j) => {
      const slope = this.slope(j, parameters[k]!);
      for (let i = 0; i < this.pointCount; i++) {
        out[j * this.pointCount + i] = full[k * this.pointCount + i]! * slope * this.#weights[i]!;
      }
    });
  }

  /** d parameter / d variable. */
  slope(variable: number, parameter: number): number {
    const transform = this.#transform(variable);
    if (transform === 'logit') return parameter * (1 - parameter);
    return transform === 'log' ? parameter : 1;
  }

  /** What a step of a variable is measured by: a factor e for logarithms, else the value itself. */
  size(variable: number, value: number): number {
    return this.#transform(variable) === 'none' ? Math.abs(value) : 1;
  }

  /** Size for differences: never far below the typical one, where the value itself is near 0. */
  differenceSize(variable: number, value: number): number {
    return this.#transform(variable) === 'none'
      ? Math.max(Math.abs(value), SMALLEST_SHARE * this.#typical[variable]!)
      : 1;
  }

  /** Whether the size of a variable's step is to remember the largest slope. */
  keepsScale(variable: number): boolean {
    return this.#transform(variable) === 'none';
  }

  #transform(variable: number): FitParameter['transform'] {
    return this.problem.parameters[this.free[variable]!]!.transform;
  }
}

function transformed({ transform }: FitParameter, value: number): number {
  if (transform === 'none') return value;
  if (!(value > 0)) return -Infinity;
  if (transform === 'log') return Math.log(value);
  return value < 1 ? Math.log(value) - Math.log1p(-value) : Infinity;
}

function untransformed(transform: 'log' | 'logit', variable: number): number {
  return transform === 'log' ? Math.exp(variable) : 1 / (1 + Math.exp(-variable));
}

function typicalSize({ start, lower, upper }: FitParameter): number {
  if (start !== 0) return Math.abs(start);
  return Number.isFinite(upper - lower) && upper > lower ? upper - lower : 1 / SMALLEST_SHARE;
}

function weight({ sigma }: LeastSquaresProblem, point: number): number {
  if (sigma === undefined) return 1;
  const value = sigma[point];
  if (value === undefined || !(value > 0 && value < Infinity)) {
    throw new EstimationError(
      `The standard deviation of point ${point} is ${value}; it must be a finite number above 0.`,
    );
  }
  return 1 / value;
}

function requireConsistent({ name, start, lower, upper, transform, fixed }: FitParameter): void {
  if (!Number.isFinite(start)) {
    throw new EstimationError(`${name} starts at ${start}; a fit must start at a finite number.`);
  }
  if (fixed === true) return;
  if (!(start >= lower && start <= upper && lower < upper)) {
    throw new EstimationError(
      `${name} starts at ${start}, outside its bounds ${lower} to ${upper}; start between them.`,
    );
  }
  if (transform === 'log' && !(start > 0)) {
    throw new EstimationError(
      `${name} starts at ${start}, which has no logarithm; start above 0 or do not transform it.`,
    );
  }
  if (transform === 'logit' && !(start > 0 && start < 1)) {
    throw new EstimationError(
      `${name} starts at ${start}, which has no logit; start between 0 and 1 or do not transform it.`,
    );
  }
}
