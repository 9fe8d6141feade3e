import { checkRecipe } from '#shared/domain/recipe/check/check-recipe.ts';
import { placeOf, type ReadRecipe } from '#shared/domain/recipe/language/parse-recipe-text.ts';
import type { TextPlace } from '#shared/domain/recipe/language/text-issue.ts';
import type { RecipeCase } from '#shared/domain/recipe/recipe-case.ts';

/** What is wrong or doubtful at one place of a recipe's text. */
export interface MarkedIssue extends TextPlace {
  readonly severity: 'error' | 'warning';
  readonly message: string;
  /** What stands there; undefined where the rest of the line is meant. */
  readonly found: string | undefined;
}

/** What the language says of a text, or else what the check says of the recipe on the case. */
export function recipeIssues(read: ReadRecipe, recipeCase: RecipeCase | undefined): MarkedIssue[] {
  if (!read.ok) {
    return read.issues.map(({ line, column, found, message }) => ({
      line,
      column,
      found,
      message,
      severity: 'error',
    }));
  }
  return checkRecipe(read.recipe, recipeCase).map(({ severity, path, message }) => ({
    ...placeOf(path, read.places),
    found: undefined,
    message,
    severity,
  }));
}
