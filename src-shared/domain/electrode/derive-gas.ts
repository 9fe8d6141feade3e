import { knudsenDiffusivityM2PerS } from '#shared/physics/knudsen-diffusivity.ts';
import { knudsenNumber } from '#shared/physics/knudsen-number.ts';
import { molecularDiffusivityM2PerS } from '#shared/physics/molecular-diffusivity.ts';
import { saturationPressurePa } from '#shared/physics/saturation-pressure.ts';
import type { DerivationStep } from './derivation.ts';
import { assumedAmong, step } from './derivation-step.ts';
import type { ElectrodeCase } from './electrode-case.ts';
import type { ResolvedElectrode } from './resolve-electrode.ts';
import { texNumber as n } from './tex-number.ts';

/** TeX of a formula, and with the numbers put in. */
type Pair = readonly [formula: string, numbers: string];

/** How the diffusivity on the macro scale follows from the gas and the pores. */
export function gasSteps(
  { drying, electrode, transport }: ElectrodeCase,
  resolved: ResolvedElectrode,
): DerivationStep[] {
  const { temperatureK, pressurePa } = drying;
  const pore = electrode.poreDiameterM;
  const assumed = assumedAmong({ 'pore diameter': pore });
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
      assumed: [],
    }),
    step('gas', 'vapourPressure', {
      name: 'Vapour pressure in the chamber',
      symbol: 'p_{w}',
      formula:
        drying.moisture.kind === 'dew-point' && drying.moisture.at === 'line'
          ? 'p_{ice}(T_{fp})\\,p/p_{line}'
          : 'p_w',
      numbers: n(resolved.chamberVapourPressurePa),
      value: resolved.chamberVapourPressurePa,
      quantity: 'pressure',
      unit: 'Pa',
      source: 'Wagner et al. 1994 over ice; expansion keeps the mole fraction',
      assumed: [],
    }),
    step('gas', 'molecularDiffusivity', {
      name: `Molecular diffusivity (${transport.molecular === 'fuller' ? 'Fuller' : 'Schirmer'})`,
      symbol: 'D_m',
      formula: transport.molecular === 'fuller' ? '\\propto T^{1.75}/p' : '\\propto T^{1.81}/p',
      numbers: `D_m(${n(temperatureK)}\\,\\mathrm{K},\\ ${n(pressurePa)}\\,\\mathrm{Pa})`,
      value: molecular,
      quantity: 'diffusivity',
      unit: 'm²/s',
      source:
        transport.molecular === 'fuller' ? 'Fuller, Schettler, Giddings 1966' : 'Schirmer 1938',
      assumed: [],
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
      assumed,
    }),
    step('gas', 'knudsenNumber', {
      name: 'Knudsen number',
      symbol: 'Kn',
      formula: '\\lambda/d_p',
      numbers: n(knudsenNumber(pore.value, temperatureK, pressurePa)),
      value: knudsenNumber(pore.value, temperatureK, pressurePa),
      quantity: 'number',
      unit: '–',
      source: 'mean free path of dilute water in nitrogen, sigma = 3.15 Å',
      assumed,
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
      assumed,
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
      assumed,
    }),
  ];
}
