import { looksNumeric } from './number-text.ts';
import { filledWidth, isBlank, textOf, type Cell, type Row } from './row.ts';
import { isUnit } from './unit-text.ts';

/** Where the table stands among the rows of a file. */
export interface TablePlace {
  readonly preamble: readonly Row[];
  readonly header: Row | null;
  readonly units: Row | null;
  readonly body: readonly Row[];
}

/** A run of as many rows of numbers begins the table, or fewer if there is no such run. */
const SURE_RUN = 3;

/**
 * Finds the first rows of numbers and the header above them, with a row of units between, or at the
 * end of the table.
 * @returns null when no row has two numbers
 */
export function findTable(allRows: readonly Row[]): TablePlace | null {
  const rows = allRows.filter(({ cells }) => filledWidth(cells) > 0);
  const start = firstRun(rows);
  if (start === null) return null;
  const [above, higher] = [rows[start - 1], rows[start - 2]];
  const between = above !== undefined && isUnitsRow(above) && hasNames(higher);
  const header = between ? higher : hasNames(above) ? above : undefined;
  const last = rows.at(-1);
  const closing = !between && last !== undefined && isUnitsRow(last) ? last : null;
  return {
    preamble: rows.slice(0, header === undefined ? start : rows.indexOf(header)),
    header: header ?? null,
    units: between ? above : closing,
    body: rows.slice(start, closing === null ? undefined : -1),
  };
}

function firstRun(rows: readonly Row[]): number | null {
  const runs: { start: number; length: number }[] = [];
  rows.forEach(({ cells }, index) => {
    if (!isNumbers(cells)) return;
    const run = runs.at(-1);
    if (run !== undefined && run.start + run.length === index) run.length++;
    else runs.push({ start: index, length: 1 });
  });
  const longest = runs.reduce((most, { length }) => Math.max(most, length), 0);
  return runs.find(({ length }) => length >= Math.min(SURE_RUN, longest))?.start ?? null;
}

export const isNumber = (cell: Cell): boolean =>
  typeof cell === 'number' || (cell !== null && looksNumeric(cell));

const isNumbers = (cells: readonly Cell[]): boolean => cells.filter(isNumber).length >= 2;

/** Names: at least two cells, most of them words. */
function hasNames(row: Row | undefined): row is Row {
  const filled = row?.cells.filter((cell) => !isBlank(cell)) ?? [];
  return filled.length >= 2 && filled.filter(isNumber).length < filled.length / 2;
}

function isUnitsRow({ cells }: Row): boolean {
  return cells.every((cell) => isBlank(cell) || isUnit(textOf(cell))) && cells.some(isUnitWord);
}

/** A row of dashes alone is a row without values. */
const isUnitWord = (cell: Cell): boolean => !isBlank(cell) && /[a-z%]/i.test(textOf(cell));
