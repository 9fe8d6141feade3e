import { compositionOf } from '#shared/domain/electrode/composition.ts';
import type { ElectrodeCase } from '#shared/domain/electrode/electrode-case.ts';
import { geometryAmounts, type ElectrodeGeometry } from '#shared/domain/electrode/geometry.ts';
import { formatDuration } from '#shared/units/duration.ts';
import { formatNumber } from '#shared/units/format-number.ts';
import { celsius, mbar } from '../in-words.ts';
import type { RecipeCase } from '../recipe-case.ts';
import type { CoilHeating } from '../recipe.ts';
import { numberOf } from '../varied-value.ts';
import type { OvenAt } from './gas-law.ts';

/** Stefan-Boltzmann constant, W/(m2 K4). */
const RADIATION_W_PER_M2K4 = 5.670374419e-8;
const REFERENCE_PRESSURE_PA = 100_000;

/**
 * The coil as one body with one temperature. What it takes to evaporate its water is left out: for
 * 0.1 % of water it is about a twentieth of the sensible heat.
 */
export interface CoilBody {
  readonly massKg: number;
  readonly areaM2: number;
  readonly heatCapacityJPerKgK: number;
  readonly gasTransferWPerM2K: number;
  readonly emissivity: number;
  readonly contactWPerK: number;
}

/** The body of a recipe's coil; undefined where neither recipe nor case tells its mass or surface. */
export function coilBodyOf(
  heating: CoilHeating,
  { electrodeCase }: RecipeCase,
): CoilBody | undefined {
  const known = electrodeCase && amountsOf(electrodeCase);
  const massKg = heating.massKg === undefined ? known?.massKg : numberOf(heating.massKg);
  const areaM2 = heating.areaM2 === undefined ? known?.areaM2 : numberOf(heating.areaM2);
  if (massKg === undefined || areaM2 === undefined) return undefined;
  return {
    massKg,
    areaM2,
    heatCapacityJPerKgK: numberOf(heating.heatCapacityJPerKgK),
    gasTransferWPerM2K: numberOf(heating.gasTransferWPerM2K),
    emissivity: numberOf(heating.emissivity),
    contactWPerK: numberOf(heating.contactWPerK),
  };
}

function amountsOf({ electrode, geometry }: ElectrodeCase): { massKg: number; areaM2: number } {
  const composition = compositionOf(electrode);
  const { layerThicknessM, coatingMassPerFoilAreaKgPerM2, foilMassPerAreaKgPerM2 } = composition;
  const { foilAreaM2 } = geometryAmounts(geometry, layerThicknessM);
  const massKg = foilAreaM2 * (coatingMassPerFoilAreaKgPerM2 + foilMassPerAreaKgPerM2);
  return { massKg, areaM2: surfaceM2(geometry, layerThicknessM) };
}

/** Outer surface: mantle and ends of a coil, all sides of a stack. */
function surfaceM2(geometry: ElectrodeGeometry, layerThicknessM: number): number {
  switch (geometry.kind) {
    case 'coil': {
      const { widthM, outerDiameterM: outer, coreDiameterM: core } = geometry;
      return Math.PI * outer * widthM + (Math.PI / 2) * (outer ** 2 - core ** 2);
    }
    case 'stack': {
      const { widthM, lengthM, sheets } = geometry;
      const heightM = sheets * layerThicknessM;
      return 2 * (widthM * lengthM + (widthM + lengthM) * heightM);
    }
    case 'plates':
      return 2 * geometry.widthM * geometry.lengthM;
    case 'sheet':
      return 2 * geometry.areaM2;
  }
}

/**
 * Heat flow from the oven, W per K of difference: gas A h sqrt(p/1 bar) (natural convection, Nu ~
 * Ra^(1/4) with Ra ~ p^2), radiation A eps sigma (T_o^2 + T_c^2)(T_o + T_c), contact.
 */
export function heatConductanceWPerK(body: CoilBody, coilK: number, oven: OvenAt): number {
  const { areaM2, gasTransferWPerM2K, emissivity, contactWPerK } = body;
  const { temperatureK, pressurePa } = oven;
  const gas = gasTransferWPerM2K * Math.sqrt(pressurePa / REFERENCE_PRESSURE_PA);
  const radiation =
    emissivity * RADIATION_W_PER_M2K4 * (temperatureK ** 2 + coilK ** 2) * (temperatureK + coilK);
  return areaM2 * (gas + radiation) + contactWPerK;
}

/** Time constant m c/G of the coil near the temperature of the oven, s. */
export function timeConstantS(body: CoilBody, oven: OvenAt): number {
  const heat = body.massKg * body.heatCapacityJPerKgK;
  return heat / heatConductanceWPerK(body, oven.temperatureK, oven);
}

/** How the coil's temperature follows the oven, in words for a result. */
export function describeCoil(body: CoilBody | undefined): string {
  if (body === undefined) return 'follows the oven at once';
  const { massKg, areaM2, heatCapacityJPerKgK, gasTransferWPerM2K, emissivity, contactWPerK } =
    body;
  const at = (pressurePa: number): string => {
    const oven = { temperatureK: 373.15, pressurePa, vapourPressurePa: 0 };
    const constant = formatDuration(timeConstantS(body, oven));
    return `${constant} at ${celsius(oven.temperatureK)} and ${mbar(pressurePa)}`;
  };
  return (
    `lags behind the oven as one body of ${formatNumber(massKg)} kg, ` +
    `${formatNumber(heatCapacityJPerKgK)} J/(kg K) and ${formatNumber(areaM2)} m²: ` +
    `gas ${formatNumber(gasTransferWPerM2K)} W/(m² K) at 1 bar, emissivity ${formatNumber(emissivity)}, ` +
    `contact ${formatNumber(contactWPerK)} W/K; time constant ${at(100_000)}, ${at(500)}`
  );
}
