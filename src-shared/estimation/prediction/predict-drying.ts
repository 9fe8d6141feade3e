import { referenceDrivingValue } from '#shared/domain/case/driving-values.ts';
import { waterContentsKgPerM3 } from '#shared/domain/case/water-contents.ts';
import { whyNotApplied, withFittedTimes } from '#shared/domain/fit/fit-to-case.ts';
import { PREDICTION_FORMAT, type PredictionRecord } from '#shared/domain/fit/prediction-record.ts';
import type { CaseDocument } from '#shared/domain/project/parse-case-document.ts';
import { targetKgPerM3 } from '#shared/domain/project/target-content.ts';
import type { LinearTwoScale } from '#shared/numerics/analytic/linear-two-scale.ts';
import { timeToContent } from '#shared/numerics/analytic/time-to-content.ts';
import { totalContent } from '#shared/numerics/analytic/totals.ts';
import { EstimationError } from '#shared/numerics/estimation/estimation-error.ts';
import { normalQuantile } from '#shared/numerics/estimation/normal-distribution.ts';
import { type KnownTimes, predictedNames } from './known-times.ts';
import { linearView, type LinearView } from './linear-view.ts';
import { statementsOf } from './prediction-statements.ts';

export interface Prediction {
  readonly record: PredictionRecord;
  /** the case with the times that were fitted, scaled to its length */
  readonly document: CaseDocument;
}

const CURVE_INTERVALS = 120;
// A curve to the end of a long case would hide the band around the target.
const BEYOND_TARGET = 2;
// Of ln tau and beta: small against any error worth a band, large against round-off.
const STEP = 1e-4;

/**
 * Carries fitted times over to a linear case and predicts its drying with the uncertainty of the fit.
 *
 * tau_macro goes with the square of the transport length, tau_micro and beta stay. The interval of the
 * time to the target is symmetric in its logarithm, the band of the curve in the content; both follow
 * from the covariance by the slopes of the exact solution.
 *
 * @param sampleLengthM transport length of the fitted sample; without it tau_macro is taken as it is
 * @throws EstimationError where the case cannot take the times
 */
export function predictDrying(
  document: CaseDocument,
  known: KnownTimes,
  sampleLengthM: number | undefined,
): Prediction {
  const { values, microGeometry, runs } = known;
  const caseLengthM = document.transportCase.macro.lengthM;
  const factor = sampleLengthM === undefined ? 1 : (caseLengthM / sampleLengthM) ** 2;
  const carried = { ...values, tauMacroS: values.tauMacroS * factor };
  const reason = whyNotApplied(document, { values: carried, microGeometry });
  if (reason !== undefined) {
    throw new EstimationError(`“${document.title}” cannot be predicted: ${reason}.`);
  }
  const source = `fitted from ${runs.join(' and ')}`;
  const fitted = withFittedTimes(document, { values: carried, microGeometry, source });
  const view = linearView(fitted.transportCase);
  const content = contentsOf(fitted);
  const target = content.target;
  const timeTo = (problem: LinearTwoScale): number | undefined =>
    target === undefined ? undefined : timeToContent(problem, view.boundary, target);
  const timeS = timeTo(view.problem);
  const interval = timeS === undefined ? undefined : intervalOf(view, known, timeS, timeTo);

  const latestS = interval?.[1] ?? timeS;
  const endS =
    latestS === undefined || latestS === 0
      ? fitted.transportCase.endTimeS
      : BEYOND_TARGET * latestS;
  const scaling = sampleLengthM === undefined ? undefined : { sampleLengthM, caseLengthM, factor };
  return {
    document: fitted,
    record: {
      format: PREDICTION_FORMAT,
      title: document.title,
      fittedRuns: [...runs],
      times: carried,
      scaling: scaling ?? null,
      unit: content.unit,
      target: target === undefined ? null : target * content.factor,
      timeToTargetS: timeS ?? null,
      timeToTarget95S: interval ?? null,
      curve: curveOf(view, known, endS, content.factor),
      statements: statementsOf({ document, known, scaling, target: target !== undefined, timeS }),
    },
  };
}

/** What relative contents of the case are multiplied by, and its target among them. */
function contentsOf(document: CaseDocument) {
  const { transportCase } = document;
  const { value, temperatureK } = referenceDrivingValue(transportCase);
  const reference = waterContentsKgPerM3(transportCase, value, temperatureK).total;
  const target = targetKgPerM3(document);
  const dry = transportCase.dryCoatingDensityKgPerM3;
  return {
    unit: dry === undefined ? ('fraction' as const) : ('kg/kg' as const),
    factor: dry === undefined ? 1 : reference / dry,
    target: target === undefined ? undefined : target / reference,
  };
}

/** The problem with one variable of the covariance moved. */
function moved(problem: LinearTwoScale, variable: number, by: number): LinearTwoScale {
  const name = predictedNames[variable];
  if (name === 'tauMacroS') return { ...problem, tauMacroS: problem.tauMacroS * Math.exp(by) };
  return {
    ...problem,
    micro: problem.micro.map((each) =>
      name === 'tauMicroS'
        ? { ...each, tauS: each.tauS * Math.exp(by) }
        : { ...each, share: each.share + by },
    ),
  };
}

function intervalOf(
  { problem }: LinearView,
  { covariance }: KnownTimes,
  timeS: number,
  timeTo: (problem: LinearTwoScale) => number | undefined,
): [number, number] | undefined {
  if (timeS === 0) return [0, 0];
  const slopes = predictedNames.map((_, variable) => {
    const [after, before] = [STEP, -STEP].map((by) => timeTo(moved(problem, variable, by)));
    return after === undefined || before === undefined
      ? Number.NaN
      : Math.log(after / before) / (2 * STEP);
  });
  const spread = Math.exp(normalQuantile(0.975) * deviation(slopes, covariance));
  return Number.isFinite(spread) ? [timeS / spread, timeS * spread] : undefined;
}

function curveOf(
  { problem, boundary }: LinearView,
  { covariance }: KnownTimes,
  endS: number,
  factor: number,
): PredictionRecord['curve'] {
  const timeS = Array.from(
    { length: CURVE_INTERVALS + 1 },
    (_, i) => endS * (i / CURVE_INTERVALS) ** 2,
  );
  const content = Array.from(totalContent(problem, boundary, timeS));
  const around = predictedNames.map((_, variable) =>
    [STEP, -STEP].map((by) => totalContent(moved(problem, variable, by), boundary, timeS)),
  );
  const half = timeS.map((_, i) => {
    const slopes = around.map(
      ([after, before]) => ((after?.[i] ?? Number.NaN) - (before?.[i] ?? Number.NaN)) / (2 * STEP),
    );
    return normalQuantile(0.975) * deviation(slopes, covariance);
  });
  return {
    timeS,
    content: content.map((value) => value * factor),
    low95: content.map((value, i) => Math.max(0, value - (half[i] ?? 0)) * factor),
    high95: content.map((value, i) => (value + (half[i] ?? 0)) * factor),
  };
}

/** Standard deviation of a value with these slopes. */
function deviation(slopes: readonly number[], covariance: KnownTimes['covariance']): number {
  let variance = 0;
  for (const [i, one] of slopes.entries()) {
    for (const [j, other] of slopes.entries()) variance += one * (covariance[i]?.[j] ?? 0) * other;
  }
  return Math.sqrt(Math.max(0, variance));
}
