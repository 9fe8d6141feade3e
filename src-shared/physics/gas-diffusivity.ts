import { knudsenDiffusivityM2PerS } from './knudsen-diffusivity.ts';
import { molecularDiffusivityM2PerS, type MolecularCorrelation } from './molecular-diffusivity.ts';
import { stefanDiffusivityM2PerS } from './stefan-diffusivity.ts';

/** How molecular and Knudsen diffusion are combined; the first one is the usual choice. */
export const gasRegimes = ['bosanquet', 'molecular', 'knudsen', 'stefan'] as const;
export type GasRegime = (typeof gasRegimes)[number];

/** What the diffusion of water vapour in a gas-filled pore is computed from. */
export interface PoreGas {
  readonly regime: GasRegime;
  readonly molecular: MolecularCorrelation;
  /** mean pore diameter, above 0 */
  readonly poreDiameterM: number;
}

/**
 * Diffusivity of water vapour in nitrogen in one straight pore in m2/s, without tortuosity.
 *
 *     bosanquet:  1/D = 1/D_m + 1/D_K
 *     molecular:  D = D_m
 *     knudsen:    D = D_K
 *     stefan:     D = 1/((1 - y)/D_m + 1/D_K)
 *
 * The paper takes its combination of D_m and D_K from its reference 14 (T. Heckmann et al.,
 * Langmuir 39 (2023) 2859), which was not accessible: none of these is claimed to be that one.
 *
 * @param temperatureK above 0
 * @param pressurePa total pressure, above 0
 * @param moleFraction y = p_w/p of the water, taken as 1 above 1; it matters only with "stefan"
 */
export function gasDiffusivityM2PerS(
  { regime, molecular, poreDiameterM }: PoreGas,
  temperatureK: number,
  pressurePa: number,
  moleFraction: number,
): number {
  const molecularM2PerS = molecularDiffusivityM2PerS(molecular, temperatureK, pressurePa);
  const knudsenM2PerS = knudsenDiffusivityM2PerS(poreDiameterM, temperatureK);
  switch (regime) {
    case 'bosanquet':
      return 1 / (1 / molecularM2PerS + 1 / knudsenM2PerS);
    case 'molecular':
      return molecularM2PerS;
    case 'knudsen':
      return knudsenM2PerS;
    case 'stefan':
      return stefanDiffusivityM2PerS(molecularM2PerS, knudsenM2PerS, moleFraction);
  }
}
