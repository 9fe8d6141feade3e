import type { Storage } from '#main/storage/open-storage.ts';
import type { CalculationRequest } from '#shared/contract/calculations.ts';
import type { Experiment } from '#shared/domain/experiment/experiment.ts';
import { caseAtTemperature } from '#shared/domain/fit/case-at-temperature.ts';
import { FIT_BUNDLE_FORMAT, type FitBundle } from '#shared/domain/fit/fit-bundle.ts';
import { hashFitBundle } from '#shared/domain/fit/hash-fit-bundle.ts';
import { measuredTemperatureK } from '#shared/domain/fit/measured-temperature.ts';
import { parseFitBundle } from '#shared/domain/fit/parse-fit-bundle.ts';
import type { CaseFile } from '#shared/domain/project/case-file.ts';
import { ContractFault } from './contract-fault.ts';
import { fittedExperiment } from './fitted-experiment.ts';
import { requireFound } from './handlers/require-found.ts';
import type { ResolvedCalculation } from './resolved-calculation.ts';

type JointFitRequest = Extract<CalculationRequest, { kind: 'joint-fit' }>;

/**
 * A plan whose runs and cases are named by ids, with all of them by value under names that people read.
 * @throws ContractFault where one is not there, or the plan is not one
 */
export function jointFitInput({ plan }: JointFitRequest, storage: Storage): ResolvedCalculation {
  const experiments: Record<string, Experiment> = {};
  const cases: Record<string, CaseFile> = {};
  const runs = plan.runs.map((run, index) => {
    const { title, experiment } = fittedExperiment(run.experiment, storage);
    const name = `run ${index + 1}, ${title}.json`;
    experiments[name] = experiment;
    const named = { ...run, experiment: name };
    if (run.case === undefined) return named;
    const { document } = requireFound('case', storage.cases.get(run.case));
    const caseName = `case of run ${index + 1}, ${document.title}.json`;
    const temperatureK = meanTemperatureK(experiment, run) ?? run.temperatureK;
    cases[caseName] =
      temperatureK === undefined ? document : caseAtTemperature(document, temperatureK);
    return { ...named, case: caseName };
  });
  const bundle: FitBundle = {
    format: FIT_BUNDLE_FORMAT,
    plan: { ...plan, runs },
    experiments,
    cases,
  };
  const parsed = parseFitBundle({ ...bundle });
  if (!parsed.ok) {
    throw new ContractFault('INPUT_INVALID', `The runs are not fitted. ${parsed.problems[0]}`);
  }
  return {
    title: plan.title === '' ? 'Joint fit' : plan.title,
    input: { kind: 'joint-fit', bundle: parsed.value },
    inputHash: hashFitBundle(parsed.value),
  };
}

/** Middle of the temperatures in the fitted part. */
function meanTemperatureK(
  experiment: Experiment,
  { fromS, toS }: JointFitRequest['plan']['runs'][number],
): number | undefined {
  const measured = measuredTemperatureK(experiment, fromS, toS ?? Infinity);
  return measured && (measured[0] + measured[1]) / 2;
}
