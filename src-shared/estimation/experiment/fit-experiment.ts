import type { Experiment } from '#shared/domain/experiment/experiment.ts';
import type { FitRecord } from '#shared/domain/fit/fit-record.ts';
import type { FitRequest } from '#shared/domain/fit/fit-request.ts';
import type { FitCommand } from '#shared/numerics/estimation/fit-outcome.ts';
import { cancelledFit } from '../drying/cancelled-fit.ts';
import { compareModels } from '../drying/compare-models.ts';
import type { DryingSetup } from '../drying/drying-setup.ts';
import { fitAndJudge } from '../drying/fit-and-judge.ts';
import { cancelledVerdict } from '../drying/judge-fit.ts';
import type { FitMoment } from '../fit-moment.ts';
import { experimentRun, type RunSelection } from './experiment-run.ts';
import { makeFitRecord } from './make-fit-record.ts';

/**
 * Fits a model to a part of an experiment and judges it; with `compare` all models on the same points.
 * Send 'cancel' to stop: undefined is returned while the best values are being looked for, afterwards what
 * is known by then, with the outcome 'cancelled'.
 * @throws EstimationError for a run or known values that cannot be fitted
 */
export function* fitExperiment(
  experiment: Experiment,
  request: FitRequest,
): Generator<FitMoment, FitRecord | undefined, FitCommand> {
  const { fromS, toS, dryMassKg, compare, ...setup } = request;
  const selection: RunSelection = { fromS, toS, dryMassKg };
  const known: DryingSetup = setup;
  const part = experimentRun(experiment, selection);
  const source = { experiment, selection, part, setup: known };
  const fit = yield* fitAndJudge(part.run, known, part.temperatureK);
  if (fit === undefined) return undefined;
  if (!compare || fit.outcome === 'cancelled') return makeFitRecord(fit, source);
  const { isCancelled, models } = yield* compareModels(part.run, known);
  if (!isCancelled) return makeFitRecord(fit, source, models);
  const cancelled = cancelledFit(fit, 'comparing');
  const verdicts = [cancelledVerdict(cancelled), ...fit.verdicts];
  return makeFitRecord({ ...cancelled, verdicts }, source, models);
}
