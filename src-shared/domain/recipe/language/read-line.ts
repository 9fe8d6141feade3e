import type { FailedMatchResult, Node } from 'ohm-js';
import type { Condition } from '../recipe.ts';
import type { RecipeGas } from '../recipe-gas.ts';
import type { VariedValue } from '../varied-value.ts';
import { lineGrammar } from './grammar.ts';
import { find, findAll, treeOf } from './parse-tree.ts';
import { readCondition, readGas } from './read-condition.ts';
import { readNumber, readText, readValue } from './read-value.ts';

/** What the clauses of a line carry, SI units. */
export interface ClauseValues {
  title: string;
  temperatureK: VariedValue;
  pressurePa: VariedValue;
  vapourPressurePa: VariedValue;
  timeS: VariedValue;
  rateKPerS: VariedValue;
  withinS: VariedValue;
  durationS: VariedValue;
  atMostS: VariedValue;
  times: VariedValue;
  gas: RecipeGas;
  condition: Condition;
  volumeM3: VariedValue;
  pumpM3PerS: VariedValue;
  leakPaM3PerS: VariedValue;
  coils: VariedValue;
  gasTransferWPerM2K: VariedValue;
  emissivity: VariedValue;
  contactWPerK: VariedValue;
  heatCapacityJPerKgK: VariedValue;
  massKg: VariedValue;
  areaM2: VariedValue;
  branch: 'adsorption' | 'desorption';
  place: 'room' | 'dry-room';
  channels: ('T' | 'p' | 'pw')[];
}

export type ClauseKey = keyof ClauseValues;

/** One thing that a line says, and where (position from 0). */
export type Clause = {
  [Key in ClauseKey]: {
    readonly key: Key;
    readonly value: ClauseValues[Key];
    readonly at: number;
    readonly text: string;
  };
}[ClauseKey];

/** A line of the language: its first word in small letters, what it says, the comment behind it. */
export interface ReadLine {
  readonly head: string;
  readonly at: number;
  readonly clauses: readonly Clause[];
  readonly comment: string | undefined;
}

export type LineKind = 'BlankLine' | 'TitleLine' | 'PlainLine' | 'StepLine' | 'PointLine';

/** Reads a line as one of a kind. */
export function readLine(text: string, kind: LineKind): ReadLine | FailedMatchResult {
  const match = lineGrammar.match(text, kind);
  if (match.failed()) return match;
  const tree = treeOf(match);
  const statement = findAll(tree, statements)[0] ?? tree;
  const comment = find(tree, 'comment')?.sourceString.slice(1).trim();
  const at = statement.source.startIdx + (/^\s*/.exec(statement.sourceString)?.[0].length ?? 0);
  return {
    head: /^[a-z]*/i.exec(text.slice(at))?.[0].toLowerCase() ?? '',
    at,
    clauses: findAll(tree, Object.keys(readers)).map(readClause),
    comment: comment === '' ? undefined : comment,
  };
}

const statements = ['Target', 'Start', 'Coil', 'Chamber', 'ProfileHead', 'Step'];

type Reader = {
  [Key in ClauseKey]: { key: Key; value: (node: Node) => ClauseValues[Key] };
}[ClauseKey];

/** Rule of the grammar -> what it says. */
const readers: Readonly<Record<string, Reader>> = {
  text: { key: 'title', value: readText },
  Point_temperature: { key: 'temperatureK', value: (node) => readValue(node, 'temperature') },
  Point_pressure: { key: 'pressurePa', value: (node) => readValue(node, 'pressure') },
  Point_vapour: { key: 'vapourPressurePa', value: (node) => readValue(node, 'pressure') },
  Point_time: { key: 'timeS', value: (node) => readValue(node, 'duration') },
  ChamberVolume: { key: 'volumeM3', value: (node) => readValue(node, 'volume') },
  ChamberPump: { key: 'pumpM3PerS', value: (node) => readValue(node, 'flow') },
  ChamberPart_leak: { key: 'leakPaM3PerS', value: (node) => readValue(node, 'leak') },
  ChamberPart_coils: { key: 'coils', value: (node) => readNumber(node, 'count') },
  CoilPart_gas: { key: 'gasTransferWPerM2K', value: (node) => readValue(node, 'transfer') },
  CoilPart_emissivity: { key: 'emissivity', value: (node) => readValue(node, 'share') },
  CoilPart_contact: { key: 'contactWPerK', value: (node) => readValue(node, 'conductance') },
  CoilPart_capacity: { key: 'heatCapacityJPerKgK', value: (node) => readValue(node, 'capacity') },
  CoilPart_mass: { key: 'massKg', value: (node) => readValue(node, 'mass') },
  CoilPart_area: { key: 'areaM2', value: (node) => readValue(node, 'area') },
  RateClause: { key: 'rateKPerS', value: (node) => readValue(node, 'rate') },
  WithinClause: { key: 'withinS', value: (node) => readValue(node, 'duration') },
  ForClause: { key: 'durationS', value: (node) => readValue(node, 'duration') },
  AtMostClause: { key: 'atMostS', value: (node) => readValue(node, 'duration') },
  TimesClause: { key: 'times', value: (node) => readNumber(node, 'count') },
  UntilClause: { key: 'condition', value: readCondition },
  Limit: { key: 'condition', value: readCondition },
  Gas: { key: 'gas', value: (node) => readGas(node, 'line') },
  RoomGas: { key: 'gas', value: (node) => readGas(node, 'chamber') },
  ToTemperature: { key: 'temperatureK', value: (node) => readValue(node, 'temperature') },
  TemperatureClause: { key: 'temperatureK', value: (node) => readValue(node, 'temperature') },
  PressureClause: { key: 'pressurePa', value: (node) => readValue(node, 'pressure') },
  ToPressureClause: { key: 'pressurePa', value: (node) => readValue(node, 'pressure') },
  branch: {
    key: 'branch',
    value: ({ sourceString }) => (/^a/i.test(sourceString) ? 'adsorption' : 'desorption'),
  },
  place: {
    key: 'place',
    value: ({ sourceString }) => (/^d/i.test(sourceString) ? 'dry-room' : 'room'),
  },
  Channels: { key: 'channels', value: (node) => findAll(node, ['channel']).map(readChannel) },
};

function readChannel({ sourceString }: Node): 'T' | 'p' | 'pw' {
  const word = sourceString.toLowerCase();
  return word === 't' ? 'T' : word === 'pw' ? 'pw' : 'p';
}

function readClause(node: Node): Clause {
  const reader = readers[node.ctorName];
  if (reader === undefined) throw new TypeError(`No reader for ${node.ctorName}.`);
  const { startIdx } = node.source;
  const leading = /^[\s,]*/.exec(node.sourceString)?.[0].length ?? 0;
  return {
    key: reader.key,
    value: reader.value(node),
    at: startIdx + leading,
    text: node.sourceString.slice(leading),
  } as Clause;
}
