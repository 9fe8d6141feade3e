import { GAS_CONSTANT_J_PER_MOL_K } from './constants.ts';

/**
 * Arrhenius factor exp(-(E_a/R)(1/T - 1/T_ref)) of a rate: 1 at the reference temperature, above 1
 * at higher ones. Source: S. Arrhenius, Z. Phys. Chem. 4 (1889) 226.
 *
 * @param activationEnergyJPerMol E_a, 0 or above
 * @param referenceTemperatureK T_ref, above 0
 * @param temperatureK T, above 0
 */
export function arrheniusFactor(
  activationEnergyJPerMol: number,
  referenceTemperatureK: number,
  temperatureK: number,
): number {
  const inverse = 1 / temperatureK - 1 / referenceTemperatureK;
  return Math.exp((-activationEnergyJPerMol / GAS_CONSTANT_J_PER_MOL_K) * inverse);
}
