import {
  WATER_CRITICAL_PRESSURE_PA,
  WATER_CRITICAL_TEMPERATURE_K,
  WATER_TRIPLE_POINT_K,
} from './constants.ts';

/**
 * Saturation pressure of water vapour over liquid water, in Pa.
 *
 *     ln(p/p_c) = (T_c/T) (a1 t + a2 t^1.5 + a3 t^3 + a4 t^3.5 + a5 t^4 + a6 t^7.5),  t = 1 - T/T_c
 *
 * Source: W. Wagner, A. Pruss, J. Phys. Chem. Ref. Data 22 (1993) 783; IAPWS SR1-86(1992).
 * @param temperatureK 273.16 K (triple point) to 647.096 K (critical point)
 * @throws RangeError outside that range, where the equation does not hold
 */
export function saturationPressurePa(temperatureK: number): number {
  if (!(temperatureK >= WATER_TRIPLE_POINT_K && temperatureK <= WATER_CRITICAL_TEMPERATURE_K)) {
    throw new RangeError(
      `The saturation pressure over liquid water is defined from ${WATER_TRIPLE_POINT_K} K to ` +
        `${WATER_CRITICAL_TEMPERATURE_K} K, not at ${temperatureK} K.`,
    );
  }
  const t = 1 - temperatureK / WATER_CRITICAL_TEMPERATURE_K;
  const root = Math.sqrt(t);
  const sum =
    -7.85951783 * t +
    1.84408259 * t * root +
    -11.7866497 * t ** 3 +
    22.6807411 * t ** 3 * root +
    -15.9618719 * t ** 4 +
    1.80122502 * t ** 7 * root;
  return WATER_CRITICAL_PRESSURE_PA * Math.exp((WATER_CRITICAL_TEMPERATURE_K / temperatureK) * sum);
}
