import { printNumber } from '../language/print-value.ts';
import type { Recipe } from '../recipe.ts';
import { namedValues } from '../varied-values.ts';
import { error, type RecipeIssue } from './recipe-issue.ts';

/** A name stands for one value wherever it is used. */
export function checkNames(recipe: Recipe): RecipeIssue[] {
  const all = namedValues(recipe);
  return all.flatMap(({ path, quantity, name, value }, index) => {
    const first = all.slice(0, index).find((other) => other.name === name);
    if (first === undefined) return [];
    if (first.quantity !== quantity) {
      return [error(path, `The name "${name}" already stands for a ${first.quantity}.`)];
    }
    if (first.value === value) return [];
    const [one, other] = [printNumber(first.value), printNumber(value)];
    return [
      error(
        path,
        `The name "${name}" already stands for ${one} (SI), here for ${other}: give it one value or another name.`,
      ),
    ];
  });
}
