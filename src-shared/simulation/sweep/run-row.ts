import { parseCaseDocument } from '../../domain/project/parse-case-document.ts';
import { recipeCaseOf } from '../../domain/project/recipe-case-of.ts';
import { checkRecipe } from '../../domain/recipe/check/check-recipe.ts';
import type { Recipe } from '../../domain/recipe/recipe.ts';
import type { RecipeCase } from '../../domain/recipe/recipe-case.ts';
import type { SweepRow } from '../../domain/sweep/sweep-row.ts';
import type { PlannedRow, RowSetup } from '../../domain/sweep/row-setup.ts';
import { withInputs } from '../../domain/sweep/varied-input.ts';
import { simulateRecipe, type RecipeOptions } from '../recipe/simulate-recipe.ts';
import type { SimulationProgress, SimulationSignal } from '../simulation-run.ts';
import { untilCancelled } from '../until-cancelled.ts';
import { recipeOfConditions } from './recipe-of-conditions.ts';
import { rowOfResult, rowWithout } from './row-of-result.ts';

/** Recipe and case of one row. */
export interface PreparedRow {
  readonly recipe: Recipe;
  readonly recipeCase: RecipeCase;
}

/** @returns a sentence where the values lead to nothing that can be run */
export function prepareRow(setup: RowSetup, values: readonly number[]): PreparedRow | string {
  const varied = withInputs(setup, setup.inputs, values);
  const parsed = parseCaseDocument(varied.caseDocument);
  if (!parsed.ok) return parsed.issues[0]?.message ?? 'The case is not valid.';
  const { title, electrodeCase } = parsed.value;
  const recipeCase = recipeCaseOf(parsed.value);
  let { recipe } = varied;
  if (setup.caseConditions) {
    if (electrodeCase === undefined) return 'Without a recipe, the case needs an electrode.';
    const { target } = setup.recipe;
    recipe = { ...recipeOfConditions(title, electrodeCase), ...(target && { target }) };
  }
  const error = checkRecipe(recipe, recipeCase).find(({ severity }) => severity === 'error');
  return error === undefined ? { recipe, recipeCase } : error.message;
}

/** Runs one row to its end; what goes wrong is an outcome of the row. */
export function runRow(setup: RowSetup, row: PlannedRow): SweepRow {
  const steps = rowSteps(setup, row);
  let next = steps.next();
  while (next.done !== true) next = steps.next();
  if (next.value === undefined) throw new TypeError('A row ended early that nobody cancelled.');
  return next.value;
}

/** The same in steps. @returns undefined where the row was cancelled */
export function* rowSteps(
  setup: RowSetup,
  { index, values: inputs, checked }: PlannedRow,
): Generator<SimulationProgress, SweepRow | undefined, SimulationSignal> {
  const { accuracy, estimate } = setup.options;
  const options: RecipeOptions = {
    ...(accuracy !== undefined && { accuracy }),
    estimate: estimate !== false || (checked === true && 'once'),
  };
  try {
    const prepared = prepareRow(setup, inputs);
    if (typeof prepared === 'string') return rowWithout(index, inputs, 'refused', prepared);
    const { recipe, recipeCase } = prepared;
    const result = yield* untilCancelled(simulateRecipe(recipe, recipeCase, options));
    return result && rowOfResult(index, inputs, recipe, result, setup.meanPpmAtS);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return rowWithout(index, inputs, 'refused', error.message);
  }
}
