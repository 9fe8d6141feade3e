import { isChecked } from './checked-row.ts';
import { rowAccuracy, type RowAccuracy } from '../../domain/sweep/row-accuracy.ts';
import type { PlannedRow } from '../../domain/sweep/row-setup.ts';
import type { SweepRow } from '../../domain/sweep/sweep-row.ts';

/** Some of the rows of a search's answer, to be run once more with a finer run that tells their error. */
export function rowsToCheck(rows: readonly SweepRow[]): PlannedRow[] {
  return rows
    .filter(({ index }) => isChecked(index, rows.length))
    .map(({ index, inputs }) => ({ index, values: inputs, checked: true }));
}

/** How right rows are of which some were run again. */
export function accuracyWith(rows: readonly SweepRow[], again: readonly SweepRow[]): RowAccuracy {
  const byIndex = new Map(again.map((row) => [row.index, row]));
  return rowAccuracy(rows.map((row) => byIndex.get(row.index) ?? row));
}
