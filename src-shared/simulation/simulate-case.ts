import type { TransportCase } from '../domain/case/transport-case.ts';
import type { ResultRecord } from '../domain/run/result.ts';
import { resolveCase } from './resolve-case.ts';
import { analyticRecord, numericalRecord } from './result-record.ts';
import { magnitudesOf } from './magnitudes.ts';
import { simulateAnalytically } from './simulate-analytically.ts';
import { simulateNumerically } from './simulate-numerically.ts';

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

/**
 * Simulates a parsed case. Numerical failure and cancel are outcomes of the record, not exceptions.
 * @throws RangeError when the analytic method is asked for a case that is not linear
 */
export function* simulateCase(
  transportCase: TransportCase,
  options: SimulationOptions = {},
): Generator<SimulationProgress, ResultRecord, SimulationSignal> {
  const { accuracy = DEFAULT_ACCURACY, method = 'ndf', estimate = true } = options;
  const resolved = resolveCase(transportCase);
  if (method === 'analytic') {
    if (resolved.linear === undefined) {
      throw new RangeError(
        'The analytic method serves linear cases only: this one has isotherms or a diffusivity that depends on the concentration.',
      );
    }
    const series = simulateAnalytically(transportCase, resolved, resolved.linear);
    return analyticRecord(transportCase, resolved, series, accuracy);
  }
  const run = yield* simulateNumerically(
    transportCase,
    resolved,
    magnitudesOf(resolved),
    accuracy,
    estimate,
  );
  return numericalRecord(transportCase, resolved, run, accuracy);
}
