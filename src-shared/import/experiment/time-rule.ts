import {
  CLOCK_FORMATS,
  DATE_ORDERS,
  type ImportTemplate,
} from '#shared/domain/experiment/import-template.ts';
import { asked, read, refused, type Decision } from '../outcome.ts';
import { dayOf, type DateOrder } from '../table/calendar.ts';
import { textOf } from '../table/row.ts';
import { readTimeText, type TimeText, type WrittenDate } from '../table/time-text.ts';
import { isClockFormat } from '../table/unit-text.ts';
import { isTimed } from './column-candidates.ts';
import type { Decided } from './experiment-outcome.ts';
import type { ExperimentTable } from './experiment-table.ts';
import type { FoundColumns } from './find-columns.ts';

type TwoNumbers = (typeof CLOCK_FORMATS)[number];

/** How the times of a file are written, the same for all of its rows. */
export type TimeRule =
  | { readonly kind: 'number' }
  | {
      readonly kind: 'written';
      /** whether a date belongs to each time, in its own cell or in another one */
      readonly dated: 'in the cell' | 'beside' | 'no';
      readonly dateOrder: DateOrder;
      readonly twoNumbers: TwoNumbers;
    };

export interface DecidedTimeRule {
  readonly rule: TimeRule;
  readonly understood: readonly Decision[];
}

/** Decides how times are written by all of them together; what they leave open is a question. */
export function decideTimeRule(
  table: ExperimentTable,
  columns: FoundColumns,
  template: ImportTemplate,
): Decided<DecidedTimeRule> {
  const { time, date } = columns;
  if (time === undefined) return refused('A run needs a column of times.');
  if (!isTimed(table, time.index)) return read({ rule: { kind: 'number' }, understood: [] });
  const seen = lookAt(table, time.index, date?.index);
  const isDated = seen.datedTimes > seen.times / 2;
  const dated = date !== undefined ? 'beside' : isDated ? 'in the cell' : 'no';
  const order = dated === 'no' ? noDate : decideDateOrder(seen, template.dateOrder);
  if (order.kind !== 'read') return order;
  const clock = decideClock(seen, table, time.index, dated !== 'no', template.clock);
  if (clock.kind !== 'read') return clock;
  return read({
    rule: {
      kind: 'written',
      dated,
      dateOrder: order.value.decided,
      twoNumbers: clock.value.decided,
    },
    understood: [...order.value.understood, ...clock.value.understood],
  });
}

interface Choice<T> {
  readonly decided: T;
  readonly understood: readonly Decision[];
}

const noDate = read<Choice<DateOrder>>({ decided: 'year-month-day', understood: [] });

interface SeenTimes {
  readonly times: number;
  readonly datedTimes: number;
  /** rows whose date is none in this order */
  readonly impossible: Record<DateOrder, number>;
  readonly dates: number;
  /** the sign between the parts of the first date, and the date */
  readonly sign: WrittenDate['sign'] | null;
  readonly example: string;
  readonly hasTwoNumbers: boolean;
  readonly hasHalves: boolean;
}

function lookAt({ place }: ExperimentTable, timeIndex: number, dateIndex?: number): SeenTimes {
  const impossible = { 'day-month-year': 0, 'month-day-year': 0, 'year-month-day': 0 };
  let [times, datedTimes, dates, example] = [0, 0, 0, ''];
  let sign: WrittenDate['sign'] | null = null;
  let [hasTwoNumbers, hasHalves] = [false, false];
  for (const { cells } of place.body) {
    const time = timeTextOf(cells[timeIndex]);
    if (time === null) continue;
    times++;
    if (time.date !== null) datedTimes++;
    hasTwoNumbers ||= time.clock !== null && time.clock.thirdMicroseconds === null;
    hasHalves ||= time.clock !== null && time.clock.half !== null;
    const { date } = dateIndex === undefined ? time : (timeTextOf(cells[dateIndex]) ?? time);
    if (date === null) continue;
    dates++;
    sign ??= date.sign;
    if (example === '') example = textOf(cells[dateIndex ?? timeIndex]);
    for (const order of DATE_ORDERS) if (dayOf(date, order) === null) impossible[order]++;
  }
  return {
    times,
    datedTimes,
    impossible,
    dates,
    sign,
    example,
    hasTwoNumbers,
    hasHalves,
  };
}

export function timeTextOf(cell: unknown): TimeText | null {
  return typeof cell === 'string' ? readTimeText(cell) : null;
}

function decideDateOrder(
  { impossible, sign, example, dates }: SeenTimes,
  stated: DateOrder | undefined,
): Decided<Choice<DateOrder>> {
  const decided = (order: DateOrder, why: string) =>
    read({ decided: order, understood: [{ what: 'order of the date', decided: order, why }] });
  if (stated !== undefined) return decided(stated, 'it was stated');
  if (dates === 0) return refused('No date can be read in the column of the dates.');
  const possible = DATE_ORDERS.filter((order) => impossible[order] === 0);
  if (sign === 'name') return decided('day-month-year', `"${example}" names the month`);
  const isYearFirst = /^\d{4}/.test(example);
  if (isYearFirst) return decided('year-month-day', `"${example}" begins with the year`);
  const usual = possible.filter((order) => order !== 'year-month-day');
  if (sign === '.' && usual.includes('day-month-year')) {
    return decided('day-month-year', `dates with points such as "${example}" begin with the day`);
  }
  const [only, ...others] = usual.length > 0 ? usual : possible;
  if (only !== undefined && others.length === 0) {
    return decided(only, 'only so is every date one of the calendar');
  }
  const orders: readonly DateOrder[] = usual.length > 0 ? usual : DATE_ORDERS;
  const what =
    usual.length > 0
      ? `Dates such as "${example}" can begin with the day or with the month, and no other date tells.`
      : `Dates such as "${example}" contradict each other.`;
  return asked('dateOrder', `${what} Which is it?`, orders);
}

function decideClock(
  { hasTwoNumbers, hasHalves }: SeenTimes,
  { heads, labels }: ExperimentTable,
  index: number,
  isDated: boolean,
  stated: TwoNumbers | undefined,
): Decided<Choice<TwoNumbers>> {
  if (!hasTwoNumbers) return read({ decided: 'hh:mm', understood: [] });
  const decided = (format: TwoNumbers, why: string) =>
    read({ decided: format, understood: [{ what: 'times of two numbers', decided: format, why }] });
  if (stated !== undefined) return decided(stated, 'it was stated');
  if (isDated) return decided('hh:mm', 'a date stands with them');
  if (hasHalves) return decided('hh:mm', 'a.m. or p.m. stands with them');
  const unit = heads[index]?.unit ?? '';
  if (isClockFormat(unit)) {
    return decided(/^h/i.test(unit) ? 'hh:mm' : 'mm:ss', `the header says "${unit}"`);
  }
  const what = `Are the times in "${labels[index] ?? ''}" hours and minutes, or minutes and seconds?`;
  return asked('clock', what, CLOCK_FORMATS);
}
