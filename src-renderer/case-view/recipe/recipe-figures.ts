import type { RecipeResult } from '#shared/domain/recipe/recipe-result.ts';
import type { Recipe } from '#shared/domain/recipe/recipe.ts';
import { comparableTargetPpm } from './timeline-charts.ts';

const secondsPerHour = 3600;

/** What recipes are compared by, in the units of the columns; undefined where it is not known. */
export interface RecipeFigures {
  readonly recipe: string;
  readonly case: string;
  readonly timeToTarget: number | undefined;
  readonly occupancy: number;
  readonly endMean: number | undefined;
  readonly endMax: number | undefined;
  /** Above zero where there is less water at the end than the target allows. */
  readonly margin: number | undefined;
  readonly caps: number;
  readonly hottest: number;
  /** Mean water at the end above its lowest value: what was taken up again. */
  readonly uptake: number | undefined;
  readonly basis: RecipeResult['ppmBasis'];
  readonly input: string;
}

/** Figures of a run that has a result. */
export function recipeFigures(recipe: Recipe, result: RecipeResult): RecipeFigures {
  const { timeToTargetS, timeS, waterPpmMean, waterPpmMax, temperatureK, steps } = result;
  const endMean = waterPpmMean.at(-1);
  const endMax = waterPpmMax.at(-1);
  return {
    recipe: result.recipe,
    case: result.caseTitle,
    timeToTarget: timeToTargetS === null ? undefined : timeToTargetS / secondsPerHour,
    occupancy: (timeS.at(-1) ?? 0) / secondsPerHour,
    endMean,
    endMax,
    margin: marginOf(recipe, result),
    caps: steps.filter(({ outcome }) => outcome === 'cap-reached').length,
    hottest: temperatureK.reduce((most, value) => Math.max(most, value), 0) - 273.15,
    uptake: endMean === undefined ? undefined : endMean - lowest(waterPpmMean),
    basis: result.ppmBasis,
    input: result.inputHash.slice(0, 12),
  };
}

/** For a target on the basis of the result. */
function marginOf(recipe: Recipe, result: RecipeResult): number | undefined {
  const targetPpm = comparableTargetPpm(recipe, result);
  const last = result.steps.findLast(({ endS }) => endS !== null && endS === result.timeS.at(-1));
  if (targetPpm === undefined || recipe.target === undefined) return undefined;
  const end = {
    mean: result.waterPpmMean.at(-1),
    max: result.waterPpmMax.at(-1),
    centre: last?.waterPpmCentre,
    edge: last?.waterPpmEdge,
    binder: last?.waterPpmBinder,
  }[recipe.target.measure];
  return typeof end === 'number' ? targetPpm - end : undefined;
}

function lowest(values: readonly number[]): number {
  return values.reduce((least, value) => Math.min(least, value), Infinity);
}
