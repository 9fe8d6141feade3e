import { vapourViscosityPaS } from './vapour-viscosity.ts';

/*
 * Pressure-driven flow of vapour through a pore, as a diffusivity on the gas concentration:
 *
 *     D_visc(p_w) = B p_w/mu w(p_w),   B = d_p^2/32 (Hagen-Poiseuille)
 *
 * It flows only where the vapour pressure inside exceeds the chamber's total pressure p. The weight w
 * is 0 up to p, rises linearly and is 1 from 1.2 p on, so that D is continuous; the width of this
 * ramp is a choice. Slip at the walls is what the Knudsen diffusivity beside it stands for.
 */

/** Vapour pressure at which the flow has set in fully, in chamber pressures. */
const FULL_AT = 1.2;

export interface ViscousFlow {
  /** B/mu in m2/(Pa s) */
  readonly mobilityM2PerPaS: number;
  /** total pressure in the chamber in Pa, above 0 */
  readonly chamberPressurePa: number;
}

/** Permeability of a pore, without tortuosity, in m2. */
export function viscousPermeabilityM2(poreDiameterM: number): number {
  return poreDiameterM ** 2 / 32;
}

/** @throws RangeError outside the range of the viscosity, 273.16 K to 1173.15 K */
export function viscousFlow(
  poreDiameterM: number,
  temperatureK: number,
  chamberPressurePa: number,
): ViscousFlow {
  const mobilityM2PerPaS = viscousPermeabilityM2(poreDiameterM) / vapourViscosityPaS(temperatureK);
  return { mobilityM2PerPaS, chamberPressurePa };
}

/** D_visc in m2/s at that vapour pressure in Pa. */
export function viscousDiffusivityM2PerS(flow: ViscousFlow, vapourPressurePa: number): number {
  const { mobilityM2PerPaS, chamberPressurePa } = flow;
  const ramp = (vapourPressurePa - chamberPressurePa) / ((FULL_AT - 1) * chamberPressurePa);
  const weight = Math.min(1, Math.max(0, ramp));
  return mobilityM2PerPaS * vapourPressurePa * weight;
}

/** Integral of D_visc over the vapour pressure from 0 to that one, in m2 Pa/s. */
export function viscousIntegralM2PaPerS(flow: ViscousFlow, vapourPressurePa: number): number {
  const { mobilityM2PerPaS, chamberPressurePa: onset } = flow;
  if (vapourPressurePa <= onset) return 0;
  const full = FULL_AT * onset;
  const onRamp = Math.min(full, vapourPressurePa);
  const ramp = ((onRamp - onset) ** 2 * (2 * onRamp + onset)) / (6 * (full - onset));
  const beyond = ((vapourPressurePa - onRamp) * (vapourPressurePa + onRamp)) / 2;
  return mobilityM2PerPaS * (ramp + beyond);
}
