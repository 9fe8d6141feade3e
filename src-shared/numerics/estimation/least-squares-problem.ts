/** One unknown of a fit. The fit works on the transformed value, bounds are those of the value itself. */
export interface FitParameter {
  name: string;
  start: number;
  /** -Infinity = none; above 0 not required with 'log', where 0 or less means no bound. */
  lower: number;
  /** Infinity = none. */
  upper: number;
  /** 'log' keeps the value positive and measures steps in ratios, 'logit' ln(x / (1 - x)) does for a share. */
  transform: 'none' | 'log' | 'logit';
  /** Kept at `start`. */
  fixed?: boolean;
}

/**
 * Minimise sum over i of (residual_i(parameters) / sigma_i)^2 within the bounds.
 * Arrays of parameters hold all of them, fixed ones included, in the order of `parameters`.
 */
export interface LeastSquaresProblem {
  parameters: readonly FitParameter[];
  pointCount: number;
  /** Writes model minus measurement of every point; may write NaN where the model is not defined. */
  residuals(parameters: Float64Array, out: Float64Array): void;
  /**
   * Writes d residual_i / d parameter_k to out[k pointCount + i]; central differences without it. Where
   * `columns` is given, the columns of other parameters may be left as they are.
   */
  jacobian?(parameters: Float64Array, out: Float64Array, columns?: readonly number[]): void;
  /** Standard deviation of every point, or relative weights 1/sigma; 1 without it. */
  sigma?: ArrayLike<number>;
}
