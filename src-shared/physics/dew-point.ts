import { findRoot } from '../numerics/analytic/bracketed-root.ts';
import {
  WATER_CRITICAL_PRESSURE_PA,
  WATER_CRITICAL_TEMPERATURE_K,
  WATER_TRIPLE_POINT_K,
} from './constants.ts';
import {
  LOWEST_ICE_TEMPERATURE_K,
  saturationPressureOverIcePa,
} from './saturation-pressure-over-ice.ts';
import { saturationPressurePa } from './saturation-pressure.ts';

/*
 * The convention of dry rooms: a dew point from the triple point (0.01 °C) on is one over liquid
 * water, below it is a frost point, that is one over ice. Read over supercooled water instead, a
 * dew point of -40 °C would be 47 to 48 % more vapour; who means that must convert it first.
 */

/** Range of dew and frost points in K. */
export const DEW_POINT_RANGE_K = {
  smallest: LOWEST_ICE_TEMPERATURE_K,
  largest: WATER_CRITICAL_TEMPERATURE_K,
} as const;

/**
 * Vapour pressure in Pa of gas with that dew point (over liquid water, from 273.16 K on) or frost
 * point (over ice, below).
 *
 * @param dewPointK 190 K to 647.096 K
 * @throws RangeError outside that range
 */
export function vapourPressureAtDewPointPa(dewPointK: number): number {
  return dewPointK < WATER_TRIPLE_POINT_K
    ? saturationPressureOverIcePa(dewPointK)
    : saturationPressurePa(dewPointK);
}

/**
 * Dew point (from 273.16 K on) or frost point (below) in K of gas with that vapour pressure: the
 * inverse of {@link vapourPressureAtDewPointPa} to a relative error of the pressure below 1e-12.
 *
 * @param vapourPressurePa {@link vapourPressureAtDewPointPa} of 190 K (0.032 Pa) to 22.064 MPa
 * @throws RangeError outside that range
 */
export function dewPointK(vapourPressurePa: number): number {
  const smallest = saturationPressureOverIcePa(LOWEST_ICE_TEMPERATURE_K);
  if (!(vapourPressurePa >= smallest && vapourPressurePa <= WATER_CRITICAL_PRESSURE_PA)) {
    throw new RangeError(
      `Dew and frost points are known for vapour pressures from ${smallest.toPrecision(3)} Pa to ` +
        `${WATER_CRITICAL_PRESSURE_PA} Pa, not for ${vapourPressurePa} Pa.`,
    );
  }
  // At the triple point the two equations differ in the seventh digit.
  if (vapourPressurePa < saturationPressureOverIcePa(WATER_TRIPLE_POINT_K)) {
    const range = [LOWEST_ICE_TEMPERATURE_K, WATER_TRIPLE_POINT_K] as const;
    return temperatureAt(vapourPressurePa, saturationPressureOverIcePa, ...range);
  }
  if (vapourPressurePa <= saturationPressurePa(WATER_TRIPLE_POINT_K)) return WATER_TRIPLE_POINT_K;
  const range = [WATER_TRIPLE_POINT_K, WATER_CRITICAL_TEMPERATURE_K] as const;
  return temperatureAt(vapourPressurePa, saturationPressurePa, ...range);
}

/** Logarithms make the curve nearly straight over 1/T, so that the root is found in a few steps. */
function temperatureAt(
  pressurePa: number,
  curve: (temperatureK: number) => number,
  lower: number,
  upper: number,
): number {
  const excess = (temperatureK: number) => Math.log(curve(temperatureK) / pressurePa);
  const [valueAtLower, valueAtUpper] = [excess(lower), excess(upper)];
  if (valueAtLower >= 0) return lower;
  if (valueAtUpper <= 0) return upper;
  return findRoot(excess, { lower, upper, valueAtLower, valueAtUpper });
}
