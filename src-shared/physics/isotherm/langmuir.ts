import type { TemperatureShift } from './temperature-shift.ts';

/**
 * Langmuir isotherm: one layer on sites of equal energy.
 *
 *     X(a) = X_max b a / (1 + b a)
 *
 * X in kg water per kg dry material, a = water activity of the gas, any a >= 0.
 * Source: I. Langmuir, J. Am. Chem. Soc. 40 (1918) 1361.
 */
export interface LangmuirIsotherm extends TemperatureShift {
  readonly model: 'langmuir';
  /** X_max, loading of the full layer in kg/kg, above 0 */
  readonly capacityKgPerKg: number;
  /** b, affinity per unit of activity, above 0 */
  readonly affinity: number;
}

/** Loading in kg/kg. Below a = 0 it continues linearly with the slope at 0. */
export function langmuirLoading(isotherm: LangmuirIsotherm, activity: number): number {
  const { capacityKgPerKg, affinity } = isotherm;
  return (capacityKgPerKg * affinity * activity) / (1 + affinity * Math.max(0, activity));
}

/** dX/da in kg/kg. Below a = 0 the slope at 0. */
export function langmuirLoadingSlope(isotherm: LangmuirIsotherm, activity: number): number {
  const { capacityKgPerKg, affinity } = isotherm;
  return (capacityKgPerKg * affinity) / (1 + affinity * Math.max(0, activity)) ** 2;
}

/** Activity of a loading above 0; Infinity from the full layer on. */
export function langmuirActivity(isotherm: LangmuirIsotherm, loadingKgPerKg: number): number {
  const { capacityKgPerKg, affinity } = isotherm;
  const free = capacityKgPerKg - loadingKgPerKg;
  return free > 0 ? loadingKgPerKg / (affinity * free) : Infinity;
}
