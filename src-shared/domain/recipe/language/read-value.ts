import type { Node } from 'ohm-js';
import { readQuantity, unitBySymbol, type Quantity } from '#shared/units/quantities.ts';
import type { VariedValue } from '../varied-value.ts';
import { find, need } from './parse-tree.ts';

/** Rules of values with a unit, and how their unit is read. */
const quantityOfRule = {
  temperature: 'temperature',
  pressure: 'pressure',
  duration: 'time',
  rate: 'temperatureRate',
  percent: 'fraction',
  share: 'number',
  volume: 'volume',
  flow: 'volumeFlow',
  leak: 'leakRate',
  mass: 'mass',
  area: 'area',
  transfer: 'heatTransfer',
  conductance: 'thermalConductance',
  capacity: 'heatCapacity',
} as const satisfies Record<string, Quantity>;

type QuantityRule = keyof typeof quantityOfRule;

/**
 * The value below a node in SI units, whichever way its unit is written ("°C/min" is "K/min"), with the name
 * that it may be varied by.
 */
export function readValue(node: Node, rule: QuantityRule): VariedValue {
  const quantity = quantityOfRule[rule];
  const text = need(node, rule)
    .sourceString.replace('\u2212', '-')
    .replace(/(?:°|deg)?C\//, 'K/')
    .replace(/\/\(?m[²2]\s*K\)?$/, '/(m² K)')
    .replace(/\/\(?kg\s*K\)?$/, '/(kg K)');
  const read = readQuantity(
    text,
    quantity,
    rule === 'share' ? unitBySymbol(quantity, '–') : undefined,
  );
  // What the grammar takes is a number; one that is too large is refused with the document.
  return withName(node, read.ok ? read.valueSi : Infinity);
}

/** A number without a unit, or with one that it is stored in. */
export function readNumber(node: Node, rule: 'content' | 'count'): VariedValue {
  return withName(node, Number.parseFloat(need(node, rule).sourceString));
}

function withName(node: Node, value: number): VariedValue {
  const name = find(node, 'name')?.sourceString;
  return name === undefined ? value : { name, value };
}

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r' };

/** A text in double quotes: \" is a quote, \\ a backslash, \n and \r are ends of lines. */
export function readText(node: Node): string {
  return need(node, 'text')
    .sourceString.slice(1, -1)
    .replaceAll(/\\(.)/g, (_pair, sign: string) => escapes[sign] ?? sign);
}
