import type { Quantity } from '#shared/units/quantities.ts';
import { roundSignificant } from '#shared/units/round-significant.ts';
import type { Recipe } from './recipe.ts';

/** A value of a recipe that may be varied by its name. */
export interface NamedValue {
  readonly name: string;
  readonly value: number;
  /** Key path in the recipe, such as `steps[1].end.durationS`. */
  readonly path: string;
  readonly quantity: NamedQuantity;
}

export type NamedQuantity = Quantity | 'water content' | 'count';

/** Ends of keys and the quantity that they stand for; SI units except ppm. */
const quantityOfKey: readonly (readonly [end: string, quantity: NamedQuantity])[] = [
  ['gasTransferWPerM2K', 'heatTransfer'],
  ['contactWPerK', 'thermalConductance'],
  ['heatCapacityJPerKgK', 'heatCapacity'],
  ['volumeM3', 'volume'],
  ['pumpM3PerS', 'volumeFlow'],
  ['leakPaM3PerS', 'leakRate'],
  ['coils', 'count'],
  ['massKg', 'mass'],
  ['areaM2', 'area'],
  ['emissivity', 'number'],
  ['relativeHumidity', 'fraction'],
  ['times', 'count'],
  ['ppm', 'water content'],
  ['KPerS', 'temperatureRate'],
  ['Pa', 'pressure'],
  ['K', 'temperature'],
  ['S', 'time'],
];

/** All values with a name in the order of the recipe; one name may stand at several places. */
export function namedValues(recipe: Recipe): NamedValue[] {
  return within(recipe, '', '');
}

function within(part: unknown, path: string, key: string): NamedValue[] {
  if (typeof part !== 'object' || part === null) return [];
  if (isNamed(part)) {
    const quantity = quantityOfKey.find(([end]) => key.endsWith(end))?.[1] ?? 'number';
    return [{ ...part, path, quantity }];
  }
  return Object.entries(part).flatMap(([inner, child]) =>
    Array.isArray(part)
      ? within(child, `${path}[${inner}]`, key)
      : within(child, path === '' ? inner : `${path}.${inner}`, inner),
  );
}

/** The recipe with another value, of fifteen digits as in any document, wherever a name stands. */
export function withNamedValue(recipe: Recipe, name: string, value: number): Recipe {
  const rounded = roundSignificant(value);
  const replaced = (part: unknown): unknown => {
    if (typeof part !== 'object' || part === null) return part;
    if (isNamed(part)) return part.name === name ? { name, value: rounded } : part;
    if (Array.isArray(part)) return part.map(replaced);
    return Object.fromEntries(Object.entries(part).map(([key, child]) => [key, replaced(child)]));
  };
  return replaced(recipe) as Recipe;
}

function isNamed(part: object): part is { name: string; value: number } {
  const { name, value } = part as { name?: unknown; value?: unknown };
  return typeof name === 'string' && typeof value === 'number';
}
