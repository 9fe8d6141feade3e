import type { FitCommand } from '#shared/numerics/estimation/fit-outcome.ts';
import { compareNested, misfitOf, type ModelMisfit } from './compare-models.ts';
import type { DryingFit } from './drying-fit.ts';
import type { DryingModel } from './drying-model.ts';
import type { DryingRun } from './drying-run.ts';
import { setupFor, type DryingSetup } from './drying-setup.ts';
import { fitDryingRun, type DryingFitProgress } from './fit-drying-run.ts';
import { judgeFit, type JudgedFit } from './judge-fit.ts';
import { observedDelayS } from './observed-delay.ts';

const smallerModels: Readonly<Partial<Record<DryingModel, DryingModel>>> = {
  'two-scale': 'macro',
  'two-scale-distribution': 'two-scale',
};

/**
 * Fits a model to a run and says in plain sentences what the fit shows and what it cannot show. For that
 * the next smaller model is fitted as well.
 * Send 'cancel' to stop: undefined is returned then.
 *
 * @throws EstimationError for a run or known values that cannot be fitted
 */
export function* fitAndJudge(
  run: DryingRun,
  setup: DryingSetup,
  temperatureK: JudgedFit['temperatureK'],
): Generator<DryingFitProgress, DryingFit | undefined, FitCommand> {
  const fit = yield* fitDryingRun(run, setup);
  if (fit === undefined) return undefined;
  const { effectivePointCount } = fit.noise;

  const smallerModel = smallerModels[setup.model];
  let smaller: ModelMisfit | undefined;
  if (smallerModel !== undefined) {
    smaller = yield* aside(misfitOf(run, setupFor(setup, smallerModel)));
    if (smaller === undefined) return undefined;
  }
  const takesNoDelay = setup.freeDeadTime !== true && setup.fixed?.deadTimeS === undefined;
  const verdicts = judgeFit({
    fit,
    model: setup.model,
    durationS: run.timesS.at(-1) ?? 0,
    macroTimeS:
      (smaller?.model === 'macro' ? smaller.tauMacroS : fit.parameters.tauMacroS.value) ??
      undefined,
    smaller: smaller && compareNested(smaller, fit, effectivePointCount),
    delayS: takesNoDelay ? observedDelayS(run) : 0,
    temperatureK,
  });
  return { ...fit, verdicts };
}

function* aside<R>(
  searching: Generator<number, R, FitCommand>,
): Generator<DryingFitProgress, R, FitCommand> {
  let next = searching.next();
  while (next.done !== true) {
    next = searching.next(yield { phase: 'comparing', fraction: next.value });
  }
  return next.value;
}
