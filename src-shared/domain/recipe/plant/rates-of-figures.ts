import { isAssumed } from '#shared/domain/material/sourced-value.ts';
import type { Recipe } from '../recipe.ts';
import type { RateKey } from './plant-rates.ts';
import type { Plant } from './plant.ts';

/** Figures of a comparison that need rates of the plant. */
const heating: readonly RateKey[] = ['coils', 'coilHeatCapacityJPerKgK', 'ovenHeatCapacityJPerK'];
const desorption: readonly RateKey[] = ['coils', 'desorptionHeatJPerKg'];
const pump: readonly RateKey[] = ['pumpPowerW', 'pumpBelowPa'];
const gas: readonly RateKey[] = ['chamberVolumeM3'];
const occupancy: readonly RateKey[] = ['handlingS'];
const electric: readonly RateKey[] = [...heating, ...desorption, ...pump, 'heatingEfficiency'];
const prices: readonly RateKey[] = ['pricePerKWh', 'pricePerGasM3', 'pricePerOvenHour'];
const cost: readonly RateKey[] = [...electric, ...gas, ...occupancy, ...prices];

const ratesOf = {
  occupancy,
  sensibleHeat: heating,
  desorptionHeat: desorption,
  pump,
  electric,
  gas,
  cost,
  costPerCoil: cost,
} as const;

/** Rates that a chamber in the recipe replaces. */
const ofChamber: readonly RateKey[] = ['coils', 'chamberVolumeM3'];

/**
 * Rates of the plant that a figure of a run rests on, by the formulas of `plantFigures`.
 * @param figure as the columns of a comparison are named; others rest on no rate
 */
export function ratesOfFigure(figure: string, { chamber }: Pick<Recipe, 'chamber'>): RateKey[] {
  const rates = Object.hasOwn(ratesOf, figure) ? ratesOf[figure as keyof typeof ratesOf] : [];
  return [...new Set(rates)].filter((key) => chamber === undefined || !ofChamber.includes(key));
}

/** Those of them that nobody has stated. */
export function assumedOfFigure(
  figure: string,
  recipe: Pick<Recipe, 'chamber'>,
  plant: Plant,
): RateKey[] {
  return ratesOfFigure(figure, recipe).filter((key) => {
    const rate = plant[key];
    return rate !== undefined && isAssumed(rate);
  });
}
