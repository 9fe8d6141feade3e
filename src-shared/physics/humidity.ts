import { saturationPressurePa } from './saturation-pressure.ts';

/**
 * Relative humidity 0 to 1 (above 1: supersaturated) over liquid water: p_w/p_sat(T).
 *
 * @param temperatureK 273.16 K to 647.096 K
 * @throws RangeError outside the range of the saturation pressure
 */
export function relativeHumidity(vapourPressurePa: number, temperatureK: number): number {
  return vapourPressurePa / saturationPressurePa(temperatureK);
}

/**
 * Vapour pressure in Pa of gas with that relative humidity over liquid water.
 *
 * @param humidity relative humidity as a fraction, 0 or above
 * @param temperatureK 273.16 K to 647.096 K
 * @throws RangeError outside the range of the saturation pressure
 */
export function vapourPressureAtHumidityPa(humidity: number, temperatureK: number): number {
  return humidity * saturationPressurePa(temperatureK);
}

/** Water in parts per million by volume (ideal gas: by amount), of all the gas including water. */
export function vapourPpmv(vapourPressurePa: number, totalPressurePa: number): number {
  return (1e6 * vapourPressurePa) / totalPressurePa;
}

/** Vapour pressure in Pa of gas with that many parts per million by volume at the total pressure. */
export function vapourPressureAtPpmvPa(ppmv: number, totalPressurePa: number): number {
  return 1e-6 * ppmv * totalPressurePa;
}
