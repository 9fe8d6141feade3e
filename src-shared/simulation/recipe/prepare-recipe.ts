import type { TransportCase } from '../../domain/case/transport-case.ts';
import { initialDrivingValue, startTemperatureK } from '../../domain/case/driving-values.ts';
import { compositionOf } from '../../domain/electrode/composition.ts';
import type { ElectrodeCase } from '../../domain/electrode/electrode-case.ts';
import { resolveElectrode } from '../../domain/electrode/resolve-electrode.ts';
import type { BranchName } from '../../domain/material/component.ts';
import type { PpmBasis, Recipe } from '../../domain/recipe/recipe.ts';
import { numberOf } from '../../domain/recipe/varied-value.ts';
import type { TwoScaleProblem } from '../../numerics/model/two-scale-problem.ts';
import { saturationPressurePa } from '../../physics/saturation-pressure.ts';
import { resolveCase } from '../resolve-case.ts';
import { segmentsUnder } from '../resolve-segments.ts';
import { nominalStretches } from './nominal-stretches.ts';
import { gasLawOf, type OvenAt } from './oven.ts';
import { ROOM_PRESSURE_PA } from './plan-step.ts';
import { segmentFor, type SegmentMaker } from './segment-for.ts';

/** The case that a recipe is applied to: by its electrode, or by its transport parameters. */
export interface RecipeCase {
  readonly title: string;
  readonly transportCase: TransportCase;
  readonly electrodeCase?: ElectrodeCase;
}

/** A recipe on a case as the solver takes it. */
export interface PreparedRecipe {
  /** Its segments are nominal: conditions that occur, with the longest times they may take. */
  readonly problem: TwoScaleProblem;
  readonly segment: SegmentMaker;
  readonly start: OvenAt;
  /** Longest time of the whole recipe, s. */
  readonly longestS: number;
  /** Shortest stretch of constant conditions, s. */
  readonly shortestS: number;
  /** Dry mass per coating volume, by basis, as far as the case tells it, kg/m3. */
  readonly densityKgPerM3: Readonly<Partial<Record<PpmBasis, number>>>;
  readonly ppmBasis: PpmBasis;
}

/**
 * @throws RangeError where the case has linear sorption, which knows no temperature, or no dry mass
 */
export function prepareRecipe(recipe: Recipe, recipeCase: RecipeCase): PreparedRecipe {
  const desorption = transportOn('desorption', recipeCase);
  const { problem } = resolveCase(desorption);
  const adsorption = transportOn('adsorption', recipeCase);
  const segment = segmentFor(
    segmentsUnder(desorption),
    adsorption === desorption ? undefined : resolveCase(adsorption).problem,
  );
  const { densityKgPerM3, ppmBasis } = densitiesOf(recipeCase);
  const start = ovenBefore(recipe, desorption);
  const { segments, longestS, shortestS } = nominalStretches(recipe, start, segment);
  return {
    problem: { ...problem, segments },
    segment,
    start,
    longestS,
    shortestS,
    densityKgPerM3,
    ppmBasis: recipe.target?.basis ?? ppmBasis,
  };
}

/** Transport parameters on a branch of the isotherms; nonlinear whatever the case chose. */
function transportOn(
  branch: BranchName,
  { transportCase, electrodeCase }: RecipeCase,
): TransportCase {
  if (electrodeCase === undefined) {
    if (transportCase.sorption.kind === 'linear') {
      throw new RangeError(
        'A recipe changes temperature and pressure, which linear sorption does not follow: the case needs isotherms.',
      );
    }
    return transportCase;
  }
  const { changes: _changes, ...drying } = electrodeCase.drying;
  return resolveElectrode({
    ...electrodeCase,
    drying: { ...drying, branch },
    transport: { ...electrodeCase.transport, sorption: 'isotherms' },
  }).transportCase;
}

/**
 * The oven before the first step: as the recipe says, else at the temperature of the coil, 1 bar, and
 * with the vapour that the coil is in equilibrium with.
 */
function ovenBefore({ start }: Recipe, transportCase: TransportCase): OvenAt {
  const coilK = startTemperatureK(transportCase);
  const temperatureK = numberOf(start?.temperatureK ?? coilK);
  const pressurePa = numberOf(start?.pressurePa ?? ROOM_PRESSURE_PA);
  const vapourPressurePa =
    start?.gas === undefined
      ? initialDrivingValue(transportCase) * saturationPressurePa(coilK)
      : gasLawOf(start.gas)(temperatureK, pressurePa);
  return { temperatureK, pressurePa, vapourPressurePa };
}

function densitiesOf({
  transportCase,
  electrodeCase,
}: RecipeCase): Pick<PreparedRecipe, 'densityKgPerM3' | 'ppmBasis'> {
  const { dryCoatingDensityKgPerM3, ppmBasis = 'coating' } = transportCase;
  if (electrodeCase === undefined) {
    if (dryCoatingDensityKgPerM3 === undefined) {
      throw new RangeError(
        'Water in ppm needs the dry mass of the coating: add "dryCoatingDensityKgPerM3" to the case.',
      );
    }
    return { densityKgPerM3: { [ppmBasis]: dryCoatingDensityKgPerM3 }, ppmBasis };
  }
  const { electrode } = electrodeCase;
  const per = (basis: PpmBasis) => compositionOf({ ...electrode, ppmBasis: basis });
  return {
    densityKgPerM3: {
      coating: per('coating').basisDensityKgPerM3,
      electrode: per('electrode').basisDensityKgPerM3,
    },
    ppmBasis: electrode.ppmBasis,
  };
}
