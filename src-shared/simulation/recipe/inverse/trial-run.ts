import type { Recipe } from '../../../domain/recipe/recipe.ts';
import type { RecipeCase } from '../../../domain/recipe/recipe-case.ts';
import type { RecipeResult } from '../../../domain/recipe/recipe-result.ts';
import type { SimulationProgress, SimulationSignal } from '../../simulation-run.ts';
import { untilCancelled } from '../../until-cancelled.ts';
import { simulateRecipe } from '../simulate-recipe.ts';

export type Searching<Result> = Generator<SimulationProgress, Result, SimulationSignal>;

/** One run of a search. @returns why there is no result that can be relied on */
export function* trialRun(
  recipe: Recipe,
  recipeCase: RecipeCase,
): Searching<RecipeResult | 'cancelled' | 'failed'> {
  const result = yield* untilCancelled(simulateRecipe(recipe, recipeCase, { estimate: false }));
  if (result === undefined) return 'cancelled';
  return result.status === 'finished' && result.steepFront !== 'unresolved' ? result : 'failed';
}
