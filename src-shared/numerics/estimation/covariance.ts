import { EstimationError } from './estimation-error.ts';
import { HouseholderQr } from './householder-qr.ts';
import type { LeastSquaresProblem } from './least-squares-problem.ts';
import { TransformedProblem } from './transformed-problem.ts';

/** What the data say about a parameter. */
export type Identifiability = 'identified' | 'not-identifiable' | 'at-bound' | 'fixed';

export interface Covariance {
  /** One per parameter. One at a bound counts as known there, and the others are given that. */
  identifiability: Identifiability[];
  /** One per parameter: Infinity where not identifiable, 0 where fixed or at a bound. */
  standardErrors: Float64Array;
  /** Places of the identified parameters, the order of the matrices. */
  identified: number[];
  /** Of the identified, untransformed parameters, row by row. */
  covariance: Float64Array[];
  correlation: Float64Array[];
  /** Points minus parameters that were free to move. */
  degreesOfFreedom: number;
  /** Degrees of freedom of intervals: Infinity where sigma is known. */
  intervalDegreesOfFreedom: number;
  /** Variance of a residual in units of sigma^2; 1 where sigma is known. */
  residualVariance: number;
}

// Columns of the Jacobian this close to dependent cannot be told apart, by differences or exactly.
const RANK_TOLERANCE = { differences: 1e-8, exact: 1e-11 };
// Share of a column's length with which it takes part in a dependence.
const PARTICIPATION = 1e-6;

/**
 * What is known of the scatter: standard deviations of the points that are absolute ('known') or relative
 * ('estimated': s^2 = sum of squares / degrees of freedom), or s^2 as it was estimated elsewhere.
 */
export type Scatter =
  'known' | 'estimated' | { readonly variance: number; readonly degreesOfFreedom: number };

/**
 * Linearised covariance s^2 (J^T J)^-1 at a minimum, from the orthogonal factors of the Jacobian with
 * columns of unit length, transformed back by the delta method. Throws EstimationError, as for
 * 'estimated' without degrees of freedom.
 */
export function estimateCovariance(
  problem: LeastSquaresProblem,
  parameters: ArrayLike<number>,
  sigma: Scatter,
): Covariance {
  const system = new TransformedProblem(problem);
  const m = system.pointCount;
  const variables = system.variablesAt(parameters);
  const residuals = new Float64Array(m);
  const sum = system.residuals(variables, residuals);
  const jacobian = new Float64Array(m * variables.length);
  system.jacobian(variables, residuals, jacobian);
  if (Number.isNaN(sum) || !jacobian.every(Number.isFinite)) {
    throw new EstimationError('The residuals or their derivatives are not finite at the estimate.');
  }

  const count = problem.parameters.length;
  const identifiability = new Array<Identifiability>(count).fill('fixed');
  const inner: number[] = [];
  variables.forEach((value, j) => {
    const isInner = value > system.lower[j]! && value < system.upper[j]!;
    identifiability[system.free[j]!] = isInner ? 'identified' : 'at-bound';
    if (isInner) inner.push(j);
  });
  const degreesOfFreedom = m - inner.length;
  if (sigma === 'estimated' && degreesOfFreedom === 0) {
    throw new EstimationError(
      `${m} points leave no degree of freedom to estimate the scatter with ${inner.length} ` +
        'parameters; give the standard deviation of the points.',
    );
  }
  const residualVariance =
    typeof sigma === 'object' ? sigma.variance : sigma === 'known' ? 1 : sum / degreesOfFreedom;

  const { rows, isIdentifiable } = inverseFactor(
    jacobian,
    m,
    inner,
    RANK_TOLERANCE[problem.jacobian === undefined ? 'differences' : 'exact'],
  );
  inner.forEach((j, place) => {
    if (!isIdentifiable[place]) identifiability[system.free[j]!] = 'not-identifiable';
  });
  const places = inner.flatMap((_, place) => (isIdentifiable[place] ? [place] : []));
  const identified = places.map((place) => system.free[inner[place]!]!);
  const slopes = places.map((place, i) => system.slope(inner[place]!, parameters[identified[i]!]!));
  const product = (a: number, b: number): number =>
    rows[a]!.reduce((total, value, k) => total + value * rows[b]![k]!, 0);
  const covariance = places.map((a, i) =>
    Float64Array.from(places, (b, k) => residualVariance * product(a, b) * slopes[i]! * slopes[k]!),
  );
  const correlation = places.map((a) =>
    Float64Array.from(places, (b) => product(a, b) / Math.sqrt(product(a, a) * product(b, b))),
  );

  const standardErrors = Float64Array.from(identifiability, (kind) =>
    kind === 'not-identifiable' ? Infinity : 0,
  );
  identified.forEach((k, i) => (standardErrors[k] = Math.sqrt(covariance[i]![i]!)));
  return {
    identifiability,
    standardErrors,
    identified,
    covariance,
    correlation,
    degreesOfFreedom,
    intervalDegreesOfFreedom:
      typeof sigma === 'object'
        ? sigma.degreesOfFreedom
        : sigma === 'known'
          ? Infinity
          : degreesOfFreedom,
    residualVariance,
  };
}

/**
 * Rows of D^-1 P R11^-1, whose products are the entries of (J^T J)^-1 for the identifiable columns. A
 * column is not identifiable if a vector of the null space of J moves it.
 */
function inverseFactor(
  jacobian: Float64Array,
  m: number,
  columns: readonly number[],
  tolerance: number,
): { rows: Float64Array[]; isIdentifiable: boolean[] } {
  const n = columns.length;
  const normalised = new Float64Array(m * n);
  const lengths = columns.map((j, place) => {
    const column = jacobian.subarray(j * m, (j + 1) * m);
    const length = Math.hypot(...column);
    if (length > 0) column.forEach((v, i) => (normalised[place * m + i] = v / length));
    return length;
  });
  const factors = new HouseholderQr(normalised, m, n);
  const rank = factors.rank(tolerance);
  const rows = columns.map(() => new Float64Array(rank));
  const isIdentifiable = columns.map(() => true);
  for (let k = 0; k < rank; k++) {
    const unit = new Float64Array(rank);
    unit[k] = 1;
    factors.solveLeading(unit, rank).forEach((value, i) => {
      const place = factors.permutation[i]!;
      rows[place]![k] = value / lengths[place]!;
    });
  }
  for (let dependent = rank; dependent < n; dependent++) {
    isIdentifiable[factors.permutation[dependent]!] = false;
    const column = Float64Array.from({ length: rank }, (_, i) => factors.entry(i, dependent));
    factors.solveLeading(column, rank).forEach((share, i) => {
      if (Math.abs(share) > PARTICIPATION) isIdentifiable[factors.permutation[i]!] = false;
    });
  }
  return { rows, isIdentifiable };
}
