/*
 * Diffusion of water vapour through stagnant gas in pores (dusty gas with the Stefan term):
 *
 *     D(y) = 1/((1 - y)/D_m + 1/D_K),   y = mole fraction of water, taken as 1 from 1 on
 *
 * At y = 0 this is Bosanquet's D; from y = 1 on there is only vapour and D = D_K. Below y = 0 the
 * equation is continued as it stands: smooth, positive and rising.
 */

/** D(y) in m2/s. */
export function stefanDiffusivityM2PerS(
  molecularM2PerS: number,
  knudsenM2PerS: number,
  moleFraction: number,
): number {
  return 1 / ((1 - Math.min(1, moleFraction)) / molecularM2PerS + 1 / knudsenM2PerS);
}

/**
 * Integral of D from mole fraction 0 to y in m2/s: -D_m ln(1 - y D_K/(D_m + D_K)) up to y = 1, and
 * with the slope D_K beyond.
 */
export function stefanIntegralM2PerS(
  molecularM2PerS: number,
  knudsenM2PerS: number,
  moleFraction: number,
): number {
  const within = Math.min(1, moleFraction);
  const share = knudsenM2PerS / (molecularM2PerS + knudsenM2PerS);
  return -molecularM2PerS * Math.log1p(-within * share) + knudsenM2PerS * (moleFraction - within);
}
