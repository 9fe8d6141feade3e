import type { Experiment } from '#shared/domain/experiment/experiment.ts';
import { hashExperiment } from '#shared/domain/experiment/hash-experiment.ts';
import { FIT_FORMAT, type FitRecord } from '#shared/domain/fit/fit-record.ts';
import type { ComparedModel } from '../drying/compare-models.ts';
import type { DryingFit, FittedDryingParameter } from '../drying/drying-fit.ts';
import { DEFAULT_SEED, DEFAULT_STARTS, type DryingSetup } from '../drying/drying-setup.ts';
import { estimatorIdentity } from '../estimator-identity.ts';
import type { ExperimentRun, RunSelection } from './experiment-run.ts';

export interface FitSource {
  readonly experiment: Experiment;
  readonly selection: RunSelection;
  readonly part: ExperimentRun;
  readonly setup: DryingSetup;
}

/** A fit as it is stored and written to a file, with what it was made of. */
export function makeFitRecord(
  fit: DryingFit,
  source: FitSource,
  comparison?: readonly ComparedModel[],
): FitRecord {
  const { experiment, selection, part, setup } = source;
  const list = (values: Float64Array | undefined) =>
    values === undefined ? null : Array.from(values);
  return {
    format: FIT_FORMAT,
    title: experiment.title,
    outcome: fit.outcome,
    explanation: fit.explanation,
    parameters: Object.fromEntries(
      Object.entries(fit.parameters).map(([name, parameter]) => [name, plain(parameter)]),
    ) as FitRecord['parameters'],
    correlation: fit.correlation,
    rmse: fit.rmse,
    aicc: finite(fit.aicc),
    pointCount: fit.pointCount,
    freeParameterCount: fit.freeCount,
    minimumCount: fit.minimumCount,
    noise: {
      source: fit.noise.source,
      standardDeviation: fit.noise.standardDeviation,
      ofNeighbours: fit.noise.ofNeighbours,
      effectivePointCount: fit.noise.effectivePointCount,
    },
    residuals: { ...fit.residuals, values: Array.from(fit.residuals.values) },
    curve: {
      timeS: [...fit.curve.timesS],
      content: Array.from(fit.curve.content),
      confidenceHalfWidth: list(fit.curve.confidenceHalfWidth),
      predictionHalfWidth: list(fit.curve.predictionHalfWidth),
    },
    verdicts: fit.verdicts.map(({ code, parameters, text }) => ({
      code,
      parameters: [...parameters],
      text,
    })),
    ...(comparison !== undefined && { comparison: comparison.map(comparedPlainly) }),
    madeOf: {
      dataHash: hashExperiment(experiment),
      fileName: experiment.source.fileName,
      model: setup.model,
      microGeometry: setup.microGeometry ?? 'slab',
      fromS: selection.fromS,
      toS: part.toS,
      pointCount: fit.pointCount,
      quantity: part.quantity,
      unit: part.unit,
      basis: part.basis,
      dryMassKg: part.dryMassKg,
      fixed: { ...setup.fixed },
      freeDeadTime: setup.freeDeadTime ?? false,
      starts: setup.starts ?? DEFAULT_STARTS,
      seed: setup.seed ?? DEFAULT_SEED,
      program: { ...estimatorIdentity },
    },
  };
}

function plain(parameter: FittedDryingParameter): FitRecord['parameters']['initial'] {
  const { value, standardError, interval95, profile95, status, bounds } = parameter;
  return {
    value,
    standardError,
    interval95: [...interval95],
    profile95: [...profile95],
    status,
    bounds: [...bounds],
  };
}

function comparedPlainly({ misfit, aicc, independentAicc, test }: ComparedModel) {
  return {
    model: misfit.model,
    freeParameterCount: misfit.freeCount,
    rmse: misfit.rmse,
    aicc: finite(aicc),
    aiccIndependent: finite(independentAicc),
    fRatio: test?.fRatio ?? null,
    pValue: test?.pValue ?? null,
  };
}

const finite = (value: number): number | null => (Number.isFinite(value) ? value : null);
