import { type PlainStep, step } from './derivation-step.ts';
import type { ElectrodeCase } from './electrode-case.ts';
import type { ResolvedElectrode } from './resolve-electrode.ts';
import { texNumber as n } from './tex-number.ts';

/** How the volumes follow from masses and densities. */
export function compositionSteps(
  { electrode }: ElectrodeCase,
  { composition }: ResolvedElectrode,
): PlainStep[] {
  const { components, amount } = electrode;
  const sum = (scale?: 'macro' | 'micro') =>
    components
      .filter((component) => scale === undefined || component.scale === scale)
      .map(
        ({ massFraction, densityKgPerM3 }) =>
          `\\frac{${n(massFraction.value)}}{${n(densityKgPerM3.value)}}`,
      )
      .join(' + ');
  const {
    solidDensityKgPerM3: solid,
    coatingDensityKgPerM3: coating,
    totalPorosity,
    macroVolumeFraction: phi,
    macroPorosity,
    macroSolidDensityKgPerM3,
    basisDensityKgPerM3,
  } = composition;
  const macroMass = components
    .filter(({ scale }) => scale === 'macro')
    .reduce((mass, { massFraction }) => mass + massFraction.value, 0);
  const coatingNumbers = {
    density: { formula: '\\rho_c', numbers: n(coating) },
    loading: {
      formula: '\\frac{m_A}{s_c}',
      numbers:
        amount.kind === 'loading'
          ? `\\frac{${n(amount.massPerAreaKgPerM2.value)}}{${n(electrode.thicknessM.value)}}`
          : '',
    },
    porosity: {
      formula: '(1-\\varepsilon_{tot})\\,\\rho_{solid}',
      numbers: `(1-${n(totalPorosity)})\\cdot ${n(solid)}`,
    },
  }[amount.kind];
  return [
    step('composition', 'solidDensity', {
      name: 'Density of the solids',
      symbol: '\\rho_{solid}',
      formula: '\\left(\\sum_i w_i/\\rho_i\\right)^{-1}',
      numbers: `\\left(${sum()}\\right)^{-1}`,
      value: solid,
      quantity: 'density',
      unit: 'kg/m³',
      source: 'mass balance',
    }),
    step('composition', 'coatingDensity', {
      name: 'Dry coating density',
      symbol: '\\rho_c',
      ...coatingNumbers,
      value: coating,
      quantity: 'density',
      unit: 'kg/m³',
      source: 'mass balance',
    }),
    step('composition', 'totalPorosity', {
      name: 'Porosity of the whole coating',
      symbol: '\\varepsilon_{tot}',
      formula: '1-\\rho_c/\\rho_{solid}',
      numbers: `1-\\frac{${n(coating)}}{${n(solid)}}`,
      value: totalPorosity,
      quantity: 'fraction',
      unit: '–',
      source: 'mass balance',
    }),
    step('composition', 'macroVolumeFraction', {
      name: 'Volume share of the macro scale',
      symbol: '\\Phi',
      formula: '1-\\rho_c \\sum_{micro} w_i/\\rho_i',
      numbers: sum('micro') === '' ? '1' : `1-${n(coating)}\\left(${sum('micro')}\\right)`,
      value: phi,
      quantity: 'fraction',
      unit: '–',
      source: 'mass balance',
    }),
    step('composition', 'macroPorosity', {
      name: 'Porosity of the macro scale',
      symbol: '\\varepsilon',
      formula: '\\varepsilon_{tot}/\\Phi',
      numbers: `\\frac{${n(totalPorosity)}}{${n(phi)}}`,
      value: macroPorosity,
      quantity: 'fraction',
      unit: '–',
      source: 'mass balance',
    }),
    step('composition', 'macroSolidDensity', {
      name: 'Density of the macro solids',
      symbol: '\\rho_s',
      formula: '\\frac{\\sum_{macro} w_i}{\\sum_{macro} w_i/\\rho_i}',
      numbers: `\\frac{${n(macroMass)}}{${sum('macro')}}`,
      value: macroSolidDensityKgPerM3,
      quantity: 'density',
      unit: 'kg/m³',
      source: 'mass balance',
    }),
    step('composition', 'basisDensity', {
      name:
        electrode.ppmBasis === 'coating'
          ? 'Dry mass for wt-ppm: coating'
          : 'Dry mass for wt-ppm: electrode with foil',
      symbol: '\\rho_{ppm}',
      formula:
        electrode.ppmBasis === 'coating' ? '\\rho_c' : '\\rho_c\\,(1 + m_{foil}/m_{coating})',
      numbers:
        electrode.ppmBasis === 'coating'
          ? n(coating)
          : `${n(coating)}\\left(1+\\frac{${n(composition.foilMassPerAreaKgPerM2)}}{${n(composition.coatingMassPerFoilAreaKgPerM2)}}\\right)`,
      value: basisDensityKgPerM3,
      quantity: 'density',
      unit: 'kg/m³',
      source: 'mass balance',
    }),
  ];
}
