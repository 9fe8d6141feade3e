import type { Recipe } from '../../domain/recipe/recipe.ts';
import { RECIPE_RESULT_FORMAT, type RecipeResult } from '../../domain/recipe/recipe-result.ts';
import { SolverError } from '../../numerics/solver-error.ts';
import { explainFailure } from '../explain-failure.ts';
import { solverIdentity } from '../solver-identity.ts';
import type { PreparedRecipe, RecipeCase } from './prepare-recipe.ts';
import { hashRecipeRun } from './hash-recipe-run.ts';
import type { RecipeRunOutcome } from './run-recipe.ts';

/** The result of a run, with its error where a finer run tells it. */
export function recipeResult(
  recipe: Recipe,
  recipeCase: RecipeCase,
  prepared: PreparedRecipe,
  attempt: RecipeRunOutcome,
  finer: RecipeRunOutcome | undefined,
  accuracy: number,
): RecipeResult {
  const { log, outcome, run, mesh } = attempt;
  const { steps, rejected, newtonIterations } = run.statistics;
  const failure = outcome instanceof SolverError ? explainFailure(outcome) : undefined;
  const errors = finer?.outcome === 'finished' ? differences(attempt, finer) : undefined;
  const status = failure ? 'failed' : outcome === 'cancelled' ? 'cancelled' : 'finished';
  return {
    format: RECIPE_RESULT_FORMAT,
    recipe: recipe.title,
    caseTitle: recipeCase.title,
    status,
    ...(failure && { error: failure }),
    inputHash: hashRecipeRun(recipe, recipeCase),
    ppmBasis: prepared.ppmBasis,
    coilTemperature: 'follows the oven at once',
    steps: log.steps,
    timeToTargetS: log.timeToTargetS,
    massBalanceDefect: run.watch.balanceDefect / run.watch.startTotal,
    ...log.series,
    accuracyRequested: accuracy,
    estimatedErrorPpm: errors?.ppm ?? null,
    estimatedTimeErrorS: errors?.timeS ?? null,
    statistics: {
      steps,
      rejected,
      newtonIterations,
      unknowns: run.system.fieldCount,
      lowestValue: run.watch.lowestValue,
    },
    solver: { ...solverIdentity, mesh: describeMesh(mesh) },
    warnings: [],
  };
}

function describeMesh(mesh: RecipeRunOutcome['mesh']): string {
  const micro = [...new Set(mesh.micro.map(({ description }) => description))].join(', ');
  return `macro: ${mesh.macro.description}; micro: ${micro || 'none'}`;
}

/** Largest differences of two runs at the ends of their steps, times 1.5 as for a case. */
function differences(a: RecipeRunOutcome, b: RecipeRunOutcome): { ppm: number; timeS: number } {
  let [ppm, timeS] = [0, 0];
  for (const [index, step] of a.log.steps.entries()) {
    const other = b.log.steps[index];
    if (other === undefined || other.path !== step.path) continue;
    ppm = Math.max(ppm, Math.abs((step.waterPpmMean ?? 0) - (other.waterPpmMean ?? 0)));
    timeS = Math.max(timeS, Math.abs((step.endS ?? 0) - (other.endS ?? 0)));
  }
  return { ppm: 1.5 * ppm, timeS: 1.5 * timeS };
}
