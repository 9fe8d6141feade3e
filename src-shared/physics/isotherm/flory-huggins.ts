import type { TemperatureShift } from './temperature-shift.ts';

/** Density of liquid water at 298.15 K and 101325 Pa in kg/m3 (IAPWS-95). */
const WATER_DENSITY_KG_PER_M3 = 997.047;

/**
 * Flory-Huggins isotherm of a polymer that swells without limit.
 *
 *     ln a = ln phi + (1 - phi) + chi (1 - phi)^2,  X = (rho_w/rho_p) phi / (1 - phi)
 *
 * X in kg water per kg dry polymer, phi = volume fraction of water, long chains, volumes that add up.
 * Valid for 0 <= a < 1 with chi <= 0.5 (phi reaches 1 there). With chi > 0.5 the branch that starts at
 * 0 ends at phi = 1/(2 chi), at an activity above 1. chi from -0.5 to 10.
 * Source: P.J. Flory, J. Chem. Phys. 10 (1942) 51; M.L. Huggins, Ann. N.Y. Acad. Sci. 43 (1942) 1.
 */
export interface FloryHugginsIsotherm extends TemperatureShift {
  readonly model: 'flory-huggins';
  /** chi, interaction of water and polymer, from -0.5 to 10 */
  readonly interaction: number;
  /** rho_p, density of the dry polymer in kg/m3, above 0 */
  readonly densityKgPerM3: number;
}

/** Activities so small that their loadings would lose digits; the isotherm is a line there. */
const SMALLEST_ACTIVITY = 1e-200;

const MOST_STEPS = 100;
const RELATIVE_STEP = 1e-12;

/** phi at an activity between 0 and the limit, as ln phi. */
function logarithmOfVolumeFraction(interaction: number, activity: number): number {
  const target = Math.log(activity);
  // ln a over ln phi is concave and rises: from this start below, Newton's steps only go up.
  let logarithm = target - 1 - interaction;
  for (let count = 0; count < MOST_STEPS; count++) {
    const dry = -Math.expm1(logarithm);
    const water = Math.exp(logarithm);
    const missing = target - logarithm - dry - interaction * dry * dry;
    const step = missing / (dry * (1 - 2 * interaction * water));
    logarithm += step;
    if (!(step > RELATIVE_STEP * -logarithm)) break;
  }
  return logarithm;
}

/** Loading in kg/kg, Infinity from the limit on. Below a = 0 it continues linearly. */
export function floryHugginsLoading(isotherm: FloryHugginsIsotherm, activity: number): number {
  if (activity <= SMALLEST_ACTIVITY) return slopeAtZero(isotherm) * activity;
  if (activity >= floryHugginsActivityLimit(isotherm)) return Infinity;
  const logarithm = logarithmOfVolumeFraction(isotherm.interaction, activity);
  const ratio = WATER_DENSITY_KG_PER_M3 / isotherm.densityKgPerM3;
  return (ratio * Math.exp(logarithm)) / -Math.expm1(logarithm);
}

/** dX/da in kg/kg at the loading of this activity. Below a = 0 the slope at 0. */
export function floryHugginsLoadingSlope(
  isotherm: FloryHugginsIsotherm,
  activity: number,
  loading: number,
): number {
  if (activity <= SMALLEST_ACTIVITY) return slopeAtZero(isotherm);
  const ratio = WATER_DENSITY_KG_PER_M3 / isotherm.densityKgPerM3;
  const swelling = 1 + loading / ratio;
  const phi = loading / (ratio * swelling);
  return (loading * swelling * swelling) / (activity * (1 - 2 * isotherm.interaction * phi));
}

/** Activity of a loading above 0; Infinity beyond the branch that starts at 0. */
export function floryHugginsActivity(
  { interaction, densityKgPerM3 }: FloryHugginsIsotherm,
  loadingKgPerKg: number,
): number {
  const swollen = (loadingKgPerKg * densityKgPerM3) / WATER_DENSITY_KG_PER_M3;
  const phi = swollen / (1 + swollen);
  return 2 * interaction * phi > 1 ? Infinity : activityOf(interaction, phi, 1 / (1 + swollen));
}

/** Activity at which the branch that starts at 0 ends: 1, or above 1 for chi > 0.5. */
export function floryHugginsActivityLimit({ interaction }: FloryHugginsIsotherm): number {
  const phi = 1 / (2 * interaction);
  return interaction <= 0.5 ? 1 : activityOf(interaction, phi, 1 - phi);
}

function activityOf(interaction: number, phi: number, dry: number): number {
  return phi * Math.exp(dry + interaction * dry * dry);
}

function slopeAtZero({ interaction, densityKgPerM3 }: FloryHugginsIsotherm): number {
  return (WATER_DENSITY_KG_PER_M3 / densityKgPerM3) * Math.exp(-1 - interaction);
}
