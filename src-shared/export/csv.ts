import { stringify } from 'csv-stringify/browser/esm/sync';
import { type ExportedCell, type ExportedTable, shownCell } from './exported-table.ts';

/**
 * Rows as CSV: comma between cells, point as decimal sign, all digits of numbers. A text that a
 * spreadsheet would take for a formula (from `=`, `+`, `-`, `@`, tab or carriage return on, also in
 * full width) has an apostrophe before it; numbers stay as they are.
 */
export function csvText(rows: readonly (readonly ExportedCell[])[]): string {
  return stringify(
    rows.map((row) => row.map(shownCell)),
    { escape_formulas: true },
  );
}

/** Tables one below the other: each with its name in a line before it, an empty line between. */
export function csvOfTables(tables: readonly ExportedTable[]): string {
  return tables.map(({ name, head, rows }) => csvText([[name], head, ...rows])).join('\n');
}
