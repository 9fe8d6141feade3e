import { knudsenDiffusivityM2PerS } from '#shared/physics/knudsen-diffusivity.ts';
import { knudsenNumber, meanFreePathM } from '#shared/physics/knudsen-number.ts';
import {
  type MolecularCorrelation,
  molecularDiffusivityM2PerS,
} from '#shared/physics/molecular-diffusivity.ts';
import { saturationPressurePa } from '#shared/physics/saturation-pressure.ts';
import { type PlainStep, step } from './derivation-step.ts';
import type { ElectrodeCase } from './electrode-case.ts';
import type { ResolvedElectrode } from './resolve-electrode.ts';
import { texNumber as n } from './tex-number.ts';

/** TeX of a formula, and with the numbers put in. */
type Pair = readonly [formula: string, numbers: string];

/** How the diffusivity on the macro scale follows from the gas and the pores. */
export function gasSteps(
  { drying, electrode, transport }: ElectrodeCase,
  resolved: ResolvedElectrode,
): PlainStep[] {
  const { temperatureK, pressurePa } = drying;
  const pore = electrode.poreDiameterM;
  const molecular = molecularDiffusivityM2PerS(transport.molecular, temperatureK, pressurePa);
  const knudsen = knudsenDiffusivityM2PerS(pore.value, temperatureK);
  const regimes: Record<typeof transport.regime, Pair> = {
    bosanquet: [
      '\\left(1/D_m+1/D_K\\right)^{-1}',
      `\\left(\\frac{1}{${n(molecular)}}+\\frac{1}{${n(knudsen)}}\\right)^{-1}`,
    ],
    molecular: ['D_m', n(molecular)],
    knudsen: ['D_K', n(knudsen)],
    stefan: [
      '\\left((1-y)/D_m+1/D_K\\right)^{-1},\\ y=0',
      `\\left(\\frac{1}{${n(molecular)}}+\\frac{1}{${n(knudsen)}}\\right)^{-1}`,
    ],
  };
  const regime = regimes[transport.regime];
  const correlation = correlationPairs(temperatureK, pressurePa)[transport.molecular];
  const vapour = vapourPair(drying);
  const eps = resolved.composition.macroPorosity;
  const tortuosities: Record<typeof electrode.tortuosity.model, Pair> = {
    'zehner-bauer-schluender': [
      '(1-\\sqrt{1-\\varepsilon})/\\varepsilon',
      `\\frac{1-\\sqrt{1-${n(eps)}}}{${n(eps)}}`,
    ],
    bruggeman: ['\\sqrt{\\varepsilon}', `\\sqrt{${n(eps)}}`],
    fixed: ['1/\\tau', n(resolved.relativeDiffusivity)],
  };
  const tortuosity = tortuosities[electrode.tortuosity.model];
  return [
    step('gas', 'saturationPressure', {
      name: 'Saturation pressure',
      symbol: 'p_{sat}',
      formula: 'p_{sat}(T)',
      numbers: `p_{sat}(${n(temperatureK)}\\,\\mathrm{K})`,
      value: saturationPressurePa(temperatureK),
      quantity: 'pressure',
      unit: 'Pa',
      source: 'Wagner, Pruss 1993, IAPWS SR1-86',
    }),
    step('gas', 'vapourPressure', {
      name: 'Vapour pressure in the chamber',
      symbol: 'p_{w}',
      formula: vapour[0],
      numbers: vapour[1],
      value: resolved.chamberVapourPressurePa,
      quantity: 'pressure',
      unit: 'Pa',
      source: 'Wagner et al. 1994 over ice; expansion keeps the mole fraction',
    }),
    step('gas', 'molecularDiffusivity', {
      name: `Molecular diffusivity (${transport.molecular === 'fuller' ? 'Fuller' : 'Schirmer'})`,
      symbol: 'D_m',
      formula: correlation[0],
      numbers: correlation[1],
      value: molecular,
      quantity: 'diffusivity',
      unit: 'm²/s',
      source:
        transport.molecular === 'fuller' ? 'Fuller, Schettler, Giddings 1966' : 'Schirmer 1938',
    }),
    step('gas', 'knudsenDiffusivity', {
      name: 'Knudsen diffusivity',
      symbol: 'D_K',
      formula: '\\frac{d_p}{3}\\sqrt{\\frac{8RT}{\\pi M_w}}',
      numbers: `\\frac{${n(pore.value)}}{3}\\sqrt{\\frac{8\\cdot 8.314\\cdot ${n(temperatureK)}}{\\pi\\cdot 0.01802}}`,
      value: knudsen,
      quantity: 'diffusivity',
      unit: 'm²/s',
      source: 'kinetic theory of gases',
    }),
    step('gas', 'knudsenNumber', {
      name: 'Knudsen number',
      symbol: 'Kn',
      formula: '\\lambda/d_p',
      numbers: `\\frac{${n(meanFreePathM(temperatureK, pressurePa))}}{${n(pore.value)}}`,
      value: knudsenNumber(pore.value, temperatureK, pressurePa),
      quantity: 'number',
      unit: '–',
      source: 'mean free path of dilute water in nitrogen, sigma = 3.15 Å',
    }),
    step('gas', 'poreDiffusivity', {
      name: 'Diffusivity in a pore',
      symbol: 'D_{gas}',
      formula: regime[0],
      numbers: regime[1],
      value: resolved.poreDiffusivityM2PerS,
      quantity: 'diffusivity',
      unit: 'm²/s',
      source: "the paper's own combination was not accessible",
    }),
    step('gas', 'gasDiffusivity', {
      name: 'Diffusivity on the macro scale',
      symbol: 'D_{ma}',
      formula: `D_{gas}\\,${tortuosity[0]}`,
      numbers: `${n(resolved.poreDiffusivityM2PerS)}\\cdot ${tortuosity[1]}`,
      value: resolved.poreDiffusivityM2PerS * resolved.relativeDiffusivity,
      quantity: 'diffusivity',
      unit: 'm²/s',
      source:
        electrode.tortuosity.model === 'zehner-bauer-schluender'
          ? 'Zehner, Bauer, Schluender, solids that nothing passes'
          : 'tortuosity of the electrode',
    }),
  ];
}

