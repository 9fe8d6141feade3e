import { IMPORT_LIMITS } from '../limits.ts';
import { read, refused, type Decision, type ImportOutcome } from '../outcome.ts';
import { decideDecimal } from './decide-decimal.ts';
import { findTable, isNumber, type TablePlace } from './find-header.ts';
import type { MeasuredTable, NumberColumn, RejectedRow, TextColumn } from './measured-table.ts';
import { isMissing, parseNumber, type DecimalSign } from './number-text.ts';
import { filledWidth, isBlank, textOf, type Cell, type Row } from './row.ts';
import type { Separator } from './split-rows.ts';
import { plainUnit, splitNameAndUnit } from './unit-text.ts';

/**
 * Makes a table of the rows of a text or of a sheet. A column is of numbers when at least half of
 * its values look like numbers; a row with something else there is rejected, never guessed.
 *
 * @param separator null for a sheet
 * @param earlier what was decided before, for example on the separator
 */
export function readTable(
  rows: readonly Row[],
  separator: Separator | null,
  decimalAnswer: DecimalSign | undefined,
  earlier: readonly Decision[],
): ImportOutcome<MeasuredTable> {
  const place = findTable(rows);
  if (place === null) return refused(NO_TABLE);
  const decimal = decideDecimal(place.body, separator, decimalAnswer);
  if (decimal.kind !== 'read') return decimal;

  const width = usualWidth(place.body);
  const named = place.header === null ? width : filledWidth(place.header.cells);
  if (Math.max(named, width) > IMPORT_LIMITS.columns) {
    return refused(`The table has more than ${IMPORT_LIMITS.columns} columns. Export fewer.`);
  }
  if (separator === 'comma' && named < width) return refused(commaTwice(named, width));
  const mismatch = separator === 'blanks' && named !== width;
  const heads = columnHeads(mismatch ? { ...place, header: null } : place, Math.max(named, width));
  const isNumeric = heads.map((_head, column) => isNumberColumn(place.body, column));
  const { kept, rejected } = sortRows(place.body, heads, isNumeric, decimal.value.decimal);
  if (kept.length === 0) {
    return refused(`No row of the table can be read: ${rejected[0]?.reason ?? 'it has none'}.`);
  }
  return read({
    preamble: place.preamble,
    columns: heads.flatMap((head, column) =>
      columnOf(head, column, kept, isNumeric[column] === true),
    ),
    lines: kept.map(({ line }) => line),
    rowsRead: kept.length,
    rowsRejected: rejected,
    understood: [
      ...earlier,
      ...(separator === null ? [] : [decimal.value.decision]),
      headOf(place),
    ],
    warnings: [
      ...(mismatch ? [`The header has ${named} words for ${width} columns and is not used.`] : []),
      ...groupedWarning(place.body, separator, decimal.value.decimal),
    ],
  });
}

export const NO_TABLE =
  'The file holds no table: no row has two numbers. Export rows of numbers under a header.';

const commaTwice = (named: number, width: number) =>
  `The header names ${named} columns but the rows have ${width} cells: commas separate the cells ` +
  'and may be decimal signs too. Export with semicolons or tabs between the cells.';

interface Head {
  readonly name: string;
  readonly unit: string | null;
}

function columnHeads({ header, units }: TablePlace, width: number): Head[] {
  return Array.from({ length: width }, (_none, column) => {
    const { name, unit } = splitNameAndUnit(textOf(header?.cells[column]));
    const below = textOf(units?.cells[column]);
    return { name: name || `column ${column + 1}`, unit: below ? plainUnit(below) : unit };
  });
}

function headOf({ header, units }: TablePlace): Decision {
  if (header === null) {
    return { what: 'header', decided: 'none', why: 'no names stand above the numbers' };
  }
  const decided = `line ${header.line}`;
  const below = units === null ? '' : `; units are in line ${units.line}`;
  return { what: 'header', decided, why: `the numbers begin below it${below}` };
}

/** The width that most rows have. */
function usualWidth(rows: readonly Row[]): number {
  const counts = new Map<number, number>();
  for (const { cells } of rows) {
    const width = filledWidth(cells);
    counts.set(width, (counts.get(width) ?? 0) + 1);
  }
  return [...counts].reduce((a, b) => (b[1] > a[1] ? b : a), [0, 0])[0];
}

const isGap = (cell: Cell | undefined) => isBlank(cell) || isMissing(textOf(cell));

function isNumberColumn(rows: readonly Row[], column: number): boolean {
  const present = rows.map(({ cells }) => cells[column] ?? null).filter((cell) => !isGap(cell));
  return present.length > 0 && present.filter(isNumber).length >= present.length / 2;
}

interface ReadRow {
  readonly line: number;
  readonly values: readonly (number | string | null)[];
}

function sortRows(
  rows: readonly Row[],
  heads: readonly Head[],
  isNumeric: readonly boolean[],
  decimal: DecimalSign,
): { kept: ReadRow[]; rejected: RejectedRow[] } {
  const kept: ReadRow[] = [];
  const rejected: RejectedRow[] = [];
  for (const { line, cells } of rows) {
    const values = heads.map((_head, column) =>
      valueOf(cells[column], isNumeric[column] === true, decimal),
    );
    const wrong = values.findIndex((value) => value === undefined);
    const filled = filledWidth(cells);
    if (filled > heads.length) {
      rejected.push({ line, reason: `it has ${filled} cells, the table ${heads.length} columns` });
    } else if (wrong >= 0) {
      const [cell, name] = [textOf(cells[wrong]).slice(0, 40), heads[wrong]?.name ?? ''];
      const reason = `"${cell}" in "${name}" is not a number with a decimal ${decimal}`;
      rejected.push({ line, reason });
    } else if (!values.some((value) => typeof value === 'number')) {
      rejected.push({ line, reason: 'it holds no number' });
    } else {
      kept.push({ line, values: values.map((value) => value ?? null) });
    }
  }
  return { kept, rejected };
}

/** undefined for what is no number where one is expected */
function valueOf(
  cell: Cell | undefined,
  isNumeric: boolean,
  decimal: DecimalSign,
): number | string | null | undefined {
  if (!isNumeric) return isBlank(cell) ? null : textOf(cell);
  if (cell === undefined || isGap(cell)) return null;
  const value = typeof cell === 'string' ? parseNumber(cell, decimal) : cell;
  return value !== null && Number.isFinite(value) ? value : undefined;
}

/** Columns without any value are left out. */
function columnOf(
  { name, unit }: Head,
  column: number,
  rows: readonly ReadRow[],
  isNumeric: boolean,
): (NumberColumn | TextColumn)[] {
  const values = rows.map((row) => row.values[column] ?? null);
  if (values.every((value) => value === null)) return [];
  return isNumeric
    ? [
        {
          kind: 'number',
          name,
          unit,
          values: values.map((v) => (typeof v === 'number' ? v : null)),
        },
      ]
    : [{ kind: 'text', name, unit, values: values.map((v) => (typeof v === 'string' ? v : null)) }];
}

function groupedWarning(
  rows: readonly Row[],
  separator: Separator | null,
  decimal: DecimalSign,
): string[] {
  const sign = decimal === 'point' ? ',' : '.';
  const isGrouped = (cell: Cell): cell is string =>
    typeof cell === 'string' && cell.includes(sign) && parseNumber(cell, decimal) !== null;
  const example = rows.flatMap(({ cells }) => cells.filter(isGrouped)).at(0);
  if (separator === null || example === undefined) return [];
  return [`"${example}" is read as ${parseNumber(example, decimal)}: "${sign}" groups thousands.`];
}
