import { NITROGEN_MOLAR_MASS_KG_PER_MOL, WATER_MOLAR_MASS_KG_PER_MOL } from './constants.ts';

/** Correlations of the diffusivity of water vapour in nitrogen; they differ by 5 to 7 %. */
export const molecularCorrelations = ['fuller', 'schirmer'] as const;
export type MolecularCorrelation = (typeof molecularCorrelations)[number];

/** Diffusion volumes of Fuller, Schettler and Giddings. */
const VOLUME = { nitrogen: 18.5, water: 13.1 };

/** M12 = 2/(1/M1 + 1/M2) in g/mol. */
const MEAN_MOLAR_MASS_G_PER_MOL =
  2000 / (1 / WATER_MOLAR_MASS_KG_PER_MOL + 1 / NITROGEN_MOLAR_MASS_KG_PER_MOL);

/**
 * Binary diffusivity of water vapour in nitrogen in m2/s, inversely proportional to the pressure.
 *
 *     fuller:    D[cm2/s] = 0.00143 T^1.75 / (p[bar] M12^0.5 (V1^(1/3) + V2^(1/3))^2)
 *     schirmer:  D[m2/s]  = 2.306e-5 (101325/p) (T/273.15)^1.81
 *
 * Sources: E.N. Fuller, P.D. Schettler, J.C. Giddings, Ind. Eng. Chem. 58 (1966) 18; R. Schirmer,
 * Z. VDI Beih. Verfahrenstechnik 6 (1938) 170 (measured in air, which nitrogen stands for).
 *
 * @param temperatureK above 0
 * @param pressurePa total pressure, above 0
 */
export function molecularDiffusivityM2PerS(
  correlation: MolecularCorrelation,
  temperatureK: number,
  pressurePa: number,
): number {
  switch (correlation) {
    case 'fuller': {
      const diameters = Math.cbrt(VOLUME.nitrogen) + Math.cbrt(VOLUME.water);
      const pressureBar = pressurePa * 1e-5;
      const cm2PerS =
        (0.00143 * temperatureK ** 1.75) /
        (pressureBar * Math.sqrt(MEAN_MOLAR_MASS_G_PER_MOL) * diameters ** 2);
      return cm2PerS * 1e-4;
    }
    case 'schirmer':
      return 2.306e-5 * (101325 / pressurePa) * (temperatureK / 273.15) ** 1.81;
  }
}
