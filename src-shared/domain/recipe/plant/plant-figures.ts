import { compositionOf } from '#shared/domain/electrode/composition.ts';
import { geometryAmounts } from '#shared/domain/electrode/geometry.ts';
import { ppmDensities, transportOn, type RecipeCase } from '../recipe-case.ts';
import type { PpmBasis, Recipe } from '../recipe.ts';
import type { RecipeResult } from '../recipe-result.ts';
import { numberOf } from '../varied-value.ts';
import { desorptionHeat, type DesorptionHeat } from './desorption-heat.ts';
import { assumedRates, type Plant } from './plant.ts';
import { stepAtPath } from './step-at-path.ts';

const REFERENCE_PRESSURE_PA = 100_000;
const REFERENCE_TEMPERATURE_K = 293.15;
const J_PER_KWH = 3.6e6;

/** What one load of an oven needs; null where the case does not tell the mass of a coil. */
export interface PlantFigures {
  readonly ovenOccupancyS: number;
  readonly coils: number;
  readonly coilHeatJ: number | null;
  readonly ovenLoadHeatJ: number;
  readonly desorptionHeatJ: number | null;
  /** What the heat of desorption follows from: a value of the plant, the isotherms, free water. */
  readonly desorptionHeatFrom: 'plant' | DesorptionHeat['from'] | null;
  readonly pumpEnergyJ: number;
  readonly electricEnergyJ: number | null;
  /** At 1 bar and 20 °C. */
  readonly purgeGasM3: number;
  readonly currency: string;
  readonly cost: number | null;
  readonly costPerCoil: number | null;
  readonly assumed: readonly string[];
}

/**
 * Figures of one load; what happens in exposures, outside the oven, does not count. A chamber in the
 * recipe gives volume and coils, else the plant does.
 *
 * - occupancy = time of all steps but exposures + handling
 * - heat of the coils = coils m c_p sum of all rises of the coil's temperature
 * - heat of the oven load = C sum of all rises of the oven's temperature
 * - heat of desorption = coils m_dry sum of all falls of the mean water times h_des, which is that of
 *   the plant, else that of the isotherms at the water and temperature then, else that of evaporation
 * - pump energy = P_pump times the time below the pressure of the pump
 * - electric energy = heat/efficiency + pump energy
 * - gas = sum of V dp/(1 bar) (293.15 K/T) over all rises of pressure from step to step, and with a
 *   chamber in the recipe the exchanged flow S p/(1 bar) (293.15 K/T) over time, less what the pump
 *   takes from the chamber itself while the pressure falls: only the rest of its flow is let in
 * - cost = energy, gas and oven hours with their prices
 */
export function plantFigures(
  recipe: Recipe,
  recipeCase: RecipeCase,
  result: RecipeResult,
  plant: Plant,
): PlantFigures {
  const coils = recipe.chamber ? numberOf(recipe.chamber.coils) : plant.coils.value;
  const spans = spansInOven(recipe, result);
  const sum = (of: (span: Span) => number): number =>
    spans.reduce((total, span) => total + of(span), 0);
  const masses = coilMasses(recipe, recipeCase, result.ppmBasis);
  const coilHeatJ =
    masses &&
    coils * masses.massKg * plant.coilHeatCapacityJPerKgK.value * sum(({ coilRiseK }) => coilRiseK);
  const heat = masses && heatOf(recipeCase, result.ppmBasis, plant);
  const desorptionHeatJ =
    masses &&
    heat &&
    coils *
      masses.dryMassKg *
      sum(({ lostKgPerKg, waterKgPerKg, coilK }) =>
        lostKgPerKg === 0 ? 0 : lostKgPerKg * heat.atJPerKg(waterKgPerKg, coilK),
      );
  const ovenLoadHeatJ = plant.ovenHeatCapacityJPerK.value * sum(({ ovenRiseK }) => ovenRiseK);
  const pumpS = sum(({ lengthS, pressurePa }) =>
    pressurePa < plant.pumpBelowPa.value ? lengthS : 0,
  );
  const pumpEnergyJ = plant.pumpPowerW.value * pumpS;
  const electricEnergyJ =
    coilHeatJ === undefined || desorptionHeatJ === undefined
      ? undefined
      : (coilHeatJ + desorptionHeatJ + ovenLoadHeatJ) / plant.heatingEfficiency.value + pumpEnergyJ;
  const ovenOccupancyS = sum(({ lengthS }) => lengthS) + plant.handlingS.value;
  const volumeM3 = recipe.chamber ? numberOf(recipe.chamber.volumeM3) : plant.chamberVolumeM3.value;
  const exchangedM3PerS = recipe.chamber ? numberOf(recipe.chamber.pumpM3PerS) : 0;
  const purgeGasM3 =
    volumeM3 * fillsPerVolume(recipe, result) +
    sum(({ lengthS, pressurePa, fallPa, ovenK }) =>
      atReference(Math.max(0, exchangedM3PerS * lengthS * pressurePa - volumeM3 * fallPa), ovenK),
    );
  const cost =
    electricEnergyJ === undefined
      ? undefined
      : (electricEnergyJ / J_PER_KWH) * plant.pricePerKWh.value +
        purgeGasM3 * plant.pricePerGasM3.value +
        (ovenOccupancyS / 3600) * plant.pricePerOvenHour.value;
  return {
    ovenOccupancyS,
    coils,
    coilHeatJ: coilHeatJ ?? null,
    ovenLoadHeatJ,
    desorptionHeatJ: desorptionHeatJ ?? null,
    desorptionHeatFrom: heat?.from ?? null,
    pumpEnergyJ,
    electricEnergyJ: electricEnergyJ ?? null,
    purgeGasM3,
    currency: plant.currency,
    cost: cost ?? null,
    costPerCoil: cost === undefined ? null : cost / coils,
    assumed: assumedRates(plant),
  };
}

