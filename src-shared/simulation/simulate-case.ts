import { nonlinearReason } from '../domain/case/linearity.ts';
import type { TransportCase } from '../domain/case/transport-case.ts';
import type { ResultRecord } from '../domain/run/result.ts';
import { resolveCase } from './resolve-case.ts';
import { analyticRecord, numericalRecord } from './result-record.ts';
import { magnitudesOf } from './magnitudes.ts';
import { simulateAnalytically } from './simulate-analytically.ts';
import { simulateNumerically } from './simulate-numerically.ts';
import type { SimulationOptions, SimulationProgress, SimulationSignal } from './simulation-run.ts';
import { DEFAULT_ACCURACY } from './simulation-run.ts';

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
        `The analytic method cannot be used: ${nonlinearReason(transportCase)}.`,
      );
    }
    const series = yield* simulateAnalytically(transportCase, resolved, resolved.linear);
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