/** The correlations in SI units, with the constants of water in nitrogen multiplied out. */
function correlationPairs(
  temperatureK: number,
  pressurePa: number,
): Record<MolecularCorrelation, Pair> {
  const kelvin = n(temperatureK);
  const pascal = n(pressurePa);
  const factor = molecularDiffusivityM2PerS('fuller', 1, 1);
  return {
    fuller: ['C\\,T^{1.75}/p', `${n(factor)}\\cdot\\frac{${kelvin}^{1.75}}{${pascal}}`],
    schirmer: [
      'D_0\\,\\frac{p_0}{p}\\left(\\frac{T}{T_0}\\right)^{1.81}',
      `2.306\\cdot 10^{-5}\\cdot\\frac{101325}{${pascal}}\\left(\\frac{${kelvin}}{273.15}\\right)^{1.81}`,
    ],
  };
}

/** Vapour pressure in the chamber from what was measured. */
function vapourPair({ moisture, temperatureK, pressurePa }: ElectrodeCase['drying']): Pair {
  switch (moisture.kind) {
    case 'relative-humidity':
      return [
        'RH\\,p_{sat}(T)',
        `${n(moisture.relativeHumidity)}\\cdot ${n(saturationPressurePa(temperatureK))}`,
      ];
    case 'vapour-pressure':
      return ['p_w', n(moisture.vapourPressurePa)];
    case 'dew-point': {
      const saturated = `p_{sat}(${n(moisture.dewPointK)}\\,\\mathrm{K})`;
      if (moisture.at === 'chamber') return ['p_{sat}(T_{fp})', saturated];
      const line = n(moisture.linePressurePa);
      return [
        'p_{sat}(T_{fp})\\,p/p_{line}',
        `${saturated}\\cdot\\frac{${n(pressurePa)}}{${line}}`,
      ];
    }
  }
}
