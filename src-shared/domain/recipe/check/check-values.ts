import { WATER_CRITICAL_TEMPERATURE_K, WATER_TRIPLE_POINT_K } from '#shared/physics/constants.ts';
import { DEW_POINT_RANGE_K } from '#shared/physics/dew-point.ts';
import { formatNumber } from '#shared/units/format-number.ts';
import type { RecipeGas } from '../recipe-gas.ts';
import type { Recipe } from '../recipe.ts';
import { numberOf, type VariedValue } from '../varied-value.ts';
import { error, type RecipeIssue } from './recipe-issue.ts';
import { visitSteps } from './visit-steps.ts';

/** Values for which the properties of water are not known: nothing else can be checked with them. */
export function checkValues({ start, steps, profiles = [] }: Recipe): RecipeIssue[] {
  const startIssues = start === undefined ? [] : checkPart(start, 'start');
  const profileIssues = profiles.flatMap(({ temperatureK = [] }, index) => {
    const at = temperatureK.findIndex((value) => !isKnown(value));
    return at < 0
      ? []
      : checkTemperature(temperatureK[at], `profiles[${index}].temperatureK[${at}]`);
  });
  return [
    ...startIssues,
    ...profileIssues,
    ...visitSteps(steps, (step, path) => (step.kind === 'repeat' ? [] : checkPart(step, path))),
  ];
}

interface Part {
  readonly temperatureK?: VariedValue;
  readonly gas?: RecipeGas;
}

function checkPart(part: Part, path: string): RecipeIssue[] {
  const { temperatureK, gas } = part;
  return [
    ...checkTemperature(temperatureK, `${path}.temperatureK`),
    ...(gas === undefined ? [] : checkDewPoint(gas, `${path}.gas`)),
  ];
}

function isKnown(temperatureK: number): boolean {
  return temperatureK >= WATER_TRIPLE_POINT_K && temperatureK < WATER_CRITICAL_TEMPERATURE_K;
}

function checkTemperature(value: VariedValue | undefined, path: string): RecipeIssue[] {
  if (value === undefined || isKnown(numberOf(value))) return [];
  const range = `${celsius(WATER_TRIPLE_POINT_K)} to ${celsius(WATER_CRITICAL_TEMPERATURE_K)}`;
  return [
    error(
      path,
      `${celsius(numberOf(value))} is outside ${range}, where the saturation pressure over liquid water is known.`,
    ),
  ];
}

function checkDewPoint({ moisture }: RecipeGas, path: string): RecipeIssue[] {
  if (moisture.kind !== 'dew-point') return [];
  const { smallest, largest } = DEW_POINT_RANGE_K;
  const value = numberOf(moisture.dewPointK);
  if (value >= smallest && value <= largest) return [];
  return [
    error(
      path,
      `Dew and frost points are known from ${celsius(smallest)} to ${celsius(largest)}, not ${celsius(value)}.`,
    ),
  ];
}

/** With digits enough to tell a value from the limit that it passes. */
function celsius(temperatureK: number): string {
  return `${formatNumber(temperatureK - 273.15, 6)} °C`;
}
