/** Molar gas constant in J/(mol K), exact since the 2019 SI (CODATA 2018). */
export const GAS_CONSTANT_J_PER_MOL_K = 8.31446261815324;

/** Boltzmann constant in J/K, exact since the 2019 SI (CODATA 2018). */
export const BOLTZMANN_CONSTANT_J_PER_K = 1.380649e-23;

/** Molar mass of nitrogen in kg/mol: 2 x 14.0067 g/mol, conventional atomic weight of IUPAC. */
export const NITROGEN_MOLAR_MASS_KG_PER_MOL = 0.0280134;

/** Molar mass of water in kg/mol (IAPWS R6-95). */
export const WATER_MOLAR_MASS_KG_PER_MOL = 0.018015268;

/** Triple point of water in K. Below it the vapour is in equilibrium with ice. */
export const WATER_TRIPLE_POINT_K = 273.16;

/** Critical point of water (IAPWS): above it there is no saturation pressure. */
export const WATER_CRITICAL_TEMPERATURE_K = 647.096;
export const WATER_CRITICAL_PRESSURE_PA = 22.064e6;
