import type { CalculationRecord } from '#shared/contract/calculations.ts';
import type { RecipeCase } from '#shared/domain/recipe/recipe-case.ts';
import type { RecipeResult } from '#shared/domain/recipe/recipe-result.ts';
import type { Recipe } from '#shared/domain/recipe/recipe.ts';

/** A run of a recipe: what went in, and what came out as far as it got. */
export interface RecipeRun {
  readonly recipe: Recipe;
  readonly recipeCase: RecipeCase;
  readonly result: RecipeResult | undefined;
}

/** A calculation as the run of a recipe; undefined for one of another kind. */
export function recipeRunOf(record: CalculationRecord | undefined): RecipeRun | undefined {
  if (record?.kind !== 'recipe') return undefined;
  const { recipe, recipeCase } = record.input;
  return { recipe, recipeCase, result: record.result };
}
