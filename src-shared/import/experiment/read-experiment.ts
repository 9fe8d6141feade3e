import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { ImportTemplate } from '#shared/domain/experiment/import-template.ts';
import { openFile, type OpenedFile } from '../files/open-file.ts';
import { refused, type ImportOutcome } from '../outcome.ts';
import { decideDecimal } from '../table/decide-decimal.ts';
import { groupedWarning } from '../table/read-table.ts';
import { decideHumidityUnit, decideUnits } from './decide-units.ts';
import type { Decided, ExperimentOutcome } from './experiment-outcome.ts';
import { chooseTable, findTables, type ExperimentTable } from './experiment-table.ts';
import { findColumns, type FoundColumn } from './find-columns.ts';
import { cutWarnings, recogniseInstrument, syntheticWarnings, valueBeside } from './instruments.ts';
import { makeExperiment } from './make-experiment.ts';
import { orderRows } from './order-rows.ts';
import { readValues, type RawValues } from './read-values.ts';
import { unwrapMidnights } from './time-zero.ts';
import { decideTimeRule } from './time-rule.ts';

/** A file that was opened, so that answers to questions do not open it again. */
export interface ExperimentFile {
  readonly fileName: string;
  readonly sha256: string;
  readonly opened: OpenedFile;
}

/** Opens a file of any origin. @param fileName for the record only; bytes tell what the file is */
export function openExperiment(
  bytes: Uint8Array,
  fileName: string,
): ImportOutcome<ExperimentFile, never> {
  const opened = openFile(bytes);
  if (opened.kind !== 'read') return opened;
  const hash = bytesToHex(sha256(bytes));
  return { kind: 'read', value: { fileName, sha256: hash, opened: opened.value } };
}

/** Share of the work after which the values are read. */
const SURVEYED = 0.4;

/**
 * Reads a measured run: `postdry.experiment/1`, a question instead of a guess, or a refusal.
 *
 * @param template what was stated or answered about the file so far
 * @yields the share of the work that is done, 0 to 1
 */
export function* readExperiment(
  file: ExperimentFile,
  template: ImportTemplate,
): Generator<number, ExperimentOutcome, undefined> {
  yield 0;
  const tables = findTables(file.opened);
  const chosen = chooseTable(tables, template.sheet, (table) => canBeRun(table, template));
  if (chosen.kind !== 'read') return chosen;
  const table = chosen.value;
  const decimal = decideDecimal(table.survey.decimals, table.separator, template.decimal);
  if (decimal.kind !== 'read') return decimal;
  const instrument = recogniseInstrument(table);
  const found = findColumns(table, instrument, template);
  if (found.kind !== 'read') return found;
  const { time } = found.value;
  if (time === undefined) return refused('A run needs a column of times.');
  const rule = decideTimeRule(table, found.value, template);
  if (rule.kind !== 'read') return rule;
  const units = decideUnits(table, found.value, rule.value.rule, template);
  if (units.kind !== 'read') return units;

  const columns = { ...found.value, time };
  const reading = readValues(table, columns, rule.value.rule, decimal.value.decimal);
  const raw = yield* withShare(reading, table.survey.rows);
  if (raw.times.length === 0) return refused(nothingRead(raw));
  const midnights = unwrapMidnights(raw.times.values, rule.value.rule);
  const lineOf = (position: number) => raw.lines.values[position] ?? 0;
  const order = orderRows(raw.times.values, lineOf, template.timeOrder);
  if (order.kind !== 'read') return order;
  const humidity = settleHumidity(found.value.relativeHumidity, units.value.relativeHumidity, raw);
  if (humidity.kind !== 'read') return humidity;
  const relativeHumidity = humidity.value;

  const title = valueBeside(table.place.preamble, /^sample( name)?:?$/i) || baseName(file.fileName);
  return makeExperiment({
    file,
    title,
    instrument,
    table,
    template,
    columns,
    units: relativeHumidity === null ? units.value : { ...units.value, relativeHumidity },
    decimal: decimal.value,
    rule: rule.value,
    raw,
    order: order.value,
    midnights,
    warnings: [
      ...table.warnings,
      ...groupedWarning(table.survey, table.separator, decimal.value.decimal),
      ...syntheticWarnings(instrument),
      ...cutWarnings(table, raw.times.length),
    ],
  });
}

/** Whether a table has a time and something that is measured, or is the export of an instrument. */
function canBeRun(table: ExperimentTable, template: ImportTemplate): boolean {
  const instrument = recogniseInstrument(table);
  const columns = findColumns(table, instrument, template);
  return columns.kind === 'read' || instrument !== null;
}

function* withShare(
  reading: Generator<number, RawValues, undefined>,
  rows: number,
): Generator<number, RawValues, undefined> {
  for (;;) {
    const next = reading.next();
    if (next.done === true) return next.value;
    yield SURVEYED + (1 - SURVEYED) * (next.value / rows);
  }
}

function nothingRead({ rejected }: RawValues): string {
  const [first] = rejected;
  const why = first === undefined ? 'it has none' : `line ${first.line}: ${first.reason}`;
  return `No row of the table can be read: ${why}.`;
}

function settleHumidity(
  column: FoundColumn | undefined,
  known: Parameters<typeof decideHumidityUnit>[1],
  raw: RawValues,
): Decided<NonNullable<typeof known> | null> {
  const values = raw.channels.get('relativeHumidity');
  if (column === undefined || values === undefined) return { kind: 'read', value: null };
  return decideHumidityUnit(column, known, values.values);
}

const baseName = (fileName: string) => fileName.replace(/\.[a-z0-9]{1,5}$/i, '') || fileName;
