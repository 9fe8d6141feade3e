import { IMPORT_LIMITS } from '../limits.ts';
import { read, refused, type Decision, type ImportOutcome } from '../outcome.ts';
import { decideDecimal } from './decide-decimal.ts';
import { columnHeads, headerDecision, type ColumnHead } from './column-heads.ts';
import { findTable } from './find-header.ts';
import type { MeasuredTable, NumberColumn, RejectedRow, TextColumn } from './measured-table.ts';
import { parseNumber, type DecimalSign } from './number-text.ts';
import { filledWidth, isBlank, textOf, type Cell, type Rows } from './row.ts';
import type { Separator } from './split-rows.ts';
import { isGap, surveyBody, type BodySurvey } from './survey-body.ts';

/**
 * Makes a table of the rows of a text or of a sheet. A column is of numbers when at least half of
 * its values look like numbers; a row with something else there is rejected, never guessed.
 *
 * @param separator null for a sheet
 * @param earlier what was decided before, for example on the separator
 */
export function readTable(
  rows: Rows,
  separator: Separator | null,
  decimalAnswer: DecimalSign | undefined,
  earlier: readonly Decision[],
): ImportOutcome<MeasuredTable, 'decimal'> {
  const place = findTable(rows);
  if (place === null) return refused(NO_TABLE);
  const survey = surveyBody(place.body);
  const decimal = decideDecimal(survey.decimals, separator, decimalAnswer);
  if (decimal.kind !== 'read') return decimal;

  const { width } = survey;
  const named = place.header === null ? width : filledWidth(place.header.cells);
  if (Math.max(named, width) > IMPORT_LIMITS.columns) {
    return refused(`The table has more than ${IMPORT_LIMITS.columns} columns. Export fewer.`);
  }
  if (separator === 'comma' && named < width) return refused(commaTwice(named, width));
  const mismatch = separator === 'blanks' && named !== width;
  const heads = columnHeads(mismatch ? { ...place, header: null } : place, Math.max(named, width));
  const isNumeric = heads.map((_head, column) => isNumberColumn(survey, column));
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
      headerDecision(place),
    ],
    warnings: [
      ...(mismatch ? [`The header has ${named} words for ${width} columns and is not used.`] : []),
      ...groupedWarning(survey, separator, decimal.value.decimal),
    ],
  });
}

export const NO_TABLE =
  'The file holds no table: no row has two numbers. Export rows of numbers under a header.';

export const commaTwice = (named: number, width: number) =>
  `The header names ${named} columns but the rows have ${width} cells: commas separate the cells ` +
  'and may be decimal signs too. Export with semicolons or tabs between the cells.';

function isNumberColumn({ columns }: BodySurvey, index: number): boolean {
  const column = columns[index];
  return column !== undefined && column.present > 0 && column.numbers >= column.present / 2;
}

interface ReadRow {
  readonly line: number;
  readonly values: readonly (number | string | null)[];
}

function sortRows(
  rows: Rows,
  heads: readonly ColumnHead[],
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
  { name, unit }: ColumnHead,
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

export function groupedWarning(
  { grouped }: BodySurvey,
  separator: Separator | null,
  decimal: DecimalSign,
): string[] {
  const example = grouped[decimal];
  const sign = decimal === 'point' ? ',' : '.';
  if (separator === null || example === undefined) return [];
  return [`"${example}" is read as ${parseNumber(example, decimal)}: "${sign}" groups thousands.`];
}
