import { SYNTHETIC_INSTRUMENT } from '#shared/domain/experiment/experiment.ts';
import type { ColumnRole } from '#shared/domain/experiment/import-template.ts';
import { textOf, type Row } from '../table/row.ts';
import type { ExperimentTable } from './experiment-table.ts';

/** A format that is recognised by what a file says, never by its name. */
export interface Instrument {
  readonly name: string;
  readonly why: string;
  /** of columns that could all be one thing, the one that is it in this format */
  readonly prefers: Partial<Record<ColumnRole, RegExp>>;
}

const dvs: Instrument = {
  name: 'DVS export (Surface Measurement Systems)',
  why: 'the first cell of the table says so',
  prefers: {
    mass: /^mass$/i,
    content: /^dm \(%\) - ref/i,
    temperature: /^(actual )?(sample|incubator)/i,
    pressure: /^actual pressure/i,
    relativeHumidity: /^actual (relative pressure|rh|p\/p)(?!.*\/100)/i,
  },
};

const skid: Instrument = {
  name: 'SKID table',
  why: 'its columns are those of that format',
  prefers: {},
};

const suspensionBalance: Instrument = {
  name: 'magnetic suspension balance',
  why: 'it has measuring points and a zero point',
  prefers: {},
};

const synthetic: Instrument = {
  name: SYNTHETIC_INSTRUMENT,
  why: 'the file says so above its table',
  prefers: {},
};

const skidNames = ['time', 'mass', 'temperature', 'rh_target', 'rh_measured'];

/** Which instrument a table comes from; null where its columns have to tell for themselves. */
export function recogniseInstrument({ place, heads }: ExperimentTable): Instrument | null {
  if (isDvs(place.preamble)) return dvs;
  if (isSynthetic(place.preamble)) return synthetic;
  const names = heads.map(({ name }) => name.trim().toLowerCase());
  if (names.length === skidNames.length && skidNames.every((name, at) => names[at] === name)) {
    return skid;
  }
  return ['mp1', 'zp'].every((name) => names.includes(name)) ? suspensionBalance : null;
}

const isDvs = (preamble: readonly Row[]) =>
  preamble.some(({ cells }) => /^DVS\b.*Data.?File/i.test(firstText(cells)));

const isSynthetic = (preamble: readonly Row[]) =>
  preamble.some(({ cells }) => cells.some((cell) => textOf(cell) === SYNTHETIC_INSTRUMENT));

const firstText = (cells: Row['cells']) => textOf(cells.find((cell) => textOf(cell) !== ''));

/** What stands beside a label above the table, for example beside "Sample Name:". */
export function valueBeside(preamble: readonly Row[], label: RegExp): string {
  const row = preamble.find(({ cells }) => label.test(firstText(cells).trim()));
  const filled = row?.cells.filter((cell) => textOf(cell) !== '') ?? [];
  return textOf(filled[1]);
}

/** A record that was made from the model says so wherever it goes. */
export function syntheticWarnings(instrument: Instrument | null): string[] {
  return instrument === synthetic
    ? ['Synthetic: the values were made from the model with seeded noise, nothing was measured.']
    : [];
}

/** A file whose header promises more rows than it holds was cut. */
export function cutWarnings({ place, survey, sheet }: ExperimentTable, rows: number): string[] {
  const stated = Number(valueBeside(place.preamble, /^(no\.? of |number of )?data ?points:?$/i));
  if (!(stated > survey.rows)) return [];
  const where = sheet === null ? 'The file' : `The sheet "${sheet}"`;
  return [`${where} promises ${stated} rows but holds ${rows}: it was cut.`];
}
