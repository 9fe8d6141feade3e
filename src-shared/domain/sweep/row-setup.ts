import type { VariedInput, VariedRun } from './varied-input.ts';

/** What all rows have in common; plain values that can be sent to another process. */
export interface RowSetup extends VariedRun {
  /** Where the rows follow the conditions of the case, `recipe` gives only the target. */
  readonly caseConditions: boolean;
  readonly inputs: readonly VariedInput[];
  readonly options: { readonly accuracy?: number; readonly estimate?: boolean };
  /** Times at which a row tells its mean water. */
  readonly meanPpmAtS?: readonly number[];
}

/** A row that is to be run: its number, and its values in the order of the inputs. */
export interface PlannedRow {
  readonly index: number;
  readonly values: readonly number[];
  /** Whether a finer run tells its error, also where the rows are not estimated; changes no number. */
  readonly checked?: boolean;
}
