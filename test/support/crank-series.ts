/*
 * Water left in one slab or sphere after a step at its face, by the eigenfunction series
 * (J. Crank, The Mathematics of Diffusion, 2nd ed. 1975, eqs. 4.18 and 6.20). Share of the step;
 * converged to 1e-15 for t/tau >= 1e-4.
 */

/** Slab, closed at x = 0. */
export function crankSlab(timeS: number, tauS: number): number {
  let sum = 0;
  for (let n = 0; n < 400; n++) {
    const root = ((2 * n + 1) * Math.PI) / 2;
    sum += (2 / root ** 2) * Math.exp((-(root ** 2) * timeS) / tauS);
  }
  return sum;
}

/** Sphere with the radius as length. */
export function crankSphere(timeS: number, tauS: number): number {
  let sum = 0;
  for (let n = 1; n < 400; n++) {
    const root = n * Math.PI;
    sum += (6 / root ** 2) * Math.exp((-(root ** 2) * timeS) / tauS);
  }
  return sum;
}
