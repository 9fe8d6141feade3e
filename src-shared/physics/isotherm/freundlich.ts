import { henryStartActivity, henryStartLoading, henryStartSlope } from './henry-cut-off.ts';
import type { TemperatureShift } from './temperature-shift.ts';

/**
 * Freundlich isotherm: sites of exponentially distributed energy.
 *
 *     X(a) = X_1 a^n,  0 < n <= 1
 *
 * X in kg water per kg dry material, a = water activity of the gas. An empirical law for medium
 * activities; its infinite slope at a = 0 is replaced below a cut-off, see henry-cut-off.ts.
 * Source: H. Freundlich, Z. Phys. Chem. 57 (1906) 385.
 */
export interface FreundlichIsotherm extends TemperatureShift {
  readonly model: 'freundlich';
  /** X_1, loading at a = 1 in kg/kg, above 0 */
  readonly unitLoadingKgPerKg: number;
  /** n, above 0 and at most 1 */
  readonly exponent: number;
  /** activity at the reference temperature below which Henry's law begins, usually 1e-3 */
  readonly henryCutOffActivity: number;
}

function power({ unitLoadingKgPerKg, exponent }: FreundlichIsotherm, activity: number): number {
  return unitLoadingKgPerKg * activity ** exponent;
}

/** Loading in kg/kg. Below a = 0 it continues linearly with the slope at 0. */
export function freundlichLoading(isotherm: FreundlichIsotherm, activity: number): number {
  const { exponent, henryCutOffActivity: cutOff } = isotherm;
  if (activity >= cutOff) return power(isotherm, activity);
  const loading = power(isotherm, cutOff);
  return henryStartLoading(cutOff, loading, (exponent * loading) / cutOff, activity);
}

/** dX/da in kg/kg. Below a = 0 the slope at 0. */
export function freundlichLoadingSlope(isotherm: FreundlichIsotherm, activity: number): number {
  const { exponent, henryCutOffActivity: cutOff } = isotherm;
  if (activity >= cutOff) return (exponent * power(isotherm, activity)) / activity;
  const loading = power(isotherm, cutOff);
  return henryStartSlope(cutOff, loading, (exponent * loading) / cutOff, activity);
}

/** Activity of a loading above 0. */
export function freundlichActivity(isotherm: FreundlichIsotherm, loadingKgPerKg: number): number {
  const { unitLoadingKgPerKg, exponent, henryCutOffActivity: cutOff } = isotherm;
  const loading = power(isotherm, cutOff);
  return loadingKgPerKg < loading
    ? henryStartActivity(cutOff, loading, (exponent * loading) / cutOff, loadingKgPerKg)
    : (loadingKgPerKg / unitLoadingKgPerKg) ** (1 / exponent);
}
