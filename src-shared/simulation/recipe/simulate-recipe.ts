import type { Recipe } from '../../domain/recipe/recipe.ts';
import type { RecipeCase } from '../../domain/recipe/recipe-case.ts';
import type { RecipeResult } from '../../domain/recipe/recipe-result.ts';
import { chooseResolution, type Resolution } from '../../numerics/solve/resolution.ts';
import type { SimulationProgress, SimulationSignal } from '../simulation-run.ts';
import { prepareRecipe, type PreparedRecipe } from './prepare-recipe.ts';
import { meetsAccuracy, recipeErrors } from './recipe-errors.ts';
import { recipeResult } from './recipe-record.ts';
import { runRecipe, type RecipeRunOutcome } from './run-recipe.ts';

/** Error of a recipe's run as a share of the water at the start. */
const RECIPE_ACCURACY = 1e-6;

export interface RecipeOptions {
  readonly accuracy?: number;
  /** Whether finer runs tell the error, and are used until it is met; default true. */
  readonly estimate?: boolean;
}

const refinementLimit = 3;

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
  const result = (
    attempt: RecipeRunOutcome,
    errors?: ReturnType<typeof recipeErrors>,
  ): RecipeResult => recipeResult(recipe, recipeCase, prepared, attempt, errors, accuracy);
  let attempt = yield* run(recipe, prepared, accuracy, 0, estimate ? milestones : [0, 1]);
  if (!estimate || attempt.outcome !== 'finished') return result(attempt);
  for (let refinement = 1; ; refinement++) {
    const finer = yield* run(recipe, prepared, accuracy, refinement, milestones);
    if (finer.outcome !== 'finished') return result(attempt);
    const errors = recipeErrors(attempt, finer);
    if (meetsAccuracy(errors, accuracy) || refinement === refinementLimit) {
      return result(attempt, errors);
    }
    attempt = finer;
  }
}

/** Share of the work that is done when each attempt begins. */
const milestones = [0, 0.3, 0.9, 0.95, 0.98, 1];

function* run(
  recipe: Recipe,
  prepared: PreparedRecipe,
  accuracy: number,
  refinement: number,
  shares: readonly number[],
): Generator<SimulationProgress, RecipeRunOutcome, SimulationSignal> {
  const from = shares[refinement]!;
  const to = shares[refinement + 1]!;
  const phase = refinement === 0 ? 'solve' : 'estimate';
  const attempt = runRecipe(recipe, prepared, resolutionFor(prepared, accuracy, refinement));
  let next = attempt.next();
  while (next.done !== true) {
    const { timeS, steps, rejected } = next.value;
    const fraction = from + (to - from) * Math.min(1, timeS / prepared.longestS);
    next = attempt.next(yield { fraction, simTimeS: timeS, steps, rejected, phase });
  }
  return next.value;
}

/** Errors of the time integration add up over the steps of a recipe: finer than for one case. */
const timeShare = 0.03;

function resolutionFor(
  { problem, shortestS }: PreparedRecipe,
  accuracy: number,
  refinement: number,
): Resolution {
  const earliestS = shortestS / 10;
  const { mesh, tolerances } = chooseResolution(problem, { accuracy, earliestS, refinement });
  return {
    mesh,
    tolerances: {
      relative: timeShare * tolerances.relative,
      absolute: timeShare * tolerances.absolute,
    },
  };
}
