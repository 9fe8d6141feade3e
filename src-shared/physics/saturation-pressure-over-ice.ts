import { WATER_TRIPLE_POINT_K } from './constants.ts';

/** Pressure of the triple point of water in Pa, as the equation has it. */
const TRIPLE_POINT_PRESSURE_PA = 611.657;

/** Lowest temperature in K at which the equation holds. */
export const LOWEST_ICE_TEMPERATURE_K = 190;

/**
 * Saturation pressure of water vapour over ice (sublimation pressure), in Pa.
 *
 *     ln(p/p_t) = a1 (1 - theta^-1.5) + a2 (1 - theta^-1.25),  theta = T/T_t
 *
 * Source: W. Wagner, A. Saul, A. Pruss, J. Phys. Chem. Ref. Data 23 (1994) 515; IAPWS 1993.
 * @param temperatureK 190 K to 273.16 K (triple point)
 * @throws RangeError outside that range, where the equation does not hold
 */
export function saturationPressureOverIcePa(temperatureK: number): number {
  if (!(temperatureK >= LOWEST_ICE_TEMPERATURE_K && temperatureK <= WATER_TRIPLE_POINT_K)) {
    throw new RangeError(
      `The saturation pressure over ice is defined from ${LOWEST_ICE_TEMPERATURE_K} K to ` +
        `${WATER_TRIPLE_POINT_K} K, not at ${temperatureK} K.`,
    );
  }
  const theta = temperatureK / WATER_TRIPLE_POINT_K;
  const sum = -13.928169 * (1 - theta ** -1.5) + 34.7078238 * (1 - theta ** -1.25);
  return TRIPLE_POINT_PRESSURE_PA * Math.exp(sum);
}
