import type { Recipe } from '../../../domain/recipe/recipe.ts';
import type { RecipeCase } from '../../../domain/recipe/recipe-case.ts';
import type { InverseAnswer, InverseQuestion } from './inverse-question.ts';
import { exposureAskedFor, longestExposure } from './longest-exposure.ts';
import { solveForValue } from './solve-for-value.ts';
import type { Searching } from './trial-run.ts';

/** Answers a question about a value: of the exposure that ends a recipe in one run, else by trials. */
export function findValue(
  recipe: Recipe,
  recipeCase: RecipeCase,
  question: InverseQuestion,
): Searching<InverseAnswer> {
  const exposure = exposureAskedFor(recipe, question);
  return exposure === undefined
    ? solveForValue(recipe, recipeCase, question)
    : longestExposure(recipe, exposure, recipeCase, question);
}
