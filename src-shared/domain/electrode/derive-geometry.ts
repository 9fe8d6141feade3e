import { type PlainStep, step } from './derivation-step.ts';
import type { ElectrodeCase } from './electrode-case.ts';
import { geometryAmounts } from './geometry.ts';
import type { ResolvedElectrode } from './resolve-electrode.ts';
import { texNumber as n } from './tex-number.ts';

/** How transport length and amounts follow from the geometry. */
export function geometrySteps(
  { geometry }: ElectrodeCase,
  { lengthM, composition }: ResolvedElectrode,
): PlainStep[] {
  const amounts = geometryAmounts(geometry, composition.layerThicknessM);
  const length =
    geometry.kind === 'sheet'
      ? { formula: 's_c', numbers: n(lengthM) }
      : geometry.openFaces === 'two'
        ? { formula: 'w/2', numbers: `\\frac{${n(geometry.widthM)}}{2}` }
        : { formula: 'w', numbers: n(geometry.widthM) };
  const mass =
    amounts.foilAreaM2 *
    (composition.coatingMassPerFoilAreaKgPerM2 + composition.foilMassPerAreaKgPerM2);
  return [
    step('geometry', 'length', {
      name: 'Transport length, closed to open face',
      symbol: 's_{ma}',
      ...length,
      value: lengthM,
      quantity: 'length',
      unit: 'mm',
      source: 'the foil is a barrier: water leaves along it',
    }),
    step('geometry', 'layers', {
      name: geometry.kind === 'coil' ? 'Windings' : 'Layers',
      symbol: 'N',
      formula: geometry.kind === 'coil' ? '\\frac{d_o-d_c}{2\\,s_{layer}}' : 'N',
      numbers:
        geometry.kind === 'coil'
          ? `\\frac{${n(geometry.outerDiameterM)}-${n(geometry.coreDiameterM)}}{2\\cdot ${n(composition.layerThicknessM)}}`
          : n(amounts.layers),
      value: amounts.layers,
      quantity: 'number',
      unit: '–',
      source: 'wound without gaps',
    }),
    step('geometry', 'mass', {
      name: 'Dry mass with foil',
      symbol: 'm',
      formula: 'A_{foil}\\,(m_{coating}+m_{foil})',
      numbers: `${n(amounts.foilAreaM2)}\\,(${n(composition.coatingMassPerFoilAreaKgPerM2)}+${n(composition.foilMassPerAreaKgPerM2)})`,
      value: mass,
      quantity: 'mass',
      unit: 'kg',
      source: 'mass balance',
    }),
  ];
}
