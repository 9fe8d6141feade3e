import { InvalidArgumentError } from 'commander';
import {
  dryingDimensions,
  type DryingModel,
  type DryingParameterName,
} from '#shared/estimation/drying/drying-model.ts';
import type { MicroGeometry } from '#shared/numerics/analytic/linear-two-scale.ts';
import { readQuantity, unitBySymbol, unitsOf, type Quantity } from '#shared/units/quantities.ts';

export interface FitOptions {
  readonly model: DryingModel;
  readonly from?: number;
  readonly to?: number;
  readonly fix?: Fixed;
  readonly dryMass?: number;
  readonly deadTime?: number | 'free';
  readonly microGeometry: MicroGeometry;
  readonly starts: number;
  readonly seed: number;
  readonly compare?: boolean;
  readonly out?: string;
}

export type Fixed = Readonly<Partial<Record<DryingParameterName, number>>>;

const names: Readonly<Record<string, DryingParameterName>> = {
  'tau-macro': 'tauMacroS',
  'tau-micro': 'tauMicroS',
  beta: 'microShare',
  spread: 'microSpread',
  initial: 'initial',
  equilibrium: 'equilibrium',
};

/** Names that --fix takes, as they are typed. */
export const FIXABLE = Object.keys(names);

/**
 * Reads one more NAME=VALUE; a time needs its unit, a content without one is in kg/kg or kg.
 * @throws InvalidArgumentError
 */
export function addFixed(text: string, before: Fixed = {}): Fixed {
  const [, typed = '', value = ''] = /^([^=]+)=(.+)$/.exec(text.trim()) ?? [];
  const name = nameOf(typed, `Write one of ${FIXABLE.join(', ')}, then =, then its value.`);
  if (before[name] !== undefined) throw new InvalidArgumentError(`${typed} is given twice.`);
  return { ...before, [name]: fixedValue(name, value) };
}

/**
 * Reads one more name of a parameter that is known.
 * @throws InvalidArgumentError
 */
export function addKnown(
  text: string,
  before: readonly DryingParameterName[] = [],
): readonly DryingParameterName[] {
  return [...before, nameOf(text.trim(), `Write one of ${FIXABLE.join(', ')}.`)];
}

function nameOf(typed: string, allowed: string): DryingParameterName {
  const name = names[typed] ?? Object.values(names).find((key) => key === typed);
  if (name === undefined) throw new InvalidArgumentError(allowed);
  return name;
}

function fixedValue(name: DryingParameterName, text: string): number {
  const dimension = dryingDimensions[name];
  if (dimension === 'time') return timeArgument(text);
  if (dimension === 'number') return quantityOf(text, 'fraction', true);
  const loading = readQuantity(text, 'loading', unitBySymbol('loading', 'kg/kg'));
  return loading.ok ? loading.valueSi : quantityOf(text, 'mass', true);
}

/** A time with its unit, such as 202.8min, in s; may be negative. */
export function timeArgument(text: string): number {
  return quantityOf(text, 'time', false);
}

/** A time above 0 with its unit, in s. */
export function positiveTimeArgument(text: string): number {
  const timeS = timeArgument(text);
  if (timeS > 0) return timeS;
  throw new InvalidArgumentError('Allowed: a time above 0.');
}

/** A mass above 0 with its unit, such as 6.988mg, in kg. */
export function massArgument(text: string): number {
  const massKg = quantityOf(text, 'mass', false);
  if (massKg > 0) return massKg;
  throw new InvalidArgumentError('Allowed: a mass above 0.');
}

/** A length above 0 with its unit, such as 20mm, in m. */
export function lengthArgument(text: string): number {
  const lengthM = quantityOf(text, 'length', false);
  if (lengthM > 0) return lengthM;
  throw new InvalidArgumentError('Allowed: a length above 0.');
}

/** "free", or a time of 0 or more. */
export function deadTimeArgument(text: string): number | 'free' {
  if (text === 'free') return 'free';
  const timeS = timeArgument(text);
  if (timeS >= 0) return timeS;
  throw new InvalidArgumentError('Allowed: "free", or a time of 0 or more with its unit.');
}

function quantityOf(text: string, quantity: Quantity, bareIsSi: boolean): number {
  const read = readQuantity(text, quantity, bareIsSi ? unitsOf(quantity)[0] : undefined);
  if (read.ok) return read.valueSi;
  const units = unitsOf(quantity).map(({ symbol }) => symbol);
  throw new InvalidArgumentError(`Write a number with one of the units ${units.join(', ')}.`);
}
