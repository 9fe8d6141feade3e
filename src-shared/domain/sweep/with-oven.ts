import type { Recipe, RecipeStep } from '#shared/domain/recipe/recipe.ts';
import { numberOf, type VariedValue } from '#shared/domain/recipe/varied-value.ts';
import { roundSignificant } from '#shared/units/round-significant.ts';

/** How the oven differs from what the recipe asks for. */
export type OvenQuantity = 'temperature-offset' | 'pressure-factor' | 'dew-point-offset';

/** Below it a gauge of vacuum counts. */
const VACUUM_BELOW_PA = 50_000;

/**
 * A recipe as an oven does it that is off: heating and holding temperatures and logs are shifted,
 * pressures below 0.5 bar multiplied, dew points shifted. Cooling and rooms keep their temperature.
 */
export function withOven(recipe: Recipe, quantity: OvenQuantity, value: number): Recipe {
  const { profiles } = recipe;
  const changed = {
    ...recipe,
    steps: recipe.steps.map((step) => stepIn(step, quantity, value)),
    ...(recipe.start && {
      start: quantity === 'dew-point-offset' ? shifted(recipe.start, value) : recipe.start,
    }),
  };
  if (profiles === undefined || quantity === 'dew-point-offset') return changed;
  return {
    ...changed,
    profiles: profiles.map((profile) => ({
      ...profile,
      ...(quantity === 'temperature-offset' &&
        profile.temperatureK && {
          temperatureK: profile.temperatureK.map((T) => roundSignificant(T + value)),
        }),
      ...(quantity === 'pressure-factor' &&
        profile.pressurePa && {
          pressurePa: profile.pressurePa.map((p) =>
            p < VACUUM_BELOW_PA ? roundSignificant(p * value) : p,
          ),
        }),
    })),
  };
}

function stepIn(step: RecipeStep, quantity: OvenQuantity, value: number): RecipeStep {
  if (step.kind === 'repeat') {
    return { ...step, steps: step.steps.map((inner) => stepIn(inner, quantity, value)) };
  }
  if (quantity === 'dew-point-offset') return shifted(step, value);
  if (quantity === 'temperature-offset') {
    if (step.kind === 'heat' || (step.kind === 'hold' && step.temperatureK !== undefined)) {
      return { ...step, temperatureK: changed(step.temperatureK, (T) => T + value) };
    }
    return step;
  }
  if (step.kind === 'expose' || !('pressurePa' in step)) return step;
  const pressurePa = changed(step.pressurePa, (p) => (p < VACUUM_BELOW_PA ? p * value : p));
  return { ...step, pressurePa };
}

/** Of fifteen digits as in any document. */
function changed(value: VariedValue | undefined, change: (old: number) => number): VariedValue {
  const number = roundSignificant(change(numberOf(value ?? Number.NaN)));
  return typeof value === 'object' ? { ...value, value: number } : number;
}

type WithGas = { readonly gas?: Extract<RecipeStep, { kind: 'purge' }>['gas'] };

function shifted<Part extends WithGas>(part: Part, offsetK: number): Part {
  const { gas } = part;
  if (gas?.moisture.kind !== 'dew-point') return part;
  const dewPointK = changed(gas.moisture.dewPointK, (T) => T + offsetK);
  return { ...part, gas: { ...gas, moisture: { ...gas.moisture, dewPointK } } };
}
