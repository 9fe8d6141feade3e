import {
  COLUMN_ROLES,
  type ColumnRole,
  type ImportTemplate,
} from '#shared/domain/experiment/import-template.ts';
import { roundSignificant } from '#shared/units/round-significant.ts';
import type { Decision } from '../outcome.ts';
import type { ChosenDecimal } from '../table/decide-decimal.ts';
import type { Channel } from './channels.ts';
import { isTarget } from './column-patterns.ts';
import type { ChosenUnits } from './decide-units.ts';
import type { ExperimentTable } from './experiment-table.ts';
import type { FoundColumn, FoundColumns } from './find-columns.ts';
import type { Instrument } from './instruments.ts';
import type { RowOrder } from './order-rows.ts';
import type { RawValues } from './read-values.ts';
import type { DecidedTimeRule } from './time-rule.ts';

/** Everything that was read and decided about a file. */
export interface ReadRun {
  readonly file: { readonly fileName: string; readonly sha256: string };
  readonly title: string;
  readonly instrument: Instrument | null;
  readonly table: ExperimentTable;
  readonly template: ImportTemplate;
  readonly columns: FoundColumns & { readonly time: FoundColumn };
  readonly units: ChosenUnits;
  readonly decimal: ChosenDecimal;
  readonly rule: DecidedTimeRule;
  readonly raw: RawValues;
  readonly order: RowOrder;
  /** how often times of day pass midnight */
  readonly midnights: number;
  readonly warnings: readonly string[];
}

/** What was decided about file, table and columns, with the range of each. */
export function describeRun(
  run: ReadRun,
  timeS: readonly number[],
  zero: Decision,
): readonly Decision[] {
  const { instrument, table, decimal, rule, columns, units, order } = run;
  return [
    ...instrumentDecision(instrument),
    ...table.understood,
    ...(table.separator === null ? [] : [decimal.decision]),
    ...rule.understood,
    timeDecision(columns.time, units.time?.symbol, timeS),
    zero,
    ...order.understood,
    ...COLUMN_ROLES.flatMap((role) => columnDecision(run, role)),
    ...unusedDecision(run),
  ];
}

const SHOWN_COLUMNS = 12;

/** Columns with values that are not read, so that none is missed. */
function unusedDecision({ table: { labels, survey }, columns }: ReadRun): Decision[] {
  const used = new Set(Object.values(columns).map(({ index }) => index));
  const unused = labels.filter(
    (_label, at) => !used.has(at) && (survey.columns[at]?.present ?? 0) > 0,
  );
  if (unused.length === 0) return [];
  const names = unused.slice(0, SHOWN_COLUMNS).map((label) => `"${label.slice(0, 60)}"`);
  const more = unused.length - names.length;
  const decided = names.join(', ') + (more > 0 ? ` and ${more} more` : '');
  return [{ what: 'columns not read', decided, why: 'a run needs no more, or they are unknown' }];
}

/** What may be wrong although the file could be read. */
export function runWarnings(
  { warnings, midnights, columns, order }: ReadRun,
  pressure: Channel | undefined,
  humidity: Channel | undefined,
): readonly string[] {
  return [
    ...warnings,
    ...midnightWarning(midnights),
    ...Object.values(columns).flatMap(targetWarning),
    ...order.warnings,
    ...rangeWarnings(pressure, humidity),
  ];
}

function instrumentDecision(instrument: Instrument | null): Decision[] {
  if (instrument === null) return [];
  return [{ what: 'instrument', decided: instrument.name, why: instrument.why }];
}

const digits = (value: number) => String(roundSignificant(value, 6));

function timeDecision(
  { label, why }: FoundColumn,
  unit: string | undefined,
  timeS: readonly number[],
) {
  const [first = 0, last = 0] = [timeS[0], timeS.at(-1)];
  const step = timeS.length < 2 ? 0 : (last - first) / (timeS.length - 1);
  const written = unit === undefined ? 'dates or clock times' : `in ${unit}`;
  const decided =
    `column "${label}", ${written}: ${digits(first)} s to ${digits(last)} s, ` +
    `${digits(step)} s from row to row on average`;
  return { what: 'time', decided, why };
}

const inWords: Partial<Record<ColumnRole, string>> = {
  measuringPoint1: 'measuring point 1 (sample)',
  measuringPoint2: 'measuring point 2 (sample and sinker)',
  zeroPoint: 'zero point',
  contentError: 'uncertainty of the content',
  relativeHumidity: 'relative humidity',
  dewPoint: 'dew point',
};

function columnDecision({ columns, units, raw }: ReadRun, role: ColumnRole): Decision[] {
  const column = columns[role];
  const values = raw.channels.get(role)?.values;
  if (column === undefined || values === undefined) return [];
  let [least, most] = [Infinity, -Infinity];
  for (const value of values) {
    if (value < least) least = value;
    if (value > most) most = value;
  }
  const { symbol = '', why: unitWhy = '' } = units[role] ?? {};
  const range = least > most ? 'no values' : `${digits(least)} to ${digits(most)}`;
  const decided = `column "${column.label}", in ${symbol}: ${range}`;
  return [{ what: inWords[role] ?? role, decided, why: `${column.why}; unit: ${unitWhy}` }];
}

function targetWarning({ label }: FoundColumn): string[] {
  if (!isTarget.test(label.replaceAll('_', ' '))) return [];
  return [`"${label}" holds values that were asked for, not measured.`];
}

function midnightWarning(midnights: number): string[] {
  if (midnights === 0) return [];
  const times = midnights === 1 ? 'once' : `${midnights} times`;
  return [`The clock passes midnight ${times}; days are added from there on.`];
}

function rangeWarnings(pressure: Channel | undefined, humidity: Channel | undefined): string[] {
  const below = pressure?.filter((value) => value !== null && value < 0).length ?? 0;
  const outside = humidity?.filter((value) => value !== null && (value < 0 || value > 1)) ?? [];
  return [
    ...(below > 0 ? [`${below} pressures are below zero; they are kept.`] : []),
    ...(outside.length > 0
      ? [`${outside.length} relative humidities are not between 0 and 1; they are kept.`]
      : []),
  ];
}
