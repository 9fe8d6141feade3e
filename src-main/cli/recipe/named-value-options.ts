import { checkNamedValue } from '#shared/domain/recipe/check/check-named-value.ts';
import { parseCondition } from '#shared/domain/recipe/language/parse-condition.ts';
import {
  namedValues,
  type NamedQuantity,
  type NamedValue,
} from '#shared/domain/recipe/varied-values.ts';
import type { Recipe } from '#shared/domain/recipe/recipe.ts';
import type { WaterGoal } from '#shared/simulation/recipe/inverse/inverse-question.ts';
import { formatDuration } from '#shared/units/duration.ts';
import { formatNumber } from '#shared/units/format-number.ts';
import { readQuantity, unitsOf } from '#shared/units/quantities.ts';
import { Refusal } from '../refusal.ts';

/** @throws Refusal that lists the names of the recipe */
export function variedValue(recipe: Recipe, name: string): NamedValue {
  const all = namedValues(recipe);
  const found = all.find((value) => value.name === name);
  if (found !== undefined) return found;
  const names = [...new Set(all.map((value) => value.name))].join(', ');
  throw new Refusal(
    `The recipe has no value named "${name}". Write it as {${name} = 4 h}.`,
    names === '' ? 'It has no named values.' : `Its named values: ${names}.`,
  );
}

/** A bound with its unit, in SI. @throws Refusal that names the units */
export function optionValue(text: string, quantity: NamedQuantity, option: string): number {
  if (quantity === 'count' || quantity === 'water content') {
    throw new Refusal(`${option} is not possible: a ${quantity} cannot be solved for.`);
  }
  const read = readQuantity(text, quantity);
  if (read.ok) return read.valueSi;
  const units = unitsOf(quantity).map(({ symbol }) => symbol);
  throw new Refusal(
    `${option} "${text}" is not a ${quantity}. Write a number with one of ${units.join(', ')}.`,
  );
}

/** A name with its bounds, such as "oven=100°C..130°C". @throws Refusal */
export function chosenName(
  recipe: Recipe,
  text: string,
): NamedValue & { readonly bounds: readonly [lower: number, upper: number] } {
  const [, name, from, to] = /^([^=]+)=(.+)\.\.(.+)$/.exec(text) ?? [];
  if (name === undefined || from === undefined || to === undefined) {
    throw new Refusal(`--within "${text}" is not NAME=LOW..HIGH, for example oven=100°C..130°C.`);
  }
  const value = variedValue(recipe, name);
  const bounds = [
    optionValue(from, value.quantity, '--within'),
    optionValue(to, value.quantity, '--within'),
  ] as const;
  if (!(bounds[0] < bounds[1])) {
    throw new Refusal(`--within "${text}": the lower bound must be below the upper one.`);
  }
  for (const bound of bounds) refuseBound(recipe, name, bound, `--within ${text}`);
  return { ...value, bounds };
}

/** @throws Refusal where the recipe cannot be run with the value of a bound */
export function refuseBound(recipe: Recipe, name: string, value: number, option: string): void {
  const message = checkNamedValue(recipe, name, value);
  if (message === undefined) return;
  throw new Refusal(`The recipe cannot be run with ${option} as "${name}": ${message}`);
}

/** @throws Refusal where it is no condition of water */
export function goalOf(text: string): WaterGoal {
  const goal = parseCondition(text);
  if ('message' in goal) throw new Refusal(`--goal: ${goal.message}`);
  if (goal.quantity === 'water') return goal;
  throw new Refusal('--goal must be about water, for example "water < 200 ppm (max)".');
}

/** A value in the unit that it is read in. */
export function shownValue(value: number, quantity: NamedQuantity): string {
  if (quantity === 'time') return `${formatDuration(value)} (${formatNumber(value, 6)} s)`;
  if (quantity === 'temperature') return `${formatNumber(value - 273.15, 5)} °C`;
  if (quantity === 'pressure') return `${formatNumber(value / 100, 5)} mbar`;
  if (quantity === 'fraction') return `${formatNumber(100 * value, 5)} %`;
  return `${formatNumber(value, 6)} (SI)`;
}
