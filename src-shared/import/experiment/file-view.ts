import type { OpenedFile } from '../files/open-file.ts';
import { textOf } from '../table/row.ts';
import { findTables } from './experiment-table.ts';
import type { ExperimentFile } from './read-experiment.ts';

/** What a person sees of a file before it is read. */
export interface FileView {
  /** the sheets that hold a table; none for a text */
  readonly sheets: readonly string[];
  /** the sheet that is shown */
  readonly sheet: string | null;
  /** how each column of the table can be named in a template */
  readonly columns: readonly string[];
  /** number of the line with the headings */
  readonly headerLine: number | null;
  /** the first lines as they stand in the file; cells of a sheet with tabs between them */
  readonly lines: readonly { readonly line: number; readonly text: string }[];
}

const LINES = 200;
const LINE_CHARACTERS = 2000;

/** @param sheet the one to show; by default the first with a table */
export function fileView({ opened }: ExperimentFile, sheet: string | undefined): FileView {
  const tables = findTables(opened);
  const table = tables.find((one) => one.sheet === sheet) ?? tables[0];
  const shown = table?.sheet ?? null;
  return {
    sheets: tables.flatMap((one) => (one.sheet === null ? [] : [one.sheet])),
    sheet: shown,
    columns: table?.labels ?? [],
    headerLine: table?.place.header?.line ?? null,
    lines: firstLines(opened, shown),
  };
}

function firstLines(opened: OpenedFile, sheet: string | null): FileView['lines'] {
  if (opened.kind === 'workbook') {
    const rows = opened.sheets.find(({ name }) => name === sheet)?.rows ?? [];
    return rows.slice(0, LINES).map(({ line, cells }) => ({
      line,
      text: cells.map(textOf).join('\t').slice(0, LINE_CHARACTERS),
    }));
  }
  const { text } = opened;
  let end = 0;
  for (let count = 0; count < LINES && end < text.length; count++) {
    const found = text.slice(end).search(/\r\n|\n|\r/);
    if (found < 0) end = text.length;
    else end += found + (text.startsWith('\r\n', end + found) ? 2 : 1);
  }
  const lines = text
    .slice(0, end)
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\n|\r/);
  if (lines.at(-1) === '') lines.pop();
  return lines.map((one, index) => ({ line: index + 1, text: one.slice(0, LINE_CHARACTERS) }));
}
