import type { RecipeCase } from '../recipe-case.ts';
import type { Recipe } from '../recipe.ts';
import type { RecipeResult } from '../recipe-result.ts';
import { plantFigures, type PlantFigures } from './plant-figures.ts';
import type { Plant } from './plant.ts';
import { waterFigures, type WaterFigures } from './water-figures.ts';

/** What recipes are compared by, SI units; null where a run did not get there. */
export interface ComparedFigures {
  readonly recipe: string;
  readonly case: string;
  readonly status: RecipeResult['status'];
  readonly ppmBasis: RecipeResult['ppmBasis'];
  readonly timeToTargetS: number | null;
  /** Of the whole recipe. */
  readonly lengthS: number;
  readonly endPpmMean: number | null;
  readonly endPpmMax: number | null;
  /** Highest temperature of the coil. */
  readonly hottestK: number;
  /** Steps that ended by their cap instead of their condition. */
  readonly capsReached: number;
  readonly inputHash: string;
  readonly water: WaterFigures;
  /** Energy, gas and cost where a plant is given. */
  readonly plant?: PlantFigures;
}

/** A run of a recipe: what went in and what came out. */
export interface FinishedRun {
  readonly recipe: Recipe;
  readonly recipeCase: RecipeCase;
  readonly result: RecipeResult;
}

export function comparedFigures(
  { recipe, recipeCase, result }: FinishedRun,
  plant?: Plant,
): ComparedFigures {
  return {
    recipe: result.recipe,
    case: result.caseTitle,
    status: result.status,
    ppmBasis: result.ppmBasis,
    timeToTargetS: result.timeToTargetS,
    lengthS: result.timeS.at(-1) ?? 0,
    endPpmMean: result.waterPpmMean.at(-1) ?? null,
    endPpmMax: result.waterPpmMax.at(-1) ?? null,
    hottestK: result.temperatureK.reduce((most, value) => Math.max(most, value), 0),
    capsReached: result.steps.filter(({ outcome }) => outcome === 'cap-reached').length,
    inputHash: result.inputHash,
    water: waterFigures(recipe, result),
    ...(plant && { plant: plantFigures(recipe, recipeCase, result, plant) }),
  };
}
