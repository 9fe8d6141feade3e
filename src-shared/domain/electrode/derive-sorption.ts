import { branchOf } from '#shared/domain/material/component.ts';
import { isAssumed } from '#shared/domain/material/sourced-value.ts';
import type { DerivationStep } from './derivation.ts';
import { step } from './derivation-step.ts';
import type { ElectrodeCase } from './electrode-case.ts';
import { type ResolvedElectrode, startWater } from './resolve-electrode.ts';
import { texNumber as n } from './tex-number.ts';

/** How much water there is at the start, and where. */
export function sorptionSteps(
  electrodeCase: ElectrodeCase,
  resolved: ResolvedElectrode,
): DerivationStep[] {
  const { electrode, drying } = electrodeCase;
  const assumed = electrode.components.flatMap((component) => {
    const branch = branchOf(component, drying.branch);
    return branch && isAssumed(branch) ? [`isotherm of ${component.name}`] : [];
  });
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
      assumed,
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
      assumed,
    }),
  ];
}
