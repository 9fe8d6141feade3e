import {
  GAS_CONSTANT_J_PER_MOL_K,
  NITROGEN_MOLAR_MASS_KG_PER_MOL,
  WATER_MOLAR_MASS_KG_PER_MOL,
} from '#shared/physics/constants.ts';
import type { Gas } from './corrections.ts';

/** In kg/mol: conventional atomic weights of IUPAC; dry air after ISO 2533. */
const molarMasses: Record<Gas, number> = {
  nitrogen: NITROGEN_MOLAR_MASS_KG_PER_MOL,
  argon: 0.039948,
  helium: 0.004002602,
  air: 0.02896442,
  'water vapour': WATER_MOLAR_MASS_KG_PER_MOL,
};

/** Density in kg/m3 of an ideal gas: p M/(R T). */
export function gasDensityKgPerM3(gas: Gas, pressurePa: number, temperatureK: number): number {
  return (pressurePa * molarMasses[gas]) / (GAS_CONSTANT_J_PER_MOL_K * temperatureK);
}
