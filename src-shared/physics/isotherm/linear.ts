import type { TemperatureShift } from './temperature-shift.ts';

/**
 * Linear (Henry) isotherm X(a) = slope a.
 *
 * X in kg water per kg dry material, a = water activity of the gas, any a (also slightly below 0).
 * The limit of every physical isotherm for a -> 0. Source: W. Henry, Phil. Trans. 93 (1803) 29.
 */
export interface LinearIsotherm extends TemperatureShift {
  readonly model: 'linear';
  /** loading at a = 1 in kg/kg, above 0 */
  readonly slopeKgPerKg: number;
}

/** Loading in kg/kg. */
export function linearLoading(isotherm: LinearIsotherm, activity: number): number {
  return isotherm.slopeKgPerKg * activity;
}

/** dX/da in kg/kg. */
export function linearLoadingSlope(isotherm: LinearIsotherm): number {
  return isotherm.slopeKgPerKg;
}

/** Activity of a loading. */
export function linearActivity(isotherm: LinearIsotherm, loadingKgPerKg: number): number {
  return loadingKgPerKg / isotherm.slopeKgPerKg;
}

/** As `addGabLoadings`, for a line of the given slope. */
export function addLinearLoadings(
  scaledSlope: number,
  activity: Float64Array,
  from: number,
  count: number,
  value: Float64Array,
  slope: Float64Array,
  to: number,
): void {
  for (let i = 0; i < count; i++) {
    value[to + i]! += scaledSlope * activity[from + i]!;
    slope[to + i]! += scaledSlope;
  }
}
