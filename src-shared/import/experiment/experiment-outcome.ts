import type { Experiment } from '#shared/domain/experiment/experiment.ts';
import type { ColumnRole, ImportTemplate } from '#shared/domain/experiment/import-template.ts';
import type { ImportOutcome } from '../outcome.ts';

/** The place in an import template that an answer takes. */
export type TemplateKey =
  | 'sheet'
  | 'decimal'
  | 'dateOrder'
  | 'clock'
  | 'timeOrder'
  | `${ColumnRole}.${'column' | 'unit'}`
  | 'content.basis'
  | 'dewPoint.at';

/** Answer to a question for a column: the file has none, or it shall not be read. */
export const NO_COLUMN = 'none';

export interface ImportedExperiment {
  readonly experiment: Experiment;
  /** everything that was recognised or stated, for files of the same kind */
  readonly template: ImportTemplate;
}

export type ExperimentOutcome = ImportOutcome<ImportedExperiment, TemplateKey>;
export type Decided<T> = ImportOutcome<T, TemplateKey>;
