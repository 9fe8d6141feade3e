import { GAS_CONSTANT_J_PER_MOL_K, WATER_MOLAR_MASS_KG_PER_MOL } from './constants.ts';
import { saturationPressurePa } from './saturation-pressure.ts';

/** Half the span that slopes over the temperature are taken between, K. */
export const SLOPE_HALF_SPAN_K = 0.05;

/**
 * Heat in J/kg that goes with a change of the equilibrium vapour pressure with the temperature, by
 * Clausius and Clapeyron for an ideal gas and without the volume of the condensed phase:
 *
 *     h = (R/M) T² dln(p)/dT
 *
 * @param slopePerK dln(p)/dT at constant loading
 */
export function clausiusClapeyronJPerKg(temperatureK: number, slopePerK: number): number {
  return (GAS_CONSTANT_J_PER_MOL_K / WATER_MOLAR_MASS_KG_PER_MOL) * temperatureK ** 2 * slopePerK;
}

/**
 * Heat of evaporation of water in J/kg, from the slope of the saturation pressure. Above that of
 * IAPWS-95 by 0.2 % at 25 °C, 1.6 % at 100 °C and 2.6 % at 120 °C, since the vapour is taken for ideal.
 */
export function evaporationHeatJPerKg(temperatureK: number): number {
  const at = (shiftK: number): number => Math.log(saturationPressurePa(temperatureK + shiftK));
  const slope = (at(SLOPE_HALF_SPAN_K) - at(-SLOPE_HALF_SPAN_K)) / (2 * SLOPE_HALF_SPAN_K);
  return clausiusClapeyronJPerKg(temperatureK, slope);
}
