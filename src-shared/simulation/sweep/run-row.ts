import { parseCaseDocument } from '../../domain/project/parse-case-document.ts';
import { recipeCaseOf } from '../../domain/project/recipe-case-of.ts';
import { checkRecipe } from '../../domain/recipe/check/check-recipe.ts';
import { waterAtEnd } from '../../domain/recipe/plant/water-figures.ts';
import type { Recipe } from '../../domain/recipe/recipe.ts';
import type { RecipeCase } from '../../domain/recipe/recipe-case.ts';
import type { RecipeResult } from '../../domain/recipe/recipe-result.ts';
import type { SweepRow } from '../../domain/sweep/sweep-row.ts';
import type { PlannedRow, RowSetup } from '../../domain/sweep/row-setup.ts';
import { withInputs } from '../../domain/sweep/varied-input.ts';
import { simulateRecipe } from '../recipe/simulate-recipe.ts';
import type { SimulationProgress, SimulationSignal } from '../simulation-run.ts';
import { recipeOfConditions } from './recipe-of-conditions.ts';

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
export function runRow(setup: RowSetup, index: number, inputs: readonly number[]): SweepRow {
  const steps = rowSteps(setup, { index, values: inputs });
  let next = steps.next();
  while (next.done !== true) next = steps.next();
  if (next.value === undefined) throw new TypeError('A row ended early that nobody cancelled.');
  return next.value;
}

/** The same in steps. @returns undefined where the row was cancelled */
export function* rowSteps(
  setup: RowSetup,
  { index, values: inputs }: PlannedRow,
): Generator<SimulationProgress, SweepRow | undefined, SimulationSignal> {
  try {
    const prepared = prepareRow(setup, inputs);
    if (typeof prepared === 'string') return { index, inputs, ...nothing, problem: prepared };
    const { recipe, recipeCase } = prepared;
    const result = yield* simulateRecipe(recipe, recipeCase, setup.options);
    if (result.status === 'cancelled') return undefined;
    return rowOf(index, inputs, recipe, result, setup.meanPpmAtS);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return { index, inputs, ...nothing, problem: error.message };
  }
}

const nothing = {
  outcome: 'refused',
  timeToTargetS: null,
  lengthS: null,
  endPpmMean: null,
  endPpmMax: null,
  targetPpmAtEnd: null,
  capsReached: null,
  massBalanceDefect: null,
} as const;

function rowOf(
  index: number,
  inputs: readonly number[],
  { target }: Recipe,
  result: RecipeResult,
  meanPpmAtS: readonly number[] | undefined,
): SweepRow {
  const { timeS, waterPpmMean, waterPpmMax, steps, status, error } = result;
  const targetPpm = target && waterAtEnd(result, target.measure);
  return {
    index,
    inputs,
    outcome: status === 'finished' ? 'finished' : 'failed',
    timeToTargetS: result.timeToTargetS,
    lengthS: timeS.at(-1) ?? null,
    endPpmMean: waterPpmMean.at(-1) ?? null,
    endPpmMax: waterPpmMax.at(-1) ?? null,
    targetPpmAtEnd: targetPpm === undefined || Number.isNaN(targetPpm) ? null : targetPpm,
    capsReached: steps.filter(({ outcome }) => outcome === 'cap-reached').length,
    massBalanceDefect: result.massBalanceDefect,
    problem: error?.message ?? null,
    ...(meanPpmAtS && { meanPpmAt: meanPpmAtS.map((atS) => valueAt(timeS, waterPpmMean, atS)) }),
  };
}

/** Straight line between two points of a curve; its last value stays. */
function valueAt(timeS: readonly number[], values: readonly number[], atS: number): number {
  const next = timeS.findIndex((time) => time >= atS);
  if (next <= 0) return values.at(next === 0 ? 0 : -1) ?? Number.NaN;
  const [fromS = 0, toS = 0] = timeS.slice(next - 1, next + 1);
  const [from = 0, to = 0] = values.slice(next - 1, next + 1);
  return from + ((to - from) * (atS - fromS)) / (toS - fromS);
}
