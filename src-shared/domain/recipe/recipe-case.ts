import { initialDrivingValue, startTemperatureK } from '#shared/domain/case/driving-values.ts';
import type { TransportCase } from '#shared/domain/case/transport-case.ts';
import { compositionOf } from '#shared/domain/electrode/composition.ts';
import type { ElectrodeCase } from '#shared/domain/electrode/electrode-case.ts';
import { resolveElectrode } from '#shared/domain/electrode/resolve-electrode.ts';
import type { BranchName } from '#shared/domain/material/component.ts';
import { saturationPressurePa } from '#shared/physics/saturation-pressure.ts';
import { gasLawOf, type OvenAt } from './oven/gas-law.ts';
import { ROOM_PRESSURE_PA } from './oven/plan-step.ts';
import type { PpmBasis, Recipe } from './recipe.ts';
import { numberOf } from './varied-value.ts';

/** The case that a recipe is applied to: by its electrode, or by its transport parameters. */
export interface RecipeCase {
  readonly title: string;
  readonly transportCase: TransportCase;
  readonly electrodeCase?: ElectrodeCase;
}

/** Why no recipe can act on a case, and what would help; undefined where one can. */
export function caseProblem({ transportCase, electrodeCase }: RecipeCase): string | undefined {
  if (electrodeCase !== undefined) return undefined;
  if (transportCase.sorption.kind === 'linear') {
    return 'the case has linear sorption, which follows neither temperature nor vapour pressure. Use a case with isotherms.';
  }
  if (transportCase.dryCoatingDensityKgPerM3 === undefined) {
    return 'the case does not tell the dry mass that ppm refers to. Add "dryCoatingDensityKgPerM3" to it.';
  }
  return undefined;
}

/**
 * Transport parameters on a branch of the isotherms; nonlinear whatever the case chose. The
 * surroundings of the case do not matter: a recipe brings its own.
 */
export function transportOn(
  branch: BranchName,
  { transportCase, electrodeCase }: RecipeCase,
): TransportCase {
  if (electrodeCase === undefined) return transportCase;
  return resolveElectrode({
    ...electrodeCase,
    drying: { ...electrodeCase.drying, branch },
    transport: { ...electrodeCase.transport, sorption: 'isotherms' },
  }).transportCase;
}

/** The case with the slip-flow term: vapour is also driven by the pressure. */
export function withSlipFlow(recipeCase: RecipeCase): RecipeCase {
  const { transportCase, electrodeCase } = recipeCase;
  const { pores } = transportCase.macro;
  return {
    ...recipeCase,
    transportCase: {
      ...transportCase,
      macro: { ...transportCase.macro, ...(pores && { pores: { ...pores, slipFlow: true } }) },
    },
    ...(electrodeCase && {
      electrodeCase: {
        ...electrodeCase,
        transport: { ...electrodeCase.transport, slipFlow: true },
      },
    }),
  };
}

/**
 * The oven before the first step: as the recipe says, else at the temperature of the coil, 1 bar, and
 * with the vapour that the coil is in equilibrium with. Without a coil that vapour is not a number.
 */
export function ovenAtStart({ start }: Recipe, recipeCase: RecipeCase | undefined): OvenAt {
  const transportCase = recipeCase && transportOn('desorption', recipeCase);
  const coilK = transportCase === undefined ? usualRoomK : startTemperatureK(transportCase);
  const temperatureK = numberOf(start?.temperatureK ?? coilK);
  const pressurePa = numberOf(start?.pressurePa ?? ROOM_PRESSURE_PA);
  if (start?.gas !== undefined) {
    return {
      temperatureK,
      pressurePa,
      vapourPressurePa: gasLawOf(start.gas)(temperatureK, pressurePa),
    };
  }
  const activity = transportCase === undefined ? Number.NaN : initialDrivingValue(transportCase);
  return { temperatureK, pressurePa, vapourPressurePa: activity * saturationPressurePa(coilK) };
}

const usualRoomK = 298.15;

/** Dry mass per coating volume that ppm refer to, kg/m3. */
export interface PpmDensities {
  /** By basis, as far as the case tells it. */
  readonly densityKgPerM3: Readonly<Partial<Record<PpmBasis, number>>>;
  /** Basis of the case. */
  readonly ppmBasis: PpmBasis;
}

export function ppmDensities({ transportCase, electrodeCase }: RecipeCase): PpmDensities {
  if (electrodeCase === undefined) {
    const { dryCoatingDensityKgPerM3, ppmBasis = 'coating' } = transportCase;
    const known = dryCoatingDensityKgPerM3 !== undefined;
    return { densityKgPerM3: known ? { [ppmBasis]: dryCoatingDensityKgPerM3 } : {}, ppmBasis };
  }
  const { electrode } = electrodeCase;
  const per = (ppmBasis: PpmBasis) => compositionOf({ ...electrode, ppmBasis }).basisDensityKgPerM3;
  return {
    densityKgPerM3: { coating: per('coating'), electrode: per('electrode') },
    ppmBasis: electrode.ppmBasis,
  };
}
