import type { Experiment } from '#shared/domain/experiment/experiment.ts';
import { EMPTY_TEMPLATE, type ImportTemplate } from '#shared/domain/experiment/import-template.ts';
import type { ExperimentOutcome } from '#shared/import/experiment/experiment-outcome.ts';
import { openExperiment, readExperiment } from '#shared/import/experiment/read-experiment.ts';
import { drain } from './drain.ts';

/** The outcome of reading the bytes of a file. */
export function outcomeOfBytes(
  bytes: Uint8Array,
  template: Partial<ImportTemplate> = {},
  fileName = 'run.csv',
): ExperimentOutcome {
  const opened = openExperiment(bytes, fileName);
  if (opened.kind !== 'read') return opened;
  return drain(readExperiment(opened.value, { ...EMPTY_TEMPLATE, ...template }));
}

/** The run in the bytes of a file, which has to be read without a question. */
export function runOfBytes(
  bytes: Uint8Array,
  template: Partial<ImportTemplate> = {},
  fileName = 'run.csv',
): Experiment {
  const outcome = outcomeOfBytes(bytes, template, fileName);
  if (outcome.kind !== 'read') throw new Error(JSON.stringify(outcome));
  return outcome.value.experiment;
}
