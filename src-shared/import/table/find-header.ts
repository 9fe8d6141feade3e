import { looksNumeric } from './number-text.ts';
import { filledWidth, isBlank, textOf, type Cell, type Row, type Rows } from './row.ts';
import { isUnit } from './unit-text.ts';

/** Where the table stands among the rows of a file. */
export interface TablePlace {
  readonly preamble: readonly Row[];
  readonly header: Row | null;
  /** a row of units between header and values, or below the last of them */
  readonly units: Row | null;
  /** without rows that hold nothing */
  readonly body: Rows;
}

/** A run of as many rows of values begins the table, or fewer if there is no such run. */
const SURE_RUN = 3;
/** A table that begins later is not looked for. */
const LONGEST_PREAMBLE = 20_000;

/**
 * Finds the first rows of values and the header above them, with a row of units between, or at the
 * end of the table.
 *
 * @param isValue whether a cell is one; a row of values has two
 * @returns null when no row has two values
 */
export function findTable(
  allRows: Rows,
  isValue: (cell: Cell) => boolean = isNumber,
): TablePlace | null {
  const found = firstRun(allRows, isValue);
  if (found === null) return null;
  const { above: rows, first } = found;
  const { header, units } = findHeads(rows, filledWidth(first.cells), isValue);
  const closing = units === null ? closingUnits(allRows) : null;
  const lastHead = units ?? header;
  // Rows between the header and the first run are rows of the table that cannot be read.
  const start = lastHead === null ? first : (rows[rows.indexOf(lastHead) + 1] ?? first);
  return {
    preamble: header === null ? rows : rows.slice(0, rows.indexOf(header)),
    header,
    units: units ?? closing,
    body: bodyOf(allRows, start.line, closing?.line ?? Infinity),
  };
}

/** So many rows that cannot be read may stand between the header and the first run. */
const LONGEST_GAP = 10;

/** The header above a run of values and a row of units, the nearest one that can be it. */
function findHeads(
  rows: readonly Row[],
  width: number,
  isValue: (cell: Cell) => boolean,
): { header: Row | null; units: Row | null } {
  for (let at = rows.length - 1; at >= Math.max(0, rows.length - 1 - LONGEST_GAP); at--) {
    const [row, above] = [rows[at], rows[at - 1]];
    if (row === undefined) break;
    const fits = (head: Row) => at === rows.length - 1 || filledWidth(head.cells) === width;
    if (isUnitsRow(row) && hasNames(above, isValue) && fits(above)) {
      return { header: above, units: row };
    }
    if (hasNames(row, isValue) && fits(row)) return { header: row, units: null };
    if (!row.cells.some((cell) => isValue(cell) || isFormula(cell))) break;
  }
  return { header: null, units: null };
}

function bodyOf(rows: Rows, firstLine: number, endLine: number): Rows {
  return {
    *[Symbol.iterator](): Generator<Row> {
      for (const row of rows) {
        if (row.line >= endLine) return;
        if (row.line >= firstLine && filledWidth(row.cells) > 0) yield row;
      }
    },
  };
}

interface FirstRun {
  readonly above: readonly Row[];
  readonly first: Row;
}

/** The first run that is long enough, or else the first of the longest ones. */
function firstRun(allRows: Rows, isValue: (cell: Cell) => boolean): FirstRun | null {
  const rows: Row[] = [];
  let [length, longest, startOfLongest] = [0, 0, 0];
  for (const row of allRows) {
    if (filledWidth(row.cells) === 0) continue;
    rows.push(row);
    length = row.cells.filter(isValue).length >= 2 ? length + 1 : 0;
    if (length > longest) [longest, startOfLongest] = [length, rows.length - length];
    if (length >= SURE_RUN || rows.length > LONGEST_PREAMBLE) break;
  }
  const first = rows[startOfLongest];
  if (longest === 0 || first === undefined) return null;
  return { above: rows.slice(0, startOfLongest), first };
}

function closingUnits(rows: Rows): Row | null {
  let last: Row | null = null;
  for (const row of rows) if (filledWidth(row.cells) > 0) last = row;
  return last !== null && isUnitsRow(last) ? last : null;
}

export const isNumber = (cell: Cell): boolean =>
  typeof cell === 'number' || (cell !== null && looksNumeric(cell));

/** Names: at least two cells, most of them words. */
function hasNames(row: Row | undefined, isValue: (cell: Cell) => boolean): row is Row {
  const filled = row?.cells.filter((cell) => !isBlank(cell)) ?? [];
  return (
    filled.length >= 2 &&
    filled.filter(isValue).length < filled.length / 2 &&
    !filled.some(isFormula)
  );
}

const isFormula = (cell: Cell): boolean => typeof cell === 'string' && cell.startsWith('=');

function isUnitsRow({ cells }: Row): boolean {
  return cells.every((cell) => isBlank(cell) || isUnit(textOf(cell))) && cells.some(isUnitWord);
}

/** A row of dashes alone is a row without values. */
const isUnitWord = (cell: Cell): boolean => !isBlank(cell) && /[a-z%]/i.test(textOf(cell));
