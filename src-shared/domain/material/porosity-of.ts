import type { MaterialSet } from './material-set.ts';

/**
 * Density of the pore-free coating, kg/m3: 1 / sum(w/rho) over the components, with their mass
 * fractions w and dry densities rho.
 */
export function solidDensityKgPerM3({ components }: Pick<MaterialSet, 'components'>): number {
  return (
    1 /
    components.reduce((sum, { massFraction, densityKgPerM3 }) => {
      return sum + massFraction.value / densityKgPerM3.value;
    }, 0)
  );
}

/**
 * Gas-filled share of the coating, as it is given or 1 - rho_coating/rho_solid; the coating's
 * density is its mass per area over its thickness where that is given.
 */
export function porosityOf(materialSet: MaterialSet): number {
  const { amount, thicknessM } = materialSet;
  if (amount.kind === 'porosity') return amount.porosity.value;
  const coatingKgPerM3 =
    amount.kind === 'density'
      ? amount.coatingDensityKgPerM3.value
      : amount.massPerAreaKgPerM2.value / thicknessM.value;
  return 1 - coatingKgPerM3 / solidDensityKgPerM3(materialSet);
}
