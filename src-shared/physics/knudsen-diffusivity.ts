import { GAS_CONSTANT_J_PER_MOL_K, WATER_MOLAR_MASS_KG_PER_MOL } from './constants.ts';

/**
 * Knudsen diffusivity of water vapour in a cylindrical pore in m2/s, independent of the pressure:
 * D_K = (d_p/3) sqrt(8 R T/(pi M_w)).
 *
 * @param poreDiameterM mean pore diameter, above 0
 * @param temperatureK above 0
 */
export function knudsenDiffusivityM2PerS(poreDiameterM: number, temperatureK: number): number {
  const meanSpeedMPerS = Math.sqrt(
    (8 * GAS_CONSTANT_J_PER_MOL_K * temperatureK) / (Math.PI * WATER_MOLAR_MASS_KG_PER_MOL),
  );
  return (poreDiameterM / 3) * meanSpeedMPerS;
}
