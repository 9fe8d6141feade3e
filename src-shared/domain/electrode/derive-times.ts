import { characteristicTimes } from '#shared/domain/case/characteristic-times.ts';
import { heatedStart } from '#shared/domain/case/heated-start.ts';
import { surroundingsOf } from '#shared/domain/case/surroundings.ts';
import { waterContentsKgPerM3 } from '#shared/domain/case/water-contents.ts';
import { branchOf } from '#shared/domain/material/component.ts';
import { isAssumed } from '#shared/domain/material/sourced-value.ts';
import { microComponentsOf } from './composition.ts';
import type { DerivationStep } from './derivation.ts';
import { assumedAmong, MODEL_SOURCE, step } from './derivation-step.ts';
import type { ElectrodeCase } from './electrode-case.ts';
import { diffusivityAt, type ResolvedElectrode } from './resolve-electrode.ts';
import { texNumber as n } from './tex-number.ts';

/** How the diffusion times follow from all of it. */
export function timeSteps(
  { electrode, drying }: ElectrodeCase,
  resolved: ResolvedElectrode,
): DerivationStep[] {
  const { transportCase } = resolved;
  const times = characteristicTimes(transportCase);
  const micro = microComponentsOf(electrode);
  const isotherms = electrode.components.flatMap((component) => {
    const branch = branchOf(component, drying.branch);
    return branch && isAssumed(branch) ? [`isotherm of ${component.name}`] : [];
  });
  const thickness = electrode.micro?.thickness;
  const onlyClass = thickness?.classes[0];
  const onlyBinder = micro[0];
  return [
    step('times', 'tauMacro', {
      name: 'Diffusion time of the macro scale',
      symbol: '\\tau_{macro}',
      formula: '\\frac{\\Delta C\\, s_{ma}^2}{\\Phi\\varepsilon\\, D_{ma}\\,\\Delta c_g}',
      numbers: tauMacroNumbers(resolved),
      value: times.macroS,
      quantity: 'time',
      unit: 'min',
      source: `${MODEL_SOURCE}, equation 6, with chords from start to surroundings`,
      assumed: isotherms,
    }),
    ...micro.map((component) =>
      step('times', `diffusivity-${component.id}`, {
        name: `Diffusivity in ${component.name}`,
        symbol: 'D_{mi}',
        formula: 'D_0\\exp\\left[-\\frac{E_a}{R}\\left(\\frac1T-\\frac1{T_0}\\right)\\right]',
        numbers: component.diffusion
          ? `${n(component.diffusion.diffusivityM2PerS.value)}\\exp\\left[-\\frac{${n(component.diffusion.activationEnergyJPerMol.value)}}{8.314}\\left(\\frac{1}{${n(drying.temperatureK)}}-\\frac{1}{${n(component.diffusion.referenceTemperatureK)}}\\right)\\right]`
          : '',
        value: diffusivityAt(component, drying.temperatureK),
        quantity: 'diffusivity',
        unit: 'm²/s',
        source: component.diffusion?.diffusivityM2PerS.source ?? '',
        assumed: component.diffusion
          ? assumedAmong({
              [`diffusivity in ${component.name}`]: component.diffusion.diffusivityM2PerS,
              [`activation energy in ${component.name}`]:
                component.diffusion.activationEnergyJPerMol,
            })
          : [],
      }),
    ),
    ...(micro.length === 0
      ? []
      : [
          step('times', 'tauMicro', {
            name: 'Diffusion time of the micro scale',
            symbol: '\\tau_{micro}',
            formula: 's_{mi}^2/D_{mi}',
            numbers:
              onlyClass && onlyBinder && micro.length === 1 && thickness.classes.length === 1
                ? `\\frac{(${n(onlyClass.lengthM)})^2}{${n(diffusivityAt(onlyBinder, drying.temperatureK))}}`
                : '\\text{mean by the water of each class}',
            value: times.micro.reduce((sum, { share, tauS }) => sum + share * tauS, 0),
            quantity: 'time',
            unit: 's',
            source: `${MODEL_SOURCE}, equation 4`,
            assumed: [
              ...micro.flatMap(({ name, diffusion }) =>
                diffusion && isAssumed(diffusion.diffusivityM2PerS)
                  ? [`diffusivity in ${name}`]
                  : [],
              ),
              ...(thickness && isAssumed(thickness) ? ['binder thickness'] : []),
            ],
          }),
        ]),
    step('times', 'microShare', {
      name: 'Exchanged water on the micro scale',
      symbol: '\\beta',
      formula: '\\frac{(1-\\Phi)\\,\\Delta c_{mi}}{\\Delta C}',
      numbers: n(times.microShare),
      value: times.microShare,
      quantity: 'fraction',
      unit: '%',
      source: 'chord from start to surroundings',
      assumed: isotherms,
    }),
  ];
}

/** The chord between start and surroundings with its numbers. */
function tauMacroNumbers({ transportCase, lengthM }: ResolvedElectrode): string {
  const { temperatureK, driving } = heatedStart(transportCase);
  const outside = surroundingsOf(transportCase)[0]?.driving ?? 0;
  const wet = waterContentsKgPerM3(transportCase, driving, temperatureK);
  const dry = waterContentsKgPerM3(transportCase, outside, temperatureK);
  const { gasDiffusivityM2PerS } = transportCase.macro;
  // The gas content already carries Phi eps.
  return `\\frac{${n(wet.total - dry.total)}\\cdot ${n(lengthM)}^2}{${n(gasDiffusivityM2PerS)}\\cdot ${n(wet.gas - dry.gas)}}`;
}
