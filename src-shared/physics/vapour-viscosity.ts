import { WATER_CRITICAL_TEMPERATURE_K } from './constants.ts';

const RANGE_K = { smallest: 273.16, largest: 1173.15 } as const;

/**
 * Dynamic viscosity of water vapour of low density in Pa s.
 *
 *     mu0/(1e-6 Pa s) = 100 sqrt(t)/(H0 + H1/t + H2/t^2 + H3/t^3),  t = T/T_c
 *
 * Source: IAPWS R12-08 (2008), equation 11 and table 1; M.L. Huber et al., J. Phys. Chem. Ref. Data
 * 38 (2009) 101. The density changes it by less than 1 % below 1 bar.
 *
 * @param temperatureK 273.16 K to 1173.15 K
 * @throws RangeError outside that range, which is the one of the source for dilute vapour
 */
export function vapourViscosityPaS(temperatureK: number): number {
  if (!(temperatureK >= RANGE_K.smallest && temperatureK <= RANGE_K.largest)) {
    throw new RangeError(
      `The viscosity of water vapour is defined from ${RANGE_K.smallest} K to ` +
        `${RANGE_K.largest} K, not at ${temperatureK} K.`,
    );
  }
  const t = temperatureK / WATER_CRITICAL_TEMPERATURE_K;
  return (1e-4 * Math.sqrt(t)) / (1.67752 + (2.20462 + (0.6366564 - 0.241605 / t) / t) / t);
}
