import {
  EXPERIMENT_FORMAT,
  type EXPERIMENT_CHANNELS,
  type Experiment,
} from '#shared/domain/experiment/experiment.ts';
import { columnRoles, type ColumnRole } from '#shared/domain/experiment/import-template.ts';
import { measuredUnit } from '#shared/units/measured-units.ts';
import { toSi, type Unit } from '#shared/units/quantities.ts';
import { read } from '../outcome.ts';
import type { RejectedRow } from '../table/measured-table.ts';
import { massOf, temperatureOf, type Channel, type ChannelsInSi } from './channels.ts';
import { basisQuestion, contentOf } from './content-channel.ts';
import type { ChosenUnits } from './decide-units.ts';
import { describeRun, runWarnings, type ReadRun } from './describe-run.ts';
import { dewPointQuestion, humidityOf } from './humidity-channel.ts';
import type { ExperimentOutcome } from './experiment-outcome.ts';
import type { RowOrder } from './order-rows.ts';
import { timesInSeconds } from './time-zero.ts';
import { usedTemplate } from './used-template.ts';

/**
 * Converts to SI, derives mass, content and humidity, and writes down what was decided; or asks which mass
 * a content refers to, or where a dew point was measured.
 */
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
  const contentHeading = columns.content?.label ?? '';
  const { content, error } = contentOf(channels, template.columns, contentHeading);
  const open =
    basisQuestion(channels, template.columns, contentHeading) ??
    dewPointQuestion(channels, temperature.values, template.columns);
  if (open !== undefined) return open;
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
      ...describeRun(run, timeS, zero),
      ...derived.flatMap(({ understood }) => understood),
    ],
    warnings: [
      ...runWarnings(run, channels.get('pressure'), humidity.values),
      ...derived.flatMap(({ warnings }) => warnings),
      ...withoutErrorWarning(raw.withoutError),
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

type ChannelKey = (typeof EXPERIMENT_CHANNELS)[number];

function present(channels: Record<ChannelKey, Channel | undefined>): Pick<Experiment, ChannelKey> {
  return Object.fromEntries(Object.entries(channels).filter(([, values]) => values !== undefined));
}

const SHOWN_LINES = 10;

/** A value is not worth less for an uncertainty that cannot be read. */
function withoutErrorWarning(lines: readonly number[]): string[] {
  if (lines.length === 0) return [];
  const shown = lines.slice(0, SHOWN_LINES).join(', ');
  const more = lines.length > SHOWN_LINES ? ` and ${lines.length - SHOWN_LINES} more` : '';
  const where = lines.length === 1 ? `In line ${shown}` : `In lines ${shown}${more}`;
  return [
    `${where} the uncertainty is not a number: the content is kept without it, and a fit weighs all ` +
      'points alike.',
  ];
}

function leftOut({ raw, order }: ReadRun): RejectedRow[] {
  const reason = 'it belongs to another part of the file, where the time starts again';
  return order.leftOut.flatMap(([from, to]) =>
    Array.from(raw.lines.values.subarray(from, to), (line) => ({ line, reason })),
  );
}
