/** One measured computation. */
export interface Problem {
  readonly name: string;
  /** Runs before and during the measurement. */
  readonly warmUp: number;
  readonly repeats: number;
  /** One computation; what it returns describes it. */
  run(): Outcome;
}

export interface Outcome {
  readonly mesh: string;
  readonly unknowns: number;
  readonly steps: number;
  /** Largest error of the total and of all four reference quantities, as a share of the start. */
  readonly errorOfTotal: number | null;
  readonly largestError: number | null;
  readonly massBalanceDefect: number | null;
}

/** Of a computation without mesh and steps. */
export const plain: Outcome = {
  mesh: 'none',
  unknowns: 0,
  steps: 0,
  errorOfTotal: null,
  largestError: null,
  massBalanceDefect: null,
};
