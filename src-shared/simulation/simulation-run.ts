import { ACCURACY } from '../domain/run/accuracy.ts';
import type { SolveProgress } from '../domain/run/progress.ts';

export interface SimulationOptions {
  /** Requested absolute error as a share of the start; default 1e-4. */
  readonly accuracy?: number;
  /** Default 'ndf'; 'analytic' is exact and serves linear cases only. */
  readonly method?: 'ndf' | 'analytic';
  /** Whether the error is estimated (and the mesh refined until it is met); default true. */
  readonly estimate?: boolean;
  /** Content that matters to the user, kg per m3 of coating: times are compared at it. */
  readonly targetKgPerM3?: number;
}

export type SimulationProgress = SolveProgress;

/** 'cancel', passed to `next`, ends the run; what was reached is kept. */
export type SimulationSignal = 'cancel' | undefined;

export const DEFAULT_ACCURACY = ACCURACY.usual;
