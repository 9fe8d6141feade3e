import type { Experiment } from '#shared/domain/experiment/experiment.ts';
import type { FitRecord } from '#shared/domain/fit/fit-record.ts';
import type { FitRequest } from '#shared/domain/fit/fit-request.ts';
import type { FitCommand } from '#shared/numerics/estimation/fit-outcome.ts';
import { compareModels } from '../drying/compare-models.ts';
import type { DryingSetup } from '../drying/drying-setup.ts';
import { fitAndJudge } from '../drying/fit-and-judge.ts';
import type { DryingFitProgress } from '../drying/fit-drying-run.ts';
import { experimentRun, type RunSelection } from './experiment-run.ts';
import { makeFitRecord } from './make-fit-record.ts';

/**
 * Fits a model to a part of an experiment and judges it; with `compare` all models on the same points.
 * Send 'cancel' to stop: undefined is returned then.
 * @throws EstimationError for a run or known values that cannot be fitted
 */
export function* fitExperiment(
  experiment: Experiment,
  request: FitRequest,
): Generator<DryingFitProgress, FitRecord | undefined, FitCommand> {
  const { fromS, toS, dryMassKg, compare, ...setup } = request;
  const selection: RunSelection = { fromS, toS, dryMassKg };
  const known: DryingSetup = setup;
  const part = experimentRun(experiment, selection);
  const fit = yield* fitAndJudge(part.run, known, part.temperatureK);
  if (fit === undefined) return undefined;
  const comparison = compare ? yield* asComparing(compareModels(part.run, known)) : undefined;
  if (compare && comparison === undefined) return undefined;
  return makeFitRecord(fit, { experiment, selection, part, setup: known }, comparison);
}

function* asComparing<R>(
  comparing: Generator<number, R, FitCommand>,
): Generator<DryingFitProgress, R, FitCommand> {
  let next = comparing.next();
  while (next.done !== true) {
    next = comparing.next(yield { phase: 'comparing', fraction: next.value });
  }
  return next.value;
}
