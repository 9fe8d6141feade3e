import type { GasRegime } from './gas-diffusivity.ts';

/**
 * Whether vapour leaves driven by the pressure: its equilibrium pressure inside exceeds the total
 * pressure in the chamber. Diffusion alone then underestimates the rate.
 */
export function isPressureDriven(
  innerVapourPressurePa: number,
  chamberPressurePa: number,
): boolean {
  return innerVapourPressurePa > chamberPressurePa;
}

/**
 * Knudsen numbers (lambda/d_p) for which a regime describes diffusion in pores: molecular diffusion
 * below 0.01, Knudsen diffusion above 10, the combinations of both everywhere.
 *
 * No range is published for the correlations themselves. These limits are a choice, after the
 * customary classes of rarefied gas flow (continuum below 0.01, free molecules above 10):
 * S.A. Schaaf, P.L. Chambré, Flow of Rarefied Gases, Princeton 1961.
 */
export const knudsenRanges: Record<
  GasRegime,
  { readonly smallest: number; readonly largest: number }
> = {
  bosanquet: { smallest: 0, largest: Infinity },
  molecular: { smallest: 0, largest: 0.01 },
  knudsen: { smallest: 10, largest: Infinity },
  stefan: { smallest: 0, largest: Infinity },
};

/** Whether the regime describes diffusion at that Knudsen number. */
export function regimeHolds(regime: GasRegime, knudsenNumber: number): boolean {
  const { smallest, largest } = knudsenRanges[regime];
  return knudsenNumber >= smallest && knudsenNumber <= largest;
}
