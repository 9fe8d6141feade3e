import type { Recipe } from '../../domain/recipe/recipe.ts';
import type { RecipeResult } from '../../domain/recipe/recipe-result.ts';
import { chooseResolution } from '../../numerics/solve/resolution.ts';
import type { SimulationProgress, SimulationSignal } from '../simulation-run.ts';
import { prepareRecipe, type PreparedRecipe, type RecipeCase } from './prepare-recipe.ts';
import { recipeResult } from './recipe-record.ts';
import { runRecipe, type RecipeRunOutcome } from './run-recipe.ts';

/** Error of a recipe's run as a share of the water at the start. */
export const RECIPE_ACCURACY = 1e-6;

export interface RecipeOptions {
  readonly accuracy?: number;
  /** Whether a finer run tells the error; default true. */
  readonly estimate?: boolean;
}

/**
 * Runs a recipe on a case. Failure and cancel are outcomes of the result, with all that was reached.
 * @throws RangeError where a recipe cannot act on the case
 */
export function* simulateRecipe(
  recipe: Recipe,
  recipeCase: RecipeCase,
  { accuracy = RECIPE_ACCURACY, estimate = true }: RecipeOptions = {},
): Generator<SimulationProgress, RecipeResult, SimulationSignal> {
  const prepared = prepareRecipe(recipe, recipeCase);
  const share = estimate ? 0.35 : 1;
  const coarse = yield* attempt(recipe, prepared, accuracy, 0, { from: 0, to: share });
  if (!estimate || coarse.outcome !== 'finished') {
    return recipeResult(recipe, recipeCase, prepared, coarse, undefined, accuracy);
  }
  const fine = yield* attempt(recipe, prepared, accuracy, 1, { from: share, to: 1 });
  return recipeResult(recipe, recipeCase, prepared, coarse, fine, accuracy);
}

interface ProgressSpan {
  readonly from: number;
  readonly to: number;
}

function* attempt(
  recipe: Recipe,
  prepared: PreparedRecipe,
  accuracy: number,
  refinement: number,
  { from, to }: ProgressSpan,
): Generator<SimulationProgress, RecipeRunOutcome, SimulationSignal> {
  const { problem, shortestS, longestS } = prepared;
  const resolution = chooseResolution(problem, {
    accuracy,
    earliestS: shortestS / 10,
    refinement,
  });
  const run = runRecipe(recipe, prepared, resolution);
  let next = run.next();
  while (next.done !== true) {
    const { timeS, steps, rejected } = next.value;
    const fraction = from + (to - from) * Math.min(1, timeS / longestS);
    const phase = refinement === 0 ? 'solve' : 'estimate';
    next = run.next(yield { fraction, simTimeS: timeS, steps, rejected, phase });
  }
  return next.value;
}
