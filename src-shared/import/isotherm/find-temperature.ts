import type { Decision } from '../outcome.ts';
import type { MeasuredTable } from '../table/measured-table.ts';
import { isBlank, textOf, type Row } from '../table/row.ts';

export interface FoundTemperature {
  readonly temperatureK: number | null;
  readonly understood: readonly Decision[];
  readonly warnings: readonly string[];
}

const ZERO_CELSIUS_K = 273.15;
const PLAUSIBLE_K = { lowest: 200, highest: 500 };
/** Within it a column of temperatures counts as one temperature. */
const SPREAD_K = 2;

const withUnit = /([+-]?\d+(?:[.,]\d+)?)\s*(°\s*C|℃|deg\s*C|K)(?![\p{L}\p{N}/])/u;
const named = /^(.*\btemp\p{L}*\.?|t)\W*(?:[[(]\s*)?(°\s*C|℃|C|K)?\s*[\])]?\W*$/iu;
const isTemperatureUnit = /^(°c|℃|c|deg(ree)?s?c|k)$/;

interface Candidate {
  readonly temperatureK: number;
  readonly why: string;
}

/**
 * Temperature of an isotherm: from a column, else from the lines above the table or the header.
 * @returns null with a warning when the file tells none, or several
 */
export function findTemperature(table: MeasuredTable): FoundTemperature {
  const column = fromColumn(table);
  if (column !== null) return settle(column);
  const heads = table.columns.map(({ name }) => candidateOf(name, `the header says "${name}"`));
  return settle([...table.preamble.map(temperatureInRow), ...heads].filter((one) => one !== null));
}

/** Temperature in a line such as "Temp: | 30.0 °C", "Temperature [°C] | 25" or "at 25 °C". */
export function temperatureInRow({ line, cells }: Row): Candidate | null {
  const texts = cells.filter((cell) => !isBlank(cell)).map(textOf);
  const index = texts.findIndex((text) => named.test(text));
  const unit = named.exec(texts[index] ?? '')?.[2];
  const value = texts[index + 1] ?? '';
  if (index >= 0 && unit !== undefined && /^[+-]?\d+([.,]\d+)?$/.test(value)) {
    return candidateOf(`${value} ${/k/i.test(unit) ? 'K' : '°C'}`, `line ${line} says so`);
  }
  return candidateOf(texts.join(' '), `line ${line} says "${texts.join(' ').slice(0, 60)}"`);
}

function candidateOf(text: string, why: string): Candidate | null {
  const [, number = '', unit = ''] = withUnit.exec(text) ?? [];
  if (number === '') return null;
  const value = Number(number.replace(',', '.'));
  return { temperatureK: unit === 'K' ? value : toKelvin(value), why };
}

/** Rounded as it is written: 30.2 + 273.15 is 303.35, not 303.34999. */
const toKelvin = (celsius: number) => Number((celsius + ZERO_CELSIUS_K).toFixed(6));

function fromColumn({ columns }: MeasuredTable): Candidate[] | null {
  const column = columns.find(({ name, kind }) => kind === 'number' && named.test(name));
  if (column?.kind !== 'number' || !isTemperatureUnit.test(column.unit ?? '')) return null;
  const values = column.values.filter((value) => value !== null);
  const inKelvin = column.unit === 'k' ? values : values.map(toKelvin);
  const lowest = inKelvin.reduce((least, value) => Math.min(least, value), Infinity);
  const highest = inKelvin.reduce((most, value) => Math.max(most, value), -Infinity);
  const why = `column "${column.name}"`;
  if (highest - lowest > SPREAD_K) {
    return [lowest, highest].map((temperatureK) => ({ temperatureK, why }));
  }
  const mean = inKelvin.reduce((sum, value) => sum + value, 0) / inKelvin.length;
  return [{ temperatureK: Number(mean.toFixed(6)), why: `${why}, its mean` }];
}

export function settle(candidates: readonly Candidate[]): FoundTemperature {
  const plausible = candidates.filter(
    ({ temperatureK }) => temperatureK >= PLAUSIBLE_K.lowest && temperatureK <= PLAUSIBLE_K.highest,
  );
  const [first] = plausible;
  if (first === undefined) return none('The file does not tell the temperature of the isotherm.');
  const { temperatureK, why } = first;
  const other = plausible.find((one) => Math.abs(one.temperatureK - temperatureK) > SPREAD_K);
  if (other !== undefined) {
    const values = `${temperatureK} K (${why}) and ${other.temperatureK} K (${other.why})`;
    return none(`The file tells several temperatures, ${values}: none is taken.`);
  }
  const decision = { what: 'temperature', decided: `${temperatureK} K`, why };
  return { temperatureK, understood: [decision], warnings: [] };
}

const none = (warning: string): FoundTemperature => ({
  temperatureK: null,
  understood: [],
  warnings: [warning],
});
