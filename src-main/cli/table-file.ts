import { csvOfTables } from '#shared/export/csv.ts';
import type { ExportedTable } from '#shared/export/exported-table.ts';
import { workbookOf } from '#shared/export/workbook.ts';
import { callerPath, STANDARD_STREAM } from './input-file.ts';
import { Refusal } from './refusal.ts';

/** Whether a file is a table for other programs, by the ending of its name. */
export function isTableFile(path: string): boolean {
  return /\.(csv|xlsx)$/i.test(path);
}

/**
 * Checks the name of a file that tables are to be written to.
 * @throws Refusal where it tells no format, or is one of the files that are read
 */
export function checkTableFile(path: string, inputs: readonly string[]): void {
  if (!isTableFile(path)) {
    throw new Refusal(`--out ${path}: give it a name that ends with .xlsx or .csv.`);
  }
  const files = inputs.filter((input) => input !== STANDARD_STREAM).map(callerPath);
  if (files.includes(callerPath(path))) {
    throw new Refusal(`--out ${path} is one of the files that are read; choose another name.`);
  }
}

/** Tables as CSV text or as a workbook, by the ending of the file's name. */
export function tablesAs(path: string, tables: readonly ExportedTable[]): string | Uint8Array {
  return /\.csv$/i.test(path) ? csvOfTables(tables) : workbookOf(tables);
}