/** Between two points of the curves. */
interface Span {
  readonly lengthS: number;
  readonly coilRiseK: number;
  readonly coilK: number;
  readonly ovenRiseK: number;
  readonly ovenK: number;
  readonly pressurePa: number;
  readonly fallPa: number;
  readonly lostKgPerKg: number;
  /** Mean water, kg per kg of the dry mass that ppm refer to. */
  readonly waterKgPerKg: number;
}

function spansInOven(recipe: Recipe, result: RecipeResult): Span[] {
  const { timeS, temperatureK, ovenTemperatureK, pressurePa, waterPpmMean } = result;
  const outside = result.steps.filter(({ path }) => stepAtPath(recipe, path)?.kind === 'expose');
  const at = (series: readonly number[], k: number): number => series[k] ?? Number.NaN;
  const mean = (series: readonly number[], k: number): number =>
    (at(series, k - 1) + at(series, k)) / 2;
  return timeS.slice(1).flatMap((endS, before) => {
    const k = before + 1;
    const middleS = mean(timeS, k);
    const exposed = outside.some(
      (step) => (step.startS ?? Infinity) < middleS && middleS < (step.endS ?? Infinity),
    );
    if (exposed) return [];
    const rise = (series: readonly number[]): number => at(series, k) - at(series, k - 1);
    return [
      {
        lengthS: endS - at(timeS, k - 1),
        coilRiseK: Math.max(0, rise(temperatureK)),
        coilK: mean(temperatureK, k),
        ovenRiseK: Math.max(0, rise(ovenTemperatureK)),
        ovenK: mean(ovenTemperatureK, k),
        pressurePa: mean(pressurePa, k),
        fallPa: Math.max(0, -rise(pressurePa)),
        lostKgPerKg: Math.max(0, -rise(waterPpmMean)) * 1e-6,
        waterKgPerKg: mean(waterPpmMean, k) * 1e-6,
      },
    ];
  });
}

/** Heat of desorption over water per dry mass and temperature. */
function heatOf(
  recipeCase: RecipeCase,
  basis: PpmBasis,
  { desorptionHeatJPerKg: own }: Plant,
): { atJPerKg: DesorptionHeat['atJPerKg']; from: NonNullable<PlantFigures['desorptionHeatFrom']> } {
  if (own !== undefined) return { atJPerKg: () => own.value, from: 'plant' };
  const { atJPerKg, from } = desorptionHeat(transportOn('desorption', recipeCase));
  const density = ppmDensities(recipeCase).densityKgPerM3[basis] ?? Number.NaN;
  return {
    atJPerKg: (waterKgPerKg, temperatureK) => atJPerKg(waterKgPerKg * density, temperatureK),
    from,
  };
}

/** Rises of pressure from step to step, as volumes of gas at 1 bar and 20 °C per chamber volume. */
function fillsPerVolume(recipe: Recipe, { steps, pressurePa }: RecipeResult): number {
  let before = pressurePa[0] ?? Number.NaN;
  let fills = 0;
  for (const step of steps) {
    const kind = stepAtPath(recipe, step.path)?.kind;
    if (kind === 'repeat' || step.pressurePa === null || step.ovenTemperatureK === null) continue;
    const risePa = step.pressurePa - before;
    if (kind !== 'expose' && risePa > 0) fills += atReference(risePa, step.ovenTemperatureK);
    before = step.pressurePa;
  }
  return fills;
}

/** Volume at 1 bar and 20 °C per volume, or of p V in Pa m3. */
function atReference(pressurePa: number, temperatureK: number): number {
  return (pressurePa / REFERENCE_PRESSURE_PA) * (REFERENCE_TEMPERATURE_K / temperatureK);
}

/** Mass of a coil with foil, and the dry mass that ppm refers to. */
function coilMasses(
  { coil }: Recipe,
  { electrodeCase }: RecipeCase,
  basis: PpmBasis,
): { massKg: number; dryMassKg: number } | undefined {
  if (electrodeCase === undefined) return undefined;
  const { electrode, geometry } = electrodeCase;
  const { layerThicknessM, coatingMassPerFoilAreaKgPerM2, foilMassPerAreaKgPerM2 } =
    compositionOf(electrode);
  const { foilAreaM2 } = geometryAmounts(geometry, layerThicknessM);
  const coatingKg = foilAreaM2 * coatingMassPerFoilAreaKgPerM2;
  const wholeKg = coatingKg + foilAreaM2 * foilMassPerAreaKgPerM2;
  return {
    massKg: coil?.massKg === undefined ? wholeKg : numberOf(coil.massKg),
    dryMassKg: basis === 'coating' ? coatingKg : wholeKg,
  };
}
