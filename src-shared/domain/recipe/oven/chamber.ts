import { compositionOf } from '#shared/domain/electrode/composition.ts';
import { geometryAmounts } from '#shared/domain/electrode/geometry.ts';
import {
  GAS_CONSTANT_J_PER_MOL_K,
  WATER_MOLAR_MASS_KG_PER_MOL,
} from '#shared/physics/constants.ts';
import { formatNumber } from '#shared/units/format-number.ts';
import type { RecipeCase } from '../recipe-case.ts';
import type { ChamberBalance } from '../recipe.ts';
import { numberOf } from '../varied-value.ts';
import type { OvenAt } from './gas-law.ts';

/** Share of water in room air that leaks in: 25 °C, 50 % RH. */
const ROOM_VAPOUR_SHARE = 0.0156;

/** A chamber whose vapour comes from the coils, from the gas that is let in and through its leaks. */
export interface Chamber {
  readonly volumeM3: number;
  readonly pumpM3PerS: number;
  readonly leakPaM3PerS: number;
  readonly coils: number;
  /** Coating of all coils, m3: what the balance refers to. */
  readonly coatingM3: number;
}

/** The chamber of a recipe; undefined where the case does not tell how much coating a coil has. */
export function chamberOf(
  { volumeM3, pumpM3PerS, leakPaM3PerS, coils }: ChamberBalance,
  { electrodeCase }: RecipeCase,
): Chamber | undefined {
  if (electrodeCase === undefined) return undefined;
  const { electrode, geometry } = electrodeCase;
  const { foilAreaM2 } = geometryAmounts(geometry, compositionOf(electrode).layerThicknessM);
  const sides = electrode.coatedSides === 'two' ? 2 : 1;
  const count = numberOf(coils);
  return {
    volumeM3: numberOf(volumeM3),
    pumpM3PerS: numberOf(pumpM3PerS),
    leakPaM3PerS: numberOf(leakPaM3PerS),
    coils: count,
    coatingM3: count * foilAreaM2 * sides * electrode.thicknessM.value,
  };
}

/** What the chamber exchanges at one moment, per volume of coating. */
export interface ChamberExchange {
  /** Water of the gas per vapour pressure, kg/(m3 Pa). */
  readonly capacity: number;
  /** Water that leaves per vapour pressure, kg/(m3 s Pa). */
  readonly conductance: number;
  /** Vapour pressure at which as much comes in as leaves, Pa, without the coils. */
  readonly supplyPa: number;
}

/**
 * V/(R T) dp_w/dt = release of the coils - S/(R T) (p_w - p_in) + leak. While the pressure rises, the gas
 * that fills the chamber comes in as well; while it falls, less is let in, and if the pump alone would be
 * too slow, more is taken away. That gas expands with its own temperature is left out.
 *
 * @param supply the gas that is let in, at the pressure of the chamber
 * @param pressureRatePaPerS dp/dt
 */
export function chamberExchange(
  { volumeM3, pumpM3PerS, leakPaM3PerS, coatingM3 }: Chamber,
  { temperatureK, pressurePa, vapourPressurePa }: OvenAt,
  pressureRatePaPerS: number,
): ChamberExchange {
  const density =
    WATER_MOLAR_MASS_KG_PER_MOL / (GAS_CONSTANT_J_PER_MOL_K * temperatureK * coatingM3);
  const fillingM3PerS = (volumeM3 * pressureRatePaPerS) / pressurePa;
  const leaving = Math.max(pumpM3PerS, -fillingM3PerS);
  const entering = Math.max(0, pumpM3PerS + fillingM3PerS);
  return {
    capacity: density * volumeM3,
    conductance: density * leaving,
    supplyPa: (entering * vapourPressurePa + leakPaM3PerS * ROOM_VAPOUR_SHARE) / leaving,
  };
}

/** How the vapour pressure that the coils see comes about, in words for a result. */
export function describeChamber(chamber: Chamber | undefined): string {
  if (chamber === undefined) return 'as the gas is given';
  const { volumeM3, pumpM3PerS, leakPaM3PerS, coils } = chamber;
  return (
    `balance of a chamber of ${formatNumber(volumeM3)} m³ with ${coils} coils: pump or purge ` +
    `${formatNumber(3600 * pumpM3PerS)} m³/h, leak ${formatNumber(10 * leakPaM3PerS)} mbar l/s of room air`
  );
}
