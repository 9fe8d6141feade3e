import { replaceStep, type EditedText } from '#renderer/case-view/recipe/step-lines.ts';
import { visitSteps } from '#shared/domain/recipe/check/visit-steps.ts';
import { printStep } from '#shared/domain/recipe/language/print-step.ts';
import { parseRecipeText } from '#shared/domain/recipe/language/parse-recipe-text.ts';
import type { Recipe } from '#shared/domain/recipe/recipe.ts';
import { numberOf } from '#shared/domain/recipe/varied-value.ts';
import { withNamedValue } from '#shared/domain/recipe/varied-values.ts';
import { keysOf, withValueAt } from '#shared/domain/sweep/varied-input.ts';
import type { VariedValue } from '#shared/domain/recipe/varied-value.ts';

/** The text of a recipe with another value of a name; steps without it keep their lines. */
export function takeOverName(text: string, name: string, value: number): EditedText {
  return taken(text, (recipe) => withNamedValue(recipe, name, value));
}

/** The same of values at key paths; a name that stands there stays. */
export function takeOverValues(text: string, paths: readonly string[], value: number): EditedText {
  return taken(text, (recipe) =>
    paths.reduce((changed, path) => {
      const keys = keysOf(path);
      return withValueAt(changed, keys, (old) =>
        old !== null && typeof old === 'object' ? { ...old, value } : value,
      ) as Recipe;
    }, recipe),
  );
}

/** Writes the steps anew that a change of the recipe concerns. */
function taken(text: string, change: (recipe: Recipe) => Recipe): EditedText {
  const read = parseRecipeText(text);
  if (!read.ok) return { ok: false, reason: '' };
  const before = printedSteps(read.recipe);
  const after = printedSteps(change(read.recipe));
  return [...after].reduce<EditedText>(
    (edited, [path, step]) =>
      !edited.ok || before.get(path) === step ? edited : replaceStep(edited.text, path, step),
    { ok: true, text },
  );
}

/** Steps by their key paths; a step that only holds others has no values inside them. */
function printedSteps({ steps }: Recipe): Map<string, string> {
  return new Map(visitSteps(steps, (step, path) => [[path, printStep(step)] as const]));
}

/** The value at a key path of a recipe. */
export function valueAt(recipe: Recipe, path: string): number {
  let found: unknown = recipe;
  for (const key of keysOf(path)) found = (found as Record<string | number, unknown>)[key];
  return numberOf(found as VariedValue);
}
