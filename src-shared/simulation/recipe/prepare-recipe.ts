import { chamberOf, type Chamber } from '../../domain/recipe/oven/chamber.ts';
import { coilBodyOf, type CoilBody } from '../../domain/recipe/oven/coil-body.ts';
import { nominalSteps } from '../../domain/recipe/oven/nominal-steps.ts';
import type { OvenAt } from '../../domain/recipe/oven/gas-law.ts';
import type { Recipe } from '../../domain/recipe/recipe.ts';
import {
  caseProblem,
  ovenAtStart,
  ppmDensities,
  transportOn,
  type PpmDensities,
  type RecipeCase,
} from '../../domain/recipe/recipe-case.ts';
import type { TwoScaleProblem } from '../../numerics/model/two-scale-problem.ts';
import { resolveCase } from '../resolve-case.ts';
import { segmentsUnder } from '../resolve-segments.ts';
import { nominalSegments } from './nominal-segments.ts';
import { segmentFor, type SegmentMaker } from './segment-for.ts';

/** A recipe on a case as the solver takes it. */
export interface PreparedRecipe extends PpmDensities {
  /** Its segments are nominal: conditions that occur, with the longest times they may take. */
  readonly problem: TwoScaleProblem;
  readonly segment: SegmentMaker;
  readonly start: OvenAt;
  /** Undefined where the coil has the temperature of the oven. */
  readonly coil: CoilBody | undefined;
  /** Undefined where the coils see the gas as it is given. */
  readonly chamber: Chamber | undefined;
  /** Whether vapour moves by diffusion alone, also where the pressure would drive it. */
  readonly diffusionOnly: boolean;
  /** Longest time of the whole recipe, s. */
  readonly longestS: number;
  /** Shortest stretch of constant conditions, s. */
  readonly shortestS: number;
}

/** @throws RangeError where no recipe can act on the case, or where none of the steps takes time */
export function prepareRecipe(recipe: Recipe, recipeCase: RecipeCase): PreparedRecipe {
  const unusable = caseProblem(recipeCase);
  if (unusable !== undefined) throw new RangeError(`No recipe can act on it: ${unusable}`);
  const desorption = transportOn('desorption', recipeCase);
  const adsorption = transportOn('adsorption', recipeCase);
  const { problem } = resolveCase(desorption);
  const chamber = recipe.chamber && chamberOf(recipe.chamber, recipeCase);
  const segment = segmentFor({
    under: segmentsUnder(desorption),
    adsorbing: adsorption === desorption ? undefined : resolveCase(adsorption).problem,
    chamber,
    lengthM: desorption.macro.lengthM,
  });
  const start = ovenAtStart(recipe, recipeCase);
  const { steps, longestS } = nominalSteps(recipe, start);
  const segments = nominalSegments(steps, segment);
  if (segments.length === 0) throw new RangeError('No step of the recipe takes any time.');
  const { densityKgPerM3, ppmBasis } = ppmDensities(recipeCase);
  const { pores } = desorption.macro;
  return {
    problem: { ...problem, segments },
    segment,
    start,
    coil: recipe.coil && coilBodyOf(recipe.coil, recipeCase),
    chamber,
    diffusionOnly: pores !== undefined && !pores.slipFlow && desorption.resistances !== 'micro',
    longestS,
    shortestS: Math.min(...segments.map(({ startS, endS }) => endS - startS)),
    densityKgPerM3,
    ppmBasis: recipe.target?.basis ?? ppmBasis,
  };
}
