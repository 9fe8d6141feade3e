import { describeTextIssue } from '#shared/domain/recipe/language/text-issue.ts';
import {
  parseRecipeText,
  type RecipePlaces,
} from '#shared/domain/recipe/language/parse-recipe-text.ts';
import { withProfile } from '#shared/domain/recipe/language/with-profile.ts';
import { parseRecipe } from '#shared/domain/recipe/parse-recipe.ts';
import type { Recipe, RecipeProfile } from '#shared/domain/recipe/recipe.ts';
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
 * @param profiles are added to those of the recipe
 * @throws Refusal that names the file and the place of every problem
 */
export async function readRecipe(
  path: string,
  profiles: readonly RecipeProfile[] = [],
): Promise<RecipeInput> {
  const text = await readTextFile(path, {
    what: 'a recipe',
    largestBytes: RECIPE_LIMITS.textLength * 4,
  });
  if (text.trimStart().startsWith('{')) {
    const parsed = parseRecipe(withProfiles(text, profiles));
    if (parsed.ok) return { recipe: parsed.value, places: undefined };
    throw refusalOf(
      path,
      parsed.issues.map(({ message }) => message),
    );
  }
  const read = parseRecipeText(profiles.reduce(withProfile, text));
  if (read.ok) return { recipe: read.recipe, places: read.places };
  throw refusalOf(path, read.issues.map(describeTextIssue));
}

/** A recipe in JSON with more profiles; what cannot be read is left to the parser. */
function withProfiles(text: string, profiles: readonly RecipeProfile[]): unknown {
  if (profiles.length === 0) return text;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return text;
  }
  if (typeof value !== 'object' || value === null) return value;
  const own: unknown = 'profiles' in value ? value.profiles : [];
  return { ...value, profiles: Array.isArray(own) ? [...(own as unknown[]), ...profiles] : own };
}

function refusalOf(path: string, messages: readonly string[]): Refusal {
  const count = messages.length === 1 ? '1 problem' : `${messages.length} problems`;
  return new Refusal(
    `${path} is not a valid recipe, ${count}:`,
    ...messages.map((line) => `  ${line}`),
  );
}
