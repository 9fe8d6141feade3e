import type { ColumnRole } from '#shared/domain/experiment/import-template.ts';
import { clockMicroseconds, DAY_MICROSECONDS, dayOf, zoneMicroseconds } from '../table/calendar.ts';
import type { RejectedRow } from '../table/measured-table.ts';
import { parseNumber, type DecimalSign } from '../table/number-text.ts';
import { filledWidth, textOf, type Cell, type Row } from '../table/row.ts';
import { isGap } from '../table/survey-body.ts';
import type { ExperimentTable } from './experiment-table.ts';
import type { FoundColumn, FoundColumns } from './find-columns.ts';
import { NumberList } from './number-list.ts';
import { timeTextOf, type TimeRule } from './time-rule.ts';

/** The numbers of the chosen columns as they stand in the file, row by row. */
export interface RawValues {
  readonly lines: NumberList;
  /** in the unit of the column, or in microseconds where times are written with colons or dates */
  readonly times: NumberList;
  readonly channels: ReadonlyMap<ColumnRole, NumberList>;
  readonly rejected: RejectedRow[];
  /** lines whose uncertainty is no number; the rest of the row is kept */
  readonly withoutError: number[];
}

/** No measured value is larger, in any unit: what is derived from smaller ones stays finite. */
const LARGEST = 1e100;
const ROWS_PER_STEP = 20_000;

/**
 * Reads the chosen columns. Rows with no time, or with something that is no number in one of the
 * columns, are rejected with line and reason; an uncertainty that is none is left out alone.
 *
 * @yields the number of rows looked at so far
 */
export function* readValues(
  table: ExperimentTable,
  { time, date, ...others }: FoundColumns & { readonly time: FoundColumn },
  rule: TimeRule,
  decimal: DecimalSign,
): Generator<number, RawValues, undefined> {
  const columns = Object.values(others);
  const lists = columns.map(() => new NumberList());
  const values = new Float64Array(columns.length);
  const raw: RawValues = {
    lines: new NumberList(),
    times: new NumberList(),
    channels: new Map(columns.map(({ role }, at) => [role, lists[at] ?? new NumberList()])),
    rejected: [],
    withoutError: [],
  };
  let rows = 0;
  for (const row of table.place.body) {
    if (++rows % ROWS_PER_STEP === 0) yield rows;
    const read =
      rule.kind === 'number'
        ? numberOf(row.cells[time.index], decimal)
        : writtenTime(row, time.index, date?.index, rule);
    const problem =
      widthProblem(row, table.heads.length) ??
      timeProblem(read, row.cells[time.index], time) ??
      readChannels(row, columns, values, decimal, raw.withoutError);
    if (problem !== null) {
      raw.rejected.push({ line: row.line, reason: problem });
      continue;
    }
    raw.lines.push(row.line);
    raw.times.push(read);
    lists.forEach((list, at) => list.push(values[at] ?? NaN));
  }
  return raw;
}

/** A number, NaN for a gap, Infinity for what is no number or none that can be measured. */
function numberOf(cell: Cell | undefined, decimal: DecimalSign): number {
  if (cell === undefined || isGap(cell)) return NaN;
  const value = typeof cell === 'string' ? parseNumber(cell, decimal) : cell;
  return value !== null && Math.abs(value) <= LARGEST ? value : Infinity;
}

const widthProblem = ({ cells }: Row, columns: number): string | null => {
  const filled = filledWidth(cells);
  return filled > columns ? `it has ${filled} cells, the table ${columns} columns` : null;
};

function timeProblem(read: number, cell: Cell | undefined, { label }: FoundColumn): string | null {
  if (Number.isFinite(read)) return null;
  if (cell === undefined || isGap(cell)) return `no time in "${label}"`;
  return `"${textOf(cell).slice(0, 40)}" in "${label}" is no time like the others`;
}

function readChannels(
  { cells, line }: Row,
  columns: readonly FoundColumn[],
  values: Float64Array,
  decimal: DecimalSign,
  withoutError: number[],
): string | null {
  let present = 0;
  let isWithoutError = false;
  for (const [at, { index, label, role }] of columns.entries()) {
    const value = numberOf(cells[index], decimal);
    if (value === Infinity && role === 'contentError') {
      isWithoutError = true;
      values[at] = NaN;
      continue;
    }
    if (value === Infinity) {
      const text = textOf(cells[index]).slice(0, 40);
      return `"${text}" in "${label}" is not a number with a decimal ${decimal}`;
    }
    values[at] = value;
    if (!Number.isNaN(value)) present++;
  }
  if (present === 0) return 'it holds no value besides the time';
  if (isWithoutError) withoutError.push(line);
  return null;
}

/** Microseconds, Infinity for what is no time. */
function writtenTime(
  { cells }: Row,
  timeIndex: number,
  dateIndex: number | undefined,
  rule: TimeRule & { readonly kind: 'written' },
): number {
  const time = timeTextOf(cells[timeIndex]);
  if (time === null) return Infinity;
  const ofDay = time.clock === null ? 0 : clockMicroseconds(time.clock, rule.twoNumbers);
  if (ofDay === null) return Infinity;
  if (rule.dated === 'no') return time.date === null && time.clock !== null ? ofDay : Infinity;
  const dated = rule.dated === 'beside' ? timeTextOf(cells[dateIndex ?? timeIndex]) : time;
  const day = dated?.date ? dayOf(dated.date, rule.dateOrder) : null;
  if (day === null || ofDay >= DAY_MICROSECONDS) return Infinity;
  return day * DAY_MICROSECONDS + ofDay - zoneMicroseconds(time.zoneMinutes ?? 0);
}
