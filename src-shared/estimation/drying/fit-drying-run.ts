import { confidenceBand } from '#shared/numerics/estimation/confidence-band.ts';
import { estimateCovariance } from '#shared/numerics/estimation/covariance.ts';
import type { Covariance } from '#shared/numerics/estimation/covariance.ts';
import type { FitCommand } from '#shared/numerics/estimation/fit-outcome.ts';
import { correctedAkaike } from '#shared/numerics/estimation/information-criteria.ts';
import { diagnoseResiduals } from '#shared/numerics/estimation/residual-diagnostics.ts';
import type { ProfileEnds } from '../fitted-value.ts';
import type { FitMoment } from '../fit-moment.ts';
import type { DryingFit } from './drying-fit.ts';
import { findMinimum, linearPlaces, type DryingMinimum } from './drying-minimum.ts';
import { dryingParameterNames } from './drying-model.ts';
import { profileMoment, searchMoment } from './drying-moment.ts';
import { dryingProblem, type DryingProblem } from './drying-problem.ts';
import type { DryingRun } from './drying-run.ts';
import type { DryingSetup } from './drying-setup.ts';
import { cancelledFit } from './cancelled-fit.ts';
import { estimateNoise, type NoiseEstimate } from './noise.ts';
import { correlationOf, describeParameters } from './describe-parameters.ts';
import { profileIntervals } from './profile-intervals.ts';
import { refine } from './refine.ts';

// A profile may find a better minimum; the fit then starts again from there.
const RESTARTS = 3;
const LEVEL = 0.95;

/**
 * Fits a model to a run: the best parameters with their uncertainty by the linearised model and by the
 * profile likelihood, the curve with its bands and what the residuals look like. The sentences about it
 * are added by `judgeFit`. Send 'cancel' to stop: undefined is returned then, or once the best fit is
 * known, that with the outcome 'cancelled' and the profile intervals that are complete.
 *
 * @throws EstimationError for a run or known values that cannot be fitted
 */
export function* fitDryingRun(
  run: DryingRun,
  setup: DryingSetup,
): Generator<FitMoment, Omit<DryingFit, 'verdicts'> | undefined, FitCommand> {
  const drying = dryingProblem(run, setup);
  const linear = linearPlaces(drying.fast);
  const shown = { run, drying, index: 0 };
  let minimum: DryingMinimum;
  {
    const searching = findMinimum(run, setup, drying);
    let next = searching.next();
    while (next.done !== true) {
      const command = yield searchMoment(shown, 'searching', setup.model, next.value);
      if (command === 'cancel') return undefined;
      next = searching.next();
    }
    minimum = next.value;
  }
  for (let attempt = 0; ; attempt++) {
    const { covariance, noise } = uncertaintyAt(drying, minimum, run.sigma !== undefined);
    const profiling = profileIntervals(drying.fast, linear, minimum.fit, noise.scatter);
    let next = profiling.next();
    while (next.done !== true) {
      next = profiling.next(
        yield profileMoment(shown, setup.model, minimum.fit.parameters, next.value),
      );
    }
    const profiles = next.value;
    if (profiles.kind === 'better-minimum' && attempt < RESTARTS) {
      const refining = refine(drying.fast, linear, profiles.parameters);
      let refined = refining.next();
      while (refined.done !== true) refined = refining.next();
      minimum = { ...minimum, fit: refined.value };
      continue;
    }
    const ends = profiles.kind === 'better-minimum' ? [] : profiles.intervals;
    const fit = summary(run, setup, drying, minimum, covariance, noise, ends);
    return profiles.kind === 'cancelled' ? cancelledFit(fit, 'profiling') : fit;
  }
}

function uncertaintyAt(
  { problem }: DryingProblem,
  { fit }: DryingMinimum,
  isStated: boolean,
): { covariance: Covariance; noise: NoiseEstimate } {
  const residuals = weightedResiduals(problem, fit.parameters);
  const free = problem.parameters.filter(
    (parameter, k) => parameter.fixed !== true && fit.atBound[k] === undefined,
  );
  const noise = estimateNoise(residuals, free.length, isStated);
  return { covariance: estimateCovariance(problem, fit.parameters, noise.scatter), noise };
}

function weightedResiduals(
  problem: DryingProblem['problem'],
  parameters: Float64Array,
): Float64Array {
  const residuals = new Float64Array(problem.pointCount);
  problem.residuals(parameters, residuals);
  return residuals.map((value, i) => value / (problem.sigma?.[i] ?? 1));
}

function summary(
  run: DryingRun,
  setup: DryingSetup,
  { problem, scale, curve }: DryingProblem,
  { fit, minimumCount }: DryingMinimum,
  covariance: Covariance,
  noise: NoiseEstimate,
  profiles: readonly ProfileEnds[],
): Omit<DryingFit, 'verdicts'> {
  const count = problem.pointCount;
  const span = Math.abs(scale.span);
  const scaled = new Float64Array(count);
  problem.residuals(fit.parameters, scaled);
  const values = scaled.map((value) => value * scale.span);
  const squares = values.reduce((sum, value) => sum + value * value, 0);
  const isWeighted = run.sigma !== undefined;
  const sumOfSquares = isWeighted ? fit.sumOfSquares : squares;
  const freeCount = problem.parameters.filter(({ fixed }) => fixed !== true).length;

  const content = new Float64Array(count);
  curve.content(fit.parameters, content);
  const isKnown = !covariance.identifiability.includes('not-identifiable');
  const band = isKnown
    ? confidenceBand({
        parameters: problem.parameters,
        estimate: fit.parameters,
        covariance: { ...covariance, residualVariance: noise.pointVariance },
        valueCount: count,
        evaluate: (parameters, out) => curve.content(parameters, out),
        level: LEVEL,
        ...(problem.sigma !== undefined && { observationSigma: problem.sigma }),
      })
    : undefined;
  return {
    outcome: fit.outcome,
    explanation: fit.explanation,
    parameters: describeParameters({ problem, fit, covariance, profiles }, setup, scale),
    unprofiled: dryingParameterNames.filter(
      (_, k) => problem.parameters[k]!.fixed !== true && profiles[k] === undefined,
    ),
    correlation: correlationOf(covariance, scale),
    pointCount: count,
    freeCount,
    sumOfSquares,
    rmse: Math.sqrt(squares / count),
    aicc: correctedAkaike({ sumOfSquares, pointCount: count, parameterCount: freeCount }),
    noise: ownNoise(noise, run, span),
    residuals: { values, ...diagnoseResiduals(values) },
    curve: {
      timesS: run.timesS,
      content: content.map((value) => scale.offset + value * scale.span),
      confidenceHalfWidth: band?.confidenceHalfWidth.map((value) => value * span),
      predictionHalfWidth: band?.predictionHalfWidth.map((value) => value * span),
    },
    minimumCount,
  };
}

/** The noise in the unit of the content; with stated errors that of a point with their mean square. */
function ownNoise(noise: NoiseEstimate, { sigma }: DryingRun, span: number): DryingFit['noise'] {
  const unit =
    sigma === undefined
      ? span
      : Math.sqrt(sigma.reduce((sum, error) => sum + error * error, 0) / sigma.length);
  return {
    source: noise.source,
    standardDeviation: unit * Math.sqrt(noise.pointVariance),
    ofNeighbours: unit * noise.neighbourDeviation,
    lagOneAutocorrelation: noise.lagOneAutocorrelation,
    effectivePointCount: noise.effectivePointCount,
    excessOverStated: noise.excessOverStated,
  };
}
