import { type PlainStep, step } from './derivation-step.ts';
import { type ResolvedElectrode, startWater } from './resolve-electrode.ts';
import { texNumber as n } from './tex-number.ts';

/** How much water there is at the start, and where. */
export function sorptionSteps(resolved: ResolvedElectrode): PlainStep[] {
  const water = startWater(resolved);
  const basis = resolved.composition.basisDensityKgPerM3;
  const sorbed = water.solid + water.micro;
  return [
    step('sorption', 'startContent', {
      name: 'Water at the start',
      symbol: 'X_0',
      formula:
        '\\left[\\Phi(\\varepsilon c_g+(1-\\varepsilon)c_s)+(1-\\Phi)c_{mi}\\right]/\\rho_{ppm}',
      numbers: `\\frac{${n(water.gas)}+${n(water.solid)}+${n(water.micro)}}{${n(basis)}}`,
      value: water.total / basis,
      quantity: 'loading',
      unit: 'wt-ppm',
      source: 'weighted sum of the components, Eser et al. 2020',
    }),
    step('sorption', 'microWater', {
      name: 'Share of the sorbed water on the micro scale',
      symbol: 'w_{mi}',
      formula: '\\frac{(1-\\Phi)c_{mi}}{(1-\\Phi)c_{mi}+\\Phi(1-\\varepsilon)c_s}',
      numbers: `\\frac{${n(water.micro)}}{${n(sorbed)}}`,
      value: sorbed === 0 ? 0 : water.micro / sorbed,
      quantity: 'fraction',
      unit: '%',
      source: 'weighted sum of the components, Eser et al. 2020',
    }),
  ];
}
