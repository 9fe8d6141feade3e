export interface SimulationOptions {
  /** Requested absolute error as a share of the start; default 1e-4. */
  readonly accuracy?: number;
  /** Default 'ndf'; 'analytic' is exact and serves linear cases only. */
  readonly method?: 'ndf' | 'analytic';
  /** Whether the error is estimated (and the mesh refined until it is met); default true. */
  readonly estimate?: boolean;
}

export interface SimulationProgress {
  /** 0 .. 1 of the current phase. */
  readonly fraction: number;
  readonly simTimeS: number;
  readonly steps: number;
  readonly rejected: number;
  readonly phase: 'solve' | 'estimate';
}

/** 'cancel', passed to `next`, ends the run; what was reached is kept. */
export type SimulationSignal = 'cancel' | undefined;

export const DEFAULT_ACCURACY = 1e-4;
