import { gabActivity, gabLoading, gabLoadingSlope, type GabIsotherm } from './gab.ts';
import type { TemperatureShift } from './temperature-shift.ts';

/**
 * Brunauer-Emmett-Teller isotherm.
 *
 *     X(a) = X_m C a / ((1 - a) (1 - a + C a))
 *
 * X in kg water per kg dry material, a = water activity of the gas. Valid for 0 <= a < 1, where the
 * multilayer diverges; describes data well for 0.05 <= a <= 0.35 only. It is GAB with K = 1.
 * Source: S. Brunauer, P.H. Emmett, E. Teller, J. Am. Chem. Soc. 60 (1938) 309.
 */
export interface BetIsotherm extends TemperatureShift {
  readonly model: 'bet';
  /** X_m, monolayer loading in kg/kg, above 0 */
  readonly monolayerKgPerKg: number;
  /** C, energy constant of the monolayer, above 0 */
  readonly c: number;
}

function asGab({ monolayerKgPerKg, c }: BetIsotherm): GabIsotherm {
  return { model: 'gab', monolayerKgPerKg, c, k: 1 };
}

/** Loading in kg/kg. Below a = 0 it continues linearly with the slope at 0. */
export function betLoading(isotherm: BetIsotherm, activity: number): number {
  return gabLoading(asGab(isotherm), activity);
}

/** dX/da in kg/kg. Below a = 0 the slope at 0. */
export function betLoadingSlope(isotherm: BetIsotherm, activity: number): number {
  return gabLoadingSlope(asGab(isotherm), activity);
}

/** Activity of a loading above 0. */
export function betActivity(isotherm: BetIsotherm, loadingKgPerKg: number): number {
  return gabActivity(asGab(isotherm), loadingKgPerKg);
}

/** Smallest activity at which the equation has no finite value any more. */
export function betActivityLimit(): number {
  return 1;
}
