import { nonlinearReason } from '../domain/case/linearity.ts';
import type { TransportCase } from '../domain/case/transport-case.ts';
import type { ResultRecord } from '../domain/run/result.ts';
import { formatNumber } from '../units/format-number.ts';
import {
  pressureDrivenSpan,
  pressureDrivenWarning,
  timeToTargetS,
  usualTargetKgPerM3,
} from './pressure-driven-flow.ts';
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
  const record = numericalRecord(transportCase, resolved, run, accuracy);
  return record.status === 'finished' && estimate
    ? yield* withSlipFlowCompared(transportCase, record, options)
    : record;
}

/** Accuracy of the run that shows what the slip-flow term would change. */
const comparisonAccuracy = 1e-3;

/** Where vapour is driven by the pressure: what the answer would be with the slip-flow term. */
function* withSlipFlowCompared(
  transportCase: TransportCase,
  record: ResultRecord,
  options: SimulationOptions,
): Generator<SimulationProgress, ResultRecord, SimulationSignal> {
  const span = pressureDrivenSpan(transportCase, record);
  const { pores } = transportCase.macro;
  if (span === undefined || pores === undefined) return record;
  const slipping: TransportCase = {
    ...transportCase,
    macro: { ...transportCase.macro, pores: { ...pores, slipFlow: true } },
  };
  const run = yield* simulateNumerically(
    slipping,
    resolveCase(slipping),
    magnitudesOf(resolveCase(slipping)),
    comparisonAccuracy,
    false,
  );
  const totalKgPerM3 = run.solution.samples.map(({ total }) => total);
  const targetKgPerM3 = options.targetKgPerM3 ?? usualTargetKgPerM3(record);
  const withoutS = timeToTargetS(record, targetKgPerM3);
  const withS = timeToTargetS({ timeS: record.timeS, totalKgPerM3 }, targetKgPerM3);
  return {
    ...record,
    pressureDriven: {
      ...span,
      targetKgPerM3,
      timeToTargetS: withoutS,
      timeToTargetWithSlipFlowS: withS,
    },
    warnings: [
      ...record.warnings,
      pressureDrivenWarning(span, contentInWords(targetKgPerM3, transportCase), withoutS, withS),
    ],
  };
}

function contentInWords(kgPerM3: number, { dryCoatingDensityKgPerM3 }: TransportCase): string {
  return dryCoatingDensityKgPerM3 === undefined
    ? `${formatNumber(kgPerM3)} kg/m³`
    : `${formatNumber((kgPerM3 / dryCoatingDensityKgPerM3) * 1e6)} wt-ppm`;
}
