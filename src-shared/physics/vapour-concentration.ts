import { GAS_CONSTANT_J_PER_MOL_K, WATER_MOLAR_MASS_KG_PER_MOL } from './constants.ts';
import { saturationPressurePa } from './saturation-pressure.ts';

/**
 * Water vapour at a given partial pressure as an ideal gas, in kg water per m3 gas:
 * c_g = p_w M_w/(R T).
 *
 * @param vapourPressurePa partial pressure of water, 0 or above
 * @param temperatureK above 0
 */
export function vapourConcentrationKgPerM3(vapourPressurePa: number, temperatureK: number): number {
  return (
    (vapourPressurePa * WATER_MOLAR_MASS_KG_PER_MOL) / (GAS_CONSTANT_J_PER_MOL_K * temperatureK)
  );
}

/**
 * Water vapour of saturated gas (activity 1), in kg water per m3 gas. The gas concentration at the
 * water activity a is a times this value.
 *
 * @param temperatureK 273.16 K to 647.096 K
 * @throws RangeError outside the range of the saturation pressure
 */
export function saturatedVapourConcentrationKgPerM3(temperatureK: number): number {
  return vapourConcentrationKgPerM3(saturationPressurePa(temperatureK), temperatureK);
}
