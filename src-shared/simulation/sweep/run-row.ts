import { parseCaseDocument } from '../../domain/project/parse-case-document.ts';
import { checkRecipe } from '../../domain/recipe/check/check-recipe.ts';
import { waterAtEnd } from '../../domain/recipe/plant/water-figures.ts';
import type { Recipe } from '../../domain/recipe/recipe.ts';
import type { RecipeCase } from '../../domain/recipe/recipe-case.ts';
import type { RecipeResult } from '../../domain/recipe/recipe-result.ts';
import type { SweepRow } from '../../domain/sweep/sweep-row.ts';
import { withInputs, type VariedInput, type VariedRun } from '../../domain/sweep/varied-input.ts';
import { simulateRecipe, type RecipeOptions } from '../recipe/simulate-recipe.ts';
import { recipeOfConditions } from './recipe-of-conditions.ts';

/** What all rows have in common; plain values that can be sent to another process. */
export interface RowSetup extends VariedRun {
  /** Where the rows follow the conditions of the case, `recipe` gives only the target. */
  readonly caseConditions: boolean;
  readonly inputs: readonly VariedInput[];
  readonly options: RecipeOptions;
  /** Times at which a row tells its mean water. */
  readonly meanPpmAtS?: readonly number[];
}

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
  const { title, transportCase, electrodeCase, mode } = parsed.value;
  const byElectrode = mode === 'electrode' && electrodeCase !== undefined;
  const recipeCase = { title, transportCase, ...(byElectrode && { electrodeCase }) };
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
  let prepared;
  try {
    prepared = prepareRow(setup, inputs);
    if (typeof prepared === 'string') return { index, inputs, ...nothing, problem: prepared };
    const simulation = simulateRecipe(prepared.recipe, prepared.recipeCase, setup.options);
    let next = simulation.next();
    while (next.done !== true) next = simulation.next();
    return rowOf(index, inputs, prepared.recipe, next.value, setup.meanPpmAtS);
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
