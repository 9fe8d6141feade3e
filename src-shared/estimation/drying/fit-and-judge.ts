import type { FitCommand } from '#shared/numerics/estimation/fit-outcome.ts';
import type { FitMoment } from '../fit-moment.ts';
import { cancelledFit } from './cancelled-fit.ts';
import { compareSizes, misfitOf, type ModelMisfit } from './compare-models.ts';
import type { DryingFit } from './drying-fit.ts';
import type { DryingModel } from './drying-model.ts';
import type { DryingRun } from './drying-run.ts';
import { setupFor, type DryingSetup } from './drying-setup.ts';
import { fitDryingRun } from './fit-drying-run.ts';
import { judgeFit, type JudgedFit } from './judge-fit.ts';
import { observedDelayS } from './observed-delay.ts';

const smallerModels: Readonly<Partial<Record<DryingModel, DryingModel>>> = {
  'two-scale': 'macro',
  'two-scale-distribution': 'two-scale',
};

/**
 * Fits a model to a run and says in plain sentences what the fit shows and what it cannot show. For that
 * the next smaller model is fitted as well.
 * Send 'cancel' to stop: undefined is returned then, or once the best fit is known, that with the outcome
 * 'cancelled'.
 *
 * @throws EstimationError for a run or known values that cannot be fitted
 */
export function* fitAndJudge(
  run: DryingRun,
  setup: DryingSetup,
  temperatureK: JudgedFit['temperatureK'],
): Generator<FitMoment, DryingFit | undefined, FitCommand> {
  let fit = yield* fitDryingRun(run, setup);
  if (fit === undefined) return undefined;
  const { effectivePointCount } = fit.noise;

  const smallerModel = smallerModels[setup.model];
  let smaller: ModelMisfit | undefined;
  if (smallerModel !== undefined && fit.outcome !== 'cancelled') {
    smaller = yield* misfitOf(run, setupFor(setup, smallerModel));
    if (smaller === undefined) fit = cancelledFit(fit, 'comparing');
  }
  const takesNoDelay = setup.freeDeadTime !== true && setup.fixed?.deadTimeS === undefined;
  const verdicts = judgeFit({
    fit,
    model: setup.model,
    durationS: run.timesS.at(-1) ?? 0,
    macroTimeS:
      (smaller?.model === 'macro' ? smaller.tauMacroS : fit.parameters.tauMacroS.value) ??
      undefined,
    smaller: smaller && compareSizes(smaller, fit, effectivePointCount),
    delayS: takesNoDelay ? observedDelayS(run) : 0,
    temperatureK,
  });
  return { ...fit, verdicts };
}
