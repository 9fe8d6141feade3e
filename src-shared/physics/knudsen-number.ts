import {
  BOLTZMANN_CONSTANT_J_PER_K,
  NITROGEN_MOLAR_MASS_KG_PER_MOL,
  WATER_MOLAR_MASS_KG_PER_MOL,
} from './constants.ts';

/** Collision diameter of water with nitrogen in m. */
const COLLISION_DIAMETER_M = 3.15e-10;

/**
 * Mean free path in m of a water molecule that is dilute in nitrogen:
 * lambda = k T/(pi sigma^2 p sqrt(1 + M_w/M_N2)), sigma = 3.15 Å.
 *
 * Other definitions, such as that from the viscosity, differ by a factor of up to 1.5.
 *
 * @param temperatureK above 0
 * @param pressurePa total pressure, above 0
 */
export function meanFreePathM(temperatureK: number, pressurePa: number): number {
  const massRatio = WATER_MOLAR_MASS_KG_PER_MOL / NITROGEN_MOLAR_MASS_KG_PER_MOL;
  return (
    (BOLTZMANN_CONSTANT_J_PER_K * temperatureK) /
    (Math.PI * COLLISION_DIAMETER_M ** 2 * pressurePa * Math.sqrt(1 + massRatio))
  );
}

/** Knudsen number Kn = lambda/d_p with the mean free path of {@link meanFreePathM}. */
export function knudsenNumber(
  poreDiameterM: number,
  temperatureK: number,
  pressurePa: number,
): number {
  return meanFreePathM(temperatureK, pressurePa) / poreDiameterM;
}
