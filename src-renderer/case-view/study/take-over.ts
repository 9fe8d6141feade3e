import { type EditedText, replaceStep } from '#renderer/case-view/recipe/step-lines.ts';
import { studyStrings } from '#renderer/strings/en/studies.ts';
import { visitSteps } from '#shared/domain/recipe/check/visit-steps.ts';
import { parseRecipeText } from '#shared/domain/recipe/language/parse-recipe-text.ts';
import { printStep } from '#shared/domain/recipe/language/print-step.ts';
import type { Recipe } from '#shared/domain/recipe/recipe.ts';
import { namedValues, withNamedValue } from '#shared/domain/recipe/varied-values.ts';
import { gasDewPoints, holdLengths } from '#shared/domain/study/askable-values.ts';
import { keysOf, withValueAt } from '#shared/domain/sweep/varied-input.ts';

const notThere: EditedText = { ok: false, reason: studyStrings.answer.notThere };

/** The text of a recipe with another value of a name; steps without it keep their lines. */
export function takeOverName(text: string, name: string, value: number): EditedText {
  const edited = rewritten(text, (recipe) =>
    namedValues(recipe).some((known) => known.name === name)
      ? withNamedValue(recipe, name, value)
      : undefined,
  );
  if (!edited.ok) return edited;
  // A name may also stand outside the steps, where no line is written anew.
  const read = parseRecipeText(edited.text);
  const after = read.ok ? namedValues(read.recipe).filter((known) => known.name === name) : [];
  return new Set(after.map((known) => known.value)).size === 1 ? edited : notThere;
}

/** The same of several names at once. */
export function takeOverNames(
  text: string,
  values: readonly (readonly [name: string, value: number])[],
): EditedText {
  return values.reduce<EditedText>(
    (edited, [name, value]) => (edited.ok ? takeOverName(edited.text, name, value) : edited),
    { ok: true, text },
  );
}

/** The same of values at key paths; a name that stands there has one value everywhere. */
export function takeOverValues(text: string, paths: readonly string[], value: number): EditedText {
  const read = parseRecipeText(text);
  if (!read.ok) return notThere;
  const known = [...holdLengths(read.recipe), ...gasDewPoints(read.recipe)];
  return paths.reduce<EditedText>(
    (edited, path) => {
      if (!edited.ok) return edited;
      const found = known.find((one) => one.path === path);
      if (found === undefined) return notThere;
      return found.name === undefined
        ? rewritten(
            edited.text,
            (recipe) => withValueAt(recipe, keysOf(path), () => value) as Recipe,
          )
        : takeOverName(edited.text, found.name, value);
    },
    { ok: true, text },
  );
}

/** Writes the steps anew that a change of the recipe concerns. */
function rewritten(text: string, change: (recipe: Recipe) => Recipe | undefined): EditedText {
  const read = parseRecipeText(text);
  const changed = read.ok ? change(read.recipe) : undefined;
  if (!read.ok || changed === undefined) return notThere;
  const before = printedSteps(read.recipe);
  return [...printedSteps(changed)].reduce<EditedText>(
    (edited, [path, step]) =>
      !edited.ok || before.get(path) === step ? edited : replaceStep(edited.text, path, step),
    { ok: true, text },
  );
}

function printedSteps({ steps }: Recipe): Map<string, string> {
  return new Map(visitSteps(steps, (step, path) => [[path, printStep(step)] as const]));
}
