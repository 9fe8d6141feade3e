import { describe, expect, it } from 'vitest';
import { checkNamedValue } from '#shared/domain/recipe/check/check-named-value.ts';
import { recipeOf } from '../../../../support/recipe-runs.ts';

const recipe = recipeOf(
  'Heat to {hot = 120 °C} at 2 K/min in N2 dew point -40 °C, 5 mbar',
  'Hold for {soak = 2 h}',
);

describe('another value of a name', () => {
  it.each([
    ['soak', 0],
    ['soak', 36_000],
    ['hot', 363.15],
  ])('allows %s = %d', (name, value) => {
    expect(checkNamedValue(recipe, name, value)).toBeUndefined();
  });

  it.each<[string, number, RegExp]>([
    ['soak', -60, /0 s or more/],
    ['soak', 1e300, /more than 1000000000 s/],
    ['hot', 1e6, /outside .* saturation pressure/],
    ['hot', -1, /above 0 K/],
  ])('refuses %s = %d', (name, value, message) => {
    expect(checkNamedValue(recipe, name, value)).toMatch(message);
  });
});
