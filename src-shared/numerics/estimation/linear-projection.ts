import { EstimationError } from './estimation-error.ts';
import type { LeastSquaresProblem } from './least-squares-problem.ts';

// Share of a column's length with which a linear parameter is held to its start: enough to keep one that
// the points say nothing about in place, too little to move any other.
const HOLD = 1e-9;

/** What is known at one place, the linear parameters at their starts. */
interface Projected {
  readonly at: Float64Array;
  readonly basis: readonly Float64Array[];
  readonly completed: Float64Array;
}

/**
 * Variable projection (G. H. Golub, V. Pereyra, SIAM J. Numer. Anal. 10 (1973) 413; L. Kaufman, BIT 15
 * (1975) 49): parameters in which the residuals are linear are solved for exactly wherever the residuals
 * are asked for, so that a fit searches over the others only. What the points say nothing about stays at
 * its start.
 */
export class LinearProjection {
  /** The problem of the other parameters; the linear ones count as fixed and their values are ignored. */
  readonly problem: LeastSquaresProblem;
  readonly #full: LeastSquaresProblem;
  readonly #linear: readonly number[];
  readonly #weights: Float64Array;
  #last: Projected | undefined;

  /** @param linear places of free parameters without bounds and transform */
  constructor(full: LeastSquaresProblem, linear: readonly number[]) {
    if (full.jacobian === undefined) {
      throw new EstimationError('Linear parameters can only be projected out with a Jacobian.');
    }
    this.#full = full;
    this.#linear = linear;
    const { sigma, pointCount } = full;
    this.#weights = Float64Array.from({ length: pointCount }, (_, i) =>
      sigma === undefined ? 1 : 1 / sigma[i]!,
    );
    this.problem = {
      ...full,
      parameters: full.parameters.map((parameter, k) =>
        linear.includes(k) ? { ...parameter, fixed: true } : parameter,
      ),
      residuals: (parameters, out) => full.residuals(this.completed(parameters), out),
      jacobian: (parameters, out) => this.#projectedJacobian(parameters, out),
    };
  }

  /** The parameters with the best values of the linear ones. */
  completed(parameters: ArrayLike<number>): Float64Array {
    return Float64Array.from(this.#projectedAt(parameters).completed);
  }

  #projectedAt(parameters: ArrayLike<number>): Projected {
    const values = this.#atStart(parameters);
    // Residuals and Jacobian are asked for at the same place one after the other.
    if (this.#last?.at.every((value, k) => value === values[k]) === true) return this.#last;
    const { basis, triangle } = this.#basisAt(values);
    const completed = Float64Array.from(values);
    const residuals = new Float64Array(this.#full.pointCount);
    this.#full.residuals(values, residuals);
    const shares = basis.map((column) => this.#product(column, residuals));
    for (let k = shares.length - 1; k >= 0; k--) {
      for (let j = k + 1; j < shares.length; j++) shares[k]! -= triangle[k]![j]! * shares[j]!;
      shares[k]! /= triangle[k]![k]!;
      completed[this.#linear[k]!]! -= shares[k]!;
    }
    this.#last = { at: values, basis, completed };
    return this.#last;
  }

  /** Columns of the Jacobian at the completed parameters, less what the linear parameters make up for. */
  #projectedJacobian(parameters: Float64Array, out: Float64Array): void {
    const count = this.#full.pointCount;
    const { basis, completed } = this.#projectedAt(parameters);
    const free = this.problem.parameters.flatMap(({ fixed }, k) => (fixed === true ? [] : [k]));
    this.#full.jacobian!(completed, out, free);
    for (const k of free) {
      const column = out.subarray(k * count, (k + 1) * count);
      for (const direction of basis) {
        const share = this.#product(direction, column);
        for (let i = 0; i < count; i++) column[i]! -= share * direction[i]!;
      }
    }
  }

  #atStart(parameters: ArrayLike<number>): Float64Array {
    const values = Float64Array.from(parameters);
    for (const k of this.#linear) values[k] = this.#full.parameters[k]!.start;
    return values;
  }

  #product(a: Float64Array, b: Float64Array): number {
    let sum = 0;
    for (let i = 0; i < this.#full.pointCount; i++) sum += a[i]! * b[i]! * this.#weights[i]! ** 2;
    return sum;
  }

  /**
   * Columns of the linear parameters made orthonormal (twice, against rounding), with one more entry for
   * each parameter that holds it: column k = sum over j of basis_j triangle_jk.
   */
  #basisAt(atStart: Float64Array): { basis: Float64Array[]; triangle: Float64Array[] } {
    const count = this.#full.pointCount;
    const jacobian = new Float64Array(count * this.#full.parameters.length);
    if (this.#linear.length > 0) this.#full.jacobian!(atStart, jacobian, this.#linear);
    const ones = Math.sqrt(this.#weights.reduce((sum, weight) => sum + weight * weight, 0));
    const columns = this.#linear.map((k, place) => {
      const column = new Float64Array(count + this.#linear.length);
      column.set(jacobian.subarray(k * count, (k + 1) * count));
      column[count + place] = HOLD * ones;
      return column;
    });
    const full = (a: Float64Array, b: Float64Array): number => {
      let sum = this.#product(a, b);
      for (let i = count; i < a.length; i++) sum += a[i]! * b[i]!;
      return sum;
    };
    const triangle = columns.map(() => new Float64Array(columns.length));
    columns.forEach((column, k) => {
      for (let pass = 0; pass < 2; pass++) {
        for (let j = 0; j < k; j++) {
          const share = full(columns[j]!, column);
          triangle[j]![k]! += share;
          for (let i = 0; i < column.length; i++) column[i]! -= share * columns[j]![i]!;
        }
      }
      const length = Math.sqrt(full(column, column));
      triangle[k]![k] = length;
      for (let i = 0; i < column.length; i++) column[i]! /= length;
    });
    return { basis: columns, triangle };
  }
}
