import type { Geometry } from '#shared/numerics/mesh/discretisation.ts';

const dimensions: Readonly<Record<Geometry, number>> = { slab: 1, cylinder: 2, sphere: 3 };

/**
 * Exact solution of q_t = div grad q^2 by G.I. Barenblatt (1952) inside its support:
 * q = t^-d alpha (1 - k x^2 / t^2alpha), alpha = 1/(d + 2), k = alpha/4 in d dimensions.
 * For t >= 1 it is positive and smooth on 0 <= x <= 1.
 */
export function barenblatt(geometry: Geometry, position: number, time: number): number {
  const dimension = dimensions[geometry];
  const alpha = 1 / (dimension + 2);
  const stretched = position ** 2 / time ** (2 * alpha);
  return time ** (-dimension * alpha) * (1 - (alpha / 4) * stretched);
}
