import type { Recipe, RecipeStep } from '../recipe.ts';

/** The step of a recipe that a path of a result such as "3.2.1" (step 3, round 2, step 1) means. */
export function stepAtPath({ steps }: Recipe, path: string): RecipeStep | undefined {
  const numbers = path.split('.').map(Number);
  let list: readonly RecipeStep[] = steps;
  for (let k = 0; k < numbers.length; k += 2) {
    const step = list[(numbers[k] ?? 0) - 1];
    if (k === numbers.length - 1 || step?.kind !== 'repeat') return step;
    list = step.steps;
  }
  return undefined;
}
