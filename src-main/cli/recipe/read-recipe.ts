import { describeTextIssue } from '#shared/domain/recipe/language/text-issue.ts';
import {
  parseRecipeText,
  type RecipePlaces,
} from '#shared/domain/recipe/language/parse-recipe-text.ts';
import { parseRecipe } from '#shared/domain/recipe/parse-recipe.ts';
import type { Recipe } from '#shared/domain/recipe/recipe.ts';
import { RECIPE_LIMITS } from '#shared/domain/recipe/limits.ts';
import { readTextFile } from '../input-file.ts';
import { Refusal } from '../refusal.ts';

/** A recipe and where its parts stand; a recipe in JSON has no places in a text. */
export interface RecipeInput {
  readonly recipe: Recipe;
  readonly places: RecipePlaces | undefined;
}

/**
 * Reads a recipe file ("-" for standard input): text of the language, or `postdry.recipe/1` as JSON.
 * @throws Refusal that names the file and the place of every problem
 */
export async function readRecipe(path: string): Promise<RecipeInput> {
  const text = await readTextFile(path, {
    what: 'a recipe',
    largestBytes: RECIPE_LIMITS.textLength * 4,
  });
  if (text.trimStart().startsWith('{')) {
    const parsed = parseRecipe(text);
    if (parsed.ok) return { recipe: parsed.value, places: undefined };
    throw refusalOf(
      path,
      parsed.issues.map(({ message }) => message),
    );
  }
  const read = parseRecipeText(text);
  if (read.ok) return { recipe: read.recipe, places: read.places };
  throw refusalOf(path, read.issues.map(describeTextIssue));
}

function refusalOf(path: string, messages: readonly string[]): Refusal {
  const count = messages.length === 1 ? '1 problem' : `${messages.length} problems`;
  return new Refusal(
    `${path} is not a valid recipe, ${count}:`,
    ...messages.map((line) => `  ${line}`),
  );
}
