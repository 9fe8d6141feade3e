import type { TemperatureShift } from './temperature-shift.ts';

/**
 * Toth isotherm: a full layer, sites of unevenly distributed energy, Henry's law at a = 0.
 *
 *     X(a) = X_max b a / (1 + (b a)^t)^(1/t)
 *
 * X in kg water per kg dry material, a = water activity of the gas, any a >= 0. t = 1 is Langmuir.
 * The slope at a = 0 is finite, X_max b, so that no cut-off is needed.
 * Source: J. Toth, Acta Chim. Acad. Sci. Hung. 69 (1971) 311.
 */
export interface TothIsotherm extends TemperatureShift {
  readonly model: 'toth';
  /** X_max, loading of the full layer in kg/kg, above 0 */
  readonly capacityKgPerKg: number;
  /** b, affinity per unit of activity, above 0 */
  readonly affinity: number;
  /** t, heterogeneity: 1 for equal sites, usually below; from 0.1 to 10 */
  readonly heterogeneity: number;
}

/** Loading in kg/kg. Below a = 0 it continues linearly with the slope at 0. */
export function tothLoading(isotherm: TothIsotherm, activity: number): number {
  const { capacityKgPerKg, affinity, heterogeneity: t } = isotherm;
  const y = Math.max(0, affinity * activity);
  return capacityKgPerKg * affinity * activity * (1 + y ** t) ** (-1 / t);
}

/** dX/da in kg/kg. Below a = 0 the slope at 0. */
export function tothLoadingSlope(isotherm: TothIsotherm, activity: number): number {
  const { capacityKgPerKg, affinity, heterogeneity: t } = isotherm;
  const y = Math.max(0, affinity * activity);
  return capacityKgPerKg * affinity * (1 + y ** t) ** (-1 / t - 1);
}

/** Activity of a loading above 0; Infinity from the full layer on. */
export function tothActivity(isotherm: TothIsotherm, loadingKgPerKg: number): number {
  const { capacityKgPerKg, affinity, heterogeneity: t } = isotherm;
  const coverage = loadingKgPerKg / capacityKgPerKg;
  if (coverage >= 1) return Infinity;
  // 1 - coverage^t without cancellation.
  const free = -Math.expm1(t * Math.log(coverage));
  return coverage / (affinity * free ** (1 / t));
}
