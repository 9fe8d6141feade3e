import { gasDiffusivityM2PerS, type PoreGas } from './gas-diffusivity.ts';
import { knudsenDiffusivityM2PerS } from './knudsen-diffusivity.ts';
import { molecularDiffusivityM2PerS } from './molecular-diffusivity.ts';
import { stefanDiffusivityM2PerS, stefanIntegralM2PerS } from './stefan-diffusivity.ts';
import { viscousDiffusivityM2PerS, viscousFlow, viscousIntegralM2PaPerS } from './viscous-flow.ts';

/** What the transport of water vapour through the macro scale is computed from. */
export interface GasTransport extends PoreGas {
  /** D_ma/D_gas of the pore space, above 0 and at most 1 */
  readonly relativeDiffusivity: number;
  /** whether vapour above the chamber's pressure also flows, driven by the pressure */
  readonly slipFlow: boolean;
}

/**
 * The diffusivity D of the macro scale over the vapour pressure p_w, and its integral (Kirchhoff's
 * potential): the flux is -D(0) M_w/(R T) times the gradient of the integral. Both functions are
 * continuous, hold for any p_w from 0 on and go on as smoothly below; the integral rises with p_w.
 */
export interface MacroPotential {
  /** D_ma at p_w = 0 in m2/s, with the relative diffusivity */
  readonly diffusivityM2PerS: number;
  /** whether D is the same at every vapour pressure, so that the ratio is 1 */
  readonly constant: boolean;
  /** D(p_w)/D(0) */
  readonly ratio: (vapourPressurePa: number) => number;
  /** integral of D(p_w)/D(0) from 0 to p_w, in Pa */
  readonly integralPa: (vapourPressurePa: number) => number;
}

/**
 * The macro scale at one temperature and chamber pressure.
 *
 * @param temperatureK above 0; with slip flow 273.16 K to 1173.15 K
 * @param pressurePa total pressure in the chamber, above 0
 * @throws RangeError outside the range of the viscosity, with slip flow
 */
export function macroPotential(
  transport: GasTransport,
  temperatureK: number,
  pressurePa: number,
): MacroPotential {
  const atZero = gasDiffusivityM2PerS(transport, temperatureK, pressurePa, 0);
  const diffusivityM2PerS = transport.relativeDiffusivity * atZero;
  const diffusion = diffusionPart(transport, temperatureK, pressurePa, atZero);
  if (!transport.slipFlow) return { diffusivityM2PerS, ...diffusion };
  const flow = viscousFlow(transport.poreDiameterM, temperatureK, pressurePa);
  return {
    diffusivityM2PerS,
    constant: false,
    ratio: (vapourPressurePa) =>
      diffusion.ratio(vapourPressurePa) + viscousDiffusivityM2PerS(flow, vapourPressurePa) / atZero,
    integralPa: (vapourPressurePa) =>
      diffusion.integralPa(vapourPressurePa) +
      viscousIntegralM2PaPerS(flow, vapourPressurePa) / atZero,
  };
}

function diffusionPart(
  { regime, molecular, poreDiameterM }: PoreGas,
  temperatureK: number,
  pressurePa: number,
  atZero: number,
): Omit<MacroPotential, 'diffusivityM2PerS'> {
  if (regime !== 'stefan') {
    return { constant: true, ratio: () => 1, integralPa: (vapourPressurePa) => vapourPressurePa };
  }
  const molecularM2PerS = molecularDiffusivityM2PerS(molecular, temperatureK, pressurePa);
  const knudsenM2PerS = knudsenDiffusivityM2PerS(poreDiameterM, temperatureK);
  return {
    constant: false,
    ratio: (vapourPressurePa) =>
      stefanDiffusivityM2PerS(molecularM2PerS, knudsenM2PerS, vapourPressurePa / pressurePa) /
      atZero,
    integralPa: (vapourPressurePa) =>
      (pressurePa *
        stefanIntegralM2PerS(molecularM2PerS, knudsenM2PerS, vapourPressurePa / pressurePa)) /
      atZero,
  };
}
