import { simulateRecipe } from '#shared/simulation/recipe/simulate-recipe.ts';
import type { TaskRunner } from './task-runner.ts';

/** Runs one recipe on one case. */
export const recipeTask: TaskRunner<'recipe'> = function* runRecipe({ recipe, recipeCase }) {
  const result = yield* simulateRecipe(recipe, recipeCase);
  if (result.status !== 'failed') return { state: result.status, result };
  const message = result.error?.message ?? 'The solver gave no reason for the failure.';
  return {
    state: 'failed',
    error: { code: 'SOLVER_FAILED', message, details: result.error },
    result,
  };
};
