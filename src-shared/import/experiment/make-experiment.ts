import { EXPERIMENT_FORMAT, type Experiment } from '#shared/domain/experiment/experiment.ts';
import {
  COLUMN_ROLES,
  columnRoles,
  type ColumnRole,
  type ImportTemplate,
} from '#shared/domain/experiment/import-template.ts';
import { measuredUnit } from '#shared/units/measured-units.ts';
import { toSi, type Unit } from '#shared/units/quantities.ts';
import { roundSignificant } from '#shared/units/round-significant.ts';
import { read, type Decision } from '../outcome.ts';
import type { ChosenDecimal } from '../table/decide-decimal.ts';
import type { RejectedRow } from '../table/measured-table.ts';
import {
  contentOf,
  humidityOf,
  massOf,
  temperatureOf,
  type Channel,
  type ChannelsInSi,
} from './channels.ts';
import { isTarget } from './column-patterns.ts';
import type { ChosenUnits } from './decide-units.ts';
import type { ExperimentOutcome } from './experiment-outcome.ts';
import type { ExperimentTable } from './experiment-table.ts';
import type { FoundColumn, FoundColumns } from './find-columns.ts';
import type { Instrument } from './instruments.ts';
import type { RowOrder } from './order-rows.ts';
import type { RawValues } from './read-values.ts';
import type { DecidedTimeRule } from './time-rule.ts';
import { timesInSeconds } from './time-zero.ts';
import { usedTemplate } from './used-template.ts';

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

/** Converts to SI, derives mass, content and humidity, and writes down what was decided. */
export function makeExperiment(run: ReadRun): ExperimentOutcome {
  const { raw, order, columns, units, template, table } = run;
  const times = inOrder(raw.times.values, order);
  const { timeS, zero } = timesInSeconds(times, run.rule.rule, unitOf('time', units));
  const channels: ChannelsInSi = new Map(
    [...raw.channels].map(([role, list]) => [
      role,
      channelInSi(inOrder(list.values, order), unitOf(role, units)),
    ]),
  );
  const mass = massOf(channels);
  const temperature = temperatureOf(channels);
  const { content, error } = contentOf(channels, template.columns, columns.content?.label);
  const humidity = humidityOf(channels, temperature.values, template.columns);
  const derived = [mass, content, temperature, humidity];
  const experiment: Experiment = {
    format: EXPERIMENT_FORMAT,
    title: run.title,
    source: {
      fileName: run.file.fileName,
      sha256: run.file.sha256,
      instrument: run.instrument?.name ?? null,
      sheet: table.sheet,
    },
    timeS,
    ...present({
      massKg: mass.values,
      measuringPoint2Kg: channels.get('measuringPoint2'),
      zeroPointKg: channels.get('zeroPoint'),
      waterContentKgPerKg: content.values,
      temperatureK: temperature.values,
      pressurePa: channels.get('pressure'),
      relativeHumidity: humidity.values,
      waterContentErrorKgPerKg: error,
    }),
    rowsRead: timeS.length,
    rowsRejected: [...raw.rejected, ...leftOut(run)].sort((a, b) => a.line - b.line),
    understood: [
      ...instrumentDecision(run.instrument),
      ...table.understood,
      ...(table.separator === null ? [] : [run.decimal.decision]),
      ...run.rule.understood,
      timeDecision(columns.time, units.time?.symbol, timeS),
      zero,
      ...order.understood,
      ...COLUMN_ROLES.flatMap((role) => columnDecision(run, role)),
      ...derived.flatMap(({ understood }) => understood),
    ],
    warnings: [
      ...run.warnings,
      ...midnightWarning(run.midnights),
      ...Object.values(columns).flatMap(targetWarning),
      ...order.warnings,
      ...derived.flatMap(({ warnings }) => warnings),
      ...rangeWarnings(channels.get('pressure'), humidity.values),
    ],
  };
  const decimal = table.separator === null ? null : run.decimal.decimal;
  const used = { sheet: table.sheet, decimal, rule: run.rule.rule };
  return read({ experiment, template: usedTemplate(template, columns, units, used) });
}

function unitOf(role: ColumnRole, units: ChosenUnits): Unit | undefined {
  const quantity = columnRoles[role];
  const symbol = units[role]?.symbol;
  return quantity === null || symbol === undefined ? undefined : measuredUnit(quantity, symbol);
}

function inOrder(values: Float64Array, { kept }: RowOrder): number[] {
  return kept === null ? Array.from(values) : Array.from(kept, (at) => values[at] ?? NaN);
}

function channelInSi(values: readonly number[], unit: Unit | undefined): Channel {
  return values.map((value) =>
    Number.isNaN(value) ? null : unit === undefined ? value : toSi(value, unit),
  );
}

type Channels = Pick<
  Experiment,
  | 'massKg'
  | 'measuringPoint2Kg'
  | 'zeroPointKg'
  | 'waterContentKgPerKg'
  | 'temperatureK'
  | 'pressurePa'
  | 'relativeHumidity'
  | 'waterContentErrorKgPerKg'
>;

function present(channels: Record<keyof Channels, Channel | undefined>): Channels {
  return Object.fromEntries(Object.entries(channels).filter(([, values]) => values !== undefined));
}

function leftOut({ raw, order }: ReadRun): RejectedRow[] {
  const reason = 'it belongs to another part of the file, where the time starts again';
  return order.leftOut.flatMap(([from, to]) =>
    Array.from(raw.lines.values.subarray(from, to), (line) => ({ line, reason })),
  );
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
