import type { TemperatureShift } from './temperature-shift.ts';

/**
 * Dubinin-Serpinsky isotherm of water on carbons: molecules on primary sites become sites for more,
 * until the pores are full.
 *
 *     a = X / (c (X_0 + X) (1 - X/X_f))
 *
 * solved for X, the root of (c a/X_f) X^2 + (1 - c a (1 - X_0/X_f)) X - c a X_0 = 0 above 0. X in kg
 * water per kg dry material, a = water activity of the gas, any a >= 0; sigmoidal for X_f well above
 * X_0. The literature's k is 1/X_f.
 * Source: M.M. Dubinin, V.V. Serpinsky, Carbon 19 (1981) 402.
 */
export interface DubininSerpinskyIsotherm extends TemperatureShift {
  readonly model: 'dubinin-serpinsky';
  /** X_0, loading of the primary sites in kg/kg, above 0 */
  readonly primarySitesKgPerKg: number;
  /** c, rate of adsorption over rate of desorption, above 0 */
  readonly rateRatio: number;
  /** X_f, loading at which no site is left in kg/kg, above 0 */
  readonly fullLoadingKgPerKg: number;
}

/** b = 1 - c a (1 - X_0/X_f) of the quadratic. */
function linearTerm(isotherm: DubininSerpinskyIsotherm, activity: number): number {
  const { primarySitesKgPerKg, rateRatio, fullLoadingKgPerKg } = isotherm;
  return 1 - rateRatio * activity * (1 - primarySitesKgPerKg / fullLoadingKgPerKg);
}

/** Root of the discriminant, never 0. */
function discriminantRoot(isotherm: DubininSerpinskyIsotherm, activity: number): number {
  const { primarySitesKgPerKg, rateRatio, fullLoadingKgPerKg } = isotherm;
  const ratio = primarySitesKgPerKg / fullLoadingKgPerKg;
  return Math.sqrt(linearTerm(isotherm, activity) ** 2 + 4 * (rateRatio * activity) ** 2 * ratio);
}

/** X/a in kg/kg at an activity of 0 or above. */
function chord(isotherm: DubininSerpinskyIsotherm, activity: number): number {
  const { primarySitesKgPerKg, rateRatio, fullLoadingKgPerKg } = isotherm;
  const b = linearTerm(isotherm, activity);
  const root = discriminantRoot(isotherm, activity);
  // Both forms of the root of the quadratic, so that nothing cancels.
  return b >= 0
    ? (2 * rateRatio * primarySitesKgPerKg) / (b + root)
    : ((root - b) * fullLoadingKgPerKg) / (2 * rateRatio * activity * activity);
}

/** Loading in kg/kg. Below a = 0 it continues linearly with the slope at 0. */
export function dubininSerpinskyLoading(
  isotherm: DubininSerpinskyIsotherm,
  activity: number,
): number {
  return chord(isotherm, Math.max(0, activity)) * activity;
}

/** dX/da in kg/kg. Below a = 0 the slope at 0. */
export function dubininSerpinskyLoadingSlope(
  isotherm: DubininSerpinskyIsotherm,
  activity: number,
): number {
  const positive = Math.max(0, activity);
  return chord(isotherm, positive) / discriminantRoot(isotherm, positive);
}

/** Activity of a loading above 0; Infinity from the full loading on. */
export function dubininSerpinskyActivity(
  isotherm: DubininSerpinskyIsotherm,
  loadingKgPerKg: number,
): number {
  const { primarySitesKgPerKg, rateRatio, fullLoadingKgPerKg } = isotherm;
  const free = 1 - loadingKgPerKg / fullLoadingKgPerKg;
  if (free <= 0) return Infinity;
  return loadingKgPerKg / (rateRatio * (primarySitesKgPerKg + loadingKgPerKg) * free);
}
