import { parseRecipe } from '../parse-recipe.ts';
import type { Recipe } from '../recipe.ts';
import { withNamedValue } from '../varied-values.ts';
import { checkRecipe } from './check-recipe.ts';

/**
 * What forbids a recipe to be run with another value of a name, such as a negative time. What
 * depends on the coil is left out: a goal that one bound does not reach is no mistake.
 */
export function checkNamedValue(recipe: Recipe, name: string, value: number): string | undefined {
  const parsed = parseRecipe(withNamedValue(recipe, name, value));
  if (!parsed.ok) return parsed.issues[0]?.message ?? '';
  return checkRecipe(parsed.value).find(({ severity }) => severity === 'error')?.message;
}
