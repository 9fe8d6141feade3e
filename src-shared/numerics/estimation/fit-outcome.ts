/** What a caller may send into a running fit. */
export type FitCommand = 'cancel' | undefined;

/** State after an iteration. */
export interface FitProgress {
  iteration: number;
  sumOfSquares: number;
  /** All parameters, fixed ones included. */
  parameters: Float64Array;
}

/** How a fit ended; parameters and sum of squares are the best met, whatever the outcome. */
export interface FitOutcome {
  outcome: 'converged' | 'iteration-limit' | 'cancelled' | 'failed';
  /** A sentence for people. */
  explanation: string;
  parameters: Float64Array;
  /** NaN if the residuals were not finite at the start. */
  sumOfSquares: number;
  iterations: number;
  /** Evaluations of the residuals, those for differences included. */
  evaluations: number;
  /** Reduction of the sum of squares that a step still promised at the last Jacobian. */
  remaining: number;
  /** Bound that each parameter rests on. */
  atBound: ('lower' | 'upper' | undefined)[];
}
