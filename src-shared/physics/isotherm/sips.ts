import { henryStartActivity, henryStartLoading, henryStartSlope } from './henry-cut-off.ts';
import type { TemperatureShift } from './temperature-shift.ts';

/**
 * Sips (Langmuir-Freundlich) isotherm: a full layer, sites of distributed energy.
 *
 *     X(a) = X_max y / (1 + y),  y = (b a)^n,  0 < n <= 1
 *
 * X in kg water per kg dry material, a = water activity of the gas, any a >= 0. n = 1 is Langmuir;
 * otherwise its infinite slope at a = 0 is replaced below a cut-off, see henry-cut-off.ts.
 * Source: R. Sips, J. Chem. Phys. 16 (1948) 490.
 */
export interface SipsIsotherm extends TemperatureShift {
  readonly model: 'sips';
  /** X_max, loading of the full layer in kg/kg, above 0 */
  readonly capacityKgPerKg: number;
  /** b, affinity per unit of activity, above 0 */
  readonly affinity: number;
  /** n, above 0 and at most 1 */
  readonly exponent: number;
  /** activity at the reference temperature below which Henry's law begins, usually 1e-3 */
  readonly henryCutOffActivity: number;
}

function own({ capacityKgPerKg, affinity, exponent }: SipsIsotherm, activity: number): number {
  const y = (affinity * activity) ** exponent;
  return (capacityKgPerKg * y) / (1 + y);
}

function ownSlope({ capacityKgPerKg, affinity, exponent }: SipsIsotherm, activity: number): number {
  const y = (affinity * activity) ** exponent;
  return (capacityKgPerKg * exponent * y) / (activity * (1 + y) ** 2);
}

/** Loading in kg/kg. Below a = 0 it continues linearly with the slope at 0. */
export function sipsLoading(isotherm: SipsIsotherm, activity: number): number {
  const { henryCutOffActivity: cutOff } = isotherm;
  if (activity >= cutOff) return own(isotherm, activity);
  return henryStartLoading(cutOff, own(isotherm, cutOff), ownSlope(isotherm, cutOff), activity);
}

/** dX/da in kg/kg. Below a = 0 the slope at 0. */
export function sipsLoadingSlope(isotherm: SipsIsotherm, activity: number): number {
  const { henryCutOffActivity: cutOff } = isotherm;
  if (activity >= cutOff) return ownSlope(isotherm, activity);
  return henryStartSlope(cutOff, own(isotherm, cutOff), ownSlope(isotherm, cutOff), activity);
}

/** Activity of a loading above 0; Infinity from the full layer on. */
export function sipsActivity(isotherm: SipsIsotherm, loadingKgPerKg: number): number {
  const { capacityKgPerKg, affinity, exponent, henryCutOffActivity: cutOff } = isotherm;
  const loading = own(isotherm, cutOff);
  if (loadingKgPerKg < loading) {
    return henryStartActivity(cutOff, loading, ownSlope(isotherm, cutOff), loadingKgPerKg);
  }
  const free = capacityKgPerKg - loadingKgPerKg;
  return free > 0 ? (loadingKgPerKg / free) ** (1 / exponent) / affinity : Infinity;
}
