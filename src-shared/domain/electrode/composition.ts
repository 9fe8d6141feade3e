import type { ComponentIsotherm } from '#shared/domain/case/isotherm-schema.ts';
import { branchOf, type BranchName, type Component } from '#shared/domain/material/component.ts';
import type { MaterialSet } from '#shared/domain/material/material-set.ts';

/** Dry masses and volumes of a coating, per m3 of coating. */
export interface Composition {
  /** 1/sum(w/rho): density of the solids without pores, kg/m3 */
  readonly solidDensityKgPerM3: number;
  /** dry mass per coating volume, kg/m3 */
  readonly coatingDensityKgPerM3: number;
  /** eps_tot: gas-filled share of the whole coating */
  readonly totalPorosity: number;
  /** Phi: share of the coating volume that belongs to the macro scale */
  readonly macroVolumeFraction: number;
  /** eps = eps_tot/Phi: gas-filled share of the macro scale */
  readonly macroPorosity: number;
  /** density of the solids on the macro scale, kg/m3 */
  readonly macroSolidDensityKgPerM3: number;
  /** density of the micro scale, kg/m3; undefined without one */
  readonly microDensityKgPerM3: number | undefined;
  /** dry mass of coating (and foil) per m2 of foil, kg/m2 */
  readonly coatingMassPerFoilAreaKgPerM2: number;
  readonly foilMassPerAreaKgPerM2: number;
  /** thickness of one layer: foil and coated sides, m */
  readonly layerThicknessM: number;
  /** dry mass per coating volume that wt-ppm refers to, kg/m3 */
  readonly basisDensityKgPerM3: number;
}

/** Masses and volumes from mass fractions, densities and one amount. */
export function compositionOf(set: MaterialSet): Composition {
  const solidDensityKgPerM3 = densityOf(set.components);
  const coatingDensityKgPerM3 = coatingDensity(set, solidDensityKgPerM3);
  const totalPorosity = 1 - coatingDensityKgPerM3 / solidDensityKgPerM3;
  const micro = microComponentsOf(set);
  const macro = set.components.filter(({ scale }) => scale === 'macro');
  const microVolume = micro.reduce(
    (sum, { massFraction, densityKgPerM3 }) => sum + massFraction.value / densityKgPerM3.value,
    0,
  );
  const macroVolumeFraction = 1 - coatingDensityKgPerM3 * microVolume;
  const sides = set.coatedSides === 'two' ? 2 : 1;
  const coatingMass = coatingDensityKgPerM3 * set.thicknessM.value * sides;
  const { foil } = set;
  const foilMass = foil ? foil.thicknessM.value * foil.densityKgPerM3.value : 0;
  const withFoil = set.ppmBasis === 'electrode' ? 1 + foilMass / coatingMass : 1;
  return {
    solidDensityKgPerM3,
    coatingDensityKgPerM3,
    totalPorosity,
    macroVolumeFraction,
    macroPorosity: totalPorosity / macroVolumeFraction,
    macroSolidDensityKgPerM3: densityOf(macro),
    microDensityKgPerM3: micro.length === 0 ? undefined : densityOf(micro),
    coatingMassPerFoilAreaKgPerM2: coatingMass,
    foilMassPerAreaKgPerM2: foilMass,
    layerThicknessM: (foil?.thicknessM.value ?? 0) + set.thicknessM.value * sides,
    basisDensityKgPerM3: coatingDensityKgPerM3 * withFoil,
  };
}

/** The components on the micro scale that the coating really has. */
export function microComponentsOf({ components }: MaterialSet): Component[] {
  return components.filter(
    ({ scale, massFraction }) => scale === 'micro' && massFraction.value > 0,
  );
}

function densityOf(components: readonly Component[]): number {
  let mass = 0;
  let volume = 0;
  for (const { massFraction, densityKgPerM3 } of components) {
    mass += massFraction.value;
    volume += massFraction.value / densityKgPerM3.value;
  }
  return mass / volume;
}

function coatingDensity({ amount, thicknessM }: MaterialSet, solidDensity: number): number {
  switch (amount.kind) {
    case 'density':
      return amount.coatingDensityKgPerM3.value;
    case 'loading':
      return amount.massPerAreaKgPerM2.value / thicknessM.value;
    case 'porosity':
      return (1 - amount.porosity.value) * solidDensity;
  }
}

/** The isotherm of one component or of several side by side. */
type PhaseIsotherm =
  | ComponentIsotherm
  | {
      model: 'weighted-sum';
      components: { massFraction: number; isotherm: ComponentIsotherm }[];
    };

const dry: ComponentIsotherm = { model: 'linear', slopeKgPerKg: 1e-30 };

/** Isotherm of a component on a branch; practically no water where it has none. */
export function isothermOf(component: Component, branch: BranchName): ComponentIsotherm {
  return branchOf(component, branch)?.isotherm ?? dry;
}

/** Weighted sum over some components, per dry mass of these components. */
export function weightedSum(components: readonly Component[], branch: BranchName): PhaseIsotherm {
  const wet = components.filter(
    (component) => component.massFraction.value > 0 && branchOf(component, branch) !== undefined,
  );
  const mass = components.reduce((sum, { massFraction }) => sum + massFraction.value, 0);
  const [only] = wet;
  if (only === undefined || mass === 0) return dry;
  if (wet.length === 1 && components.length === 1) return isothermOf(only, branch);
  return {
    model: 'weighted-sum',
    components: wet.map((component) => ({
      massFraction: component.massFraction.value / mass,
      isotherm: isothermOf(component, branch),
    })),
  };
}
