import type { TemperatureShift } from './temperature-shift.ts';

/**
 * Guggenheim-Anderson-de Boer isotherm.
 *
 *     X(a) = X_m C y / ((1 - y) (1 - y + C y)),  y = K a
 *
 * X in kg water per kg dry material, a = water activity of the gas. Valid for 0 <= a < 1/K, where
 * the multilayer diverges. With K = 1 it is the BET isotherm. Commonly used up to a = 0.9.
 * Source: R.B. Anderson, J. Am. Chem. Soc. 68 (1946) 686; form of C. van den Berg, S. Bruin (1981).
 */
export interface GabIsotherm extends TemperatureShift {
  readonly model: 'gab';
  /** X_m, monolayer loading in kg/kg, above 0 */
  readonly monolayerKgPerKg: number;
  /** C, energy constant of the monolayer, above 0 */
  readonly c: number;
  /** K, energy constant of the multilayer, above 0 */
  readonly k: number;
}

/** Loading in kg/kg. Below a = 0 it continues linearly with the slope at 0. */
export function gabLoading(isotherm: GabIsotherm, activity: number): number {
  const { monolayerKgPerKg, c, k } = isotherm;
  const y = k * activity;
  if (y < 0) return monolayerKgPerKg * c * y;
  return (monolayerKgPerKg * c * y) / ((1 - y) * (1 + (c - 1) * y));
}

/** dX/da in kg/kg. Below a = 0 the slope at 0. */
export function gabLoadingSlope(isotherm: GabIsotherm, activity: number): number {
  const { monolayerKgPerKg, c, k } = isotherm;
  const y = Math.max(0, k * activity);
  const denominator = (1 - y) * (1 + (c - 1) * y);
  return (monolayerKgPerKg * c * k * (1 + (c - 1) * y * y)) / (denominator * denominator);
}

/** Smallest activity at which the equation has no finite value any more: a = 1/K. */
export function gabActivityLimit(isotherm: GabIsotherm): number {
  return 1 / isotherm.k;
}

/** Activity of a loading above 0: the root of the quadratic below the pole. */
export function gabActivity(isotherm: GabIsotherm, loadingKgPerKg: number): number {
  const { monolayerKgPerKg, c, k } = isotherm;
  // (C - 1) X y^2 + b y - X = 0; both forms of the root, so that nothing cancels.
  const square = (c - 1) * loadingKgPerKg;
  const b = c * (monolayerKgPerKg - loadingKgPerKg) + 2 * loadingKgPerKg;
  const root =
    c *
    Math.sqrt(
      (monolayerKgPerKg - loadingKgPerKg) ** 2 + (4 * monolayerKgPerKg * loadingKgPerKg) / c,
    );
  const y = b >= 0 ? (2 * loadingKgPerKg) / (b + root) : (root - b) / (2 * square);
  return y / k;
}

/**
 * Adds `scale` times the loading and the slope for `count` activities at once, from activity[from] on
 * to value[to] and slope[to] on: the same equations as {@link gabLoading} and
 * {@link gabLoadingSlope} with one division a point, for solvers.
 */
export function addGabLoadings(
  { monolayerKgPerKg, c }: Pick<GabIsotherm, 'monolayerKgPerKg' | 'c'>,
  k: number,
  scale: number,
  activity: Float64Array,
  from: number,
  count: number,
  value: Float64Array,
  slope: Float64Array,
  to: number,
): void {
  const lead = scale * monolayerKgPerKg * c;
  const rise = c - 1;
  for (let i = 0; i < count; i++) {
    const y = k * activity[from + i]!;
    if (y < 0) {
      value[to + i]! += lead * y;
      slope[to + i]! += lead * k;
    } else {
      const inverse = 1 / ((1 - y) * (1 + rise * y));
      value[to + i]! += lead * y * inverse;
      slope[to + i]! += lead * k * (1 + rise * y * y) * inverse * inverse;
    }
  }
}
