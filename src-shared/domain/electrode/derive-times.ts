import { characteristicTimes } from '#shared/domain/case/characteristic-times.ts';
import { heatedStart } from '#shared/domain/case/heated-start.ts';
import { surroundingsOf } from '#shared/domain/case/surroundings.ts';
import type { TransportCase } from '#shared/domain/case/transport-case.ts';
import { waterContentsKgPerM3 } from '#shared/domain/case/water-contents.ts';
import { microComponentsOf } from './composition.ts';
import { MODEL_SOURCE, type PlainStep, step } from './derivation-step.ts';
import type { ElectrodeCase } from './electrode-case.ts';
import { diffusivityAt, type ResolvedElectrode } from './resolve-electrode.ts';
import { texNumber as n } from './tex-number.ts';

/** How the diffusion times follow from all of it. */
export function timeSteps(
  { electrode, drying }: ElectrodeCase,
  resolved: ResolvedElectrode,
): PlainStep[] {
  const { transportCase } = resolved;
  const times = characteristicTimes(transportCase);
  const micro = microComponentsOf(electrode);
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
          }),
        ]),
    step('times', 'microShare', {
      name: 'Exchanged water on the micro scale',
      symbol: '\\beta',
      formula: '\\frac{(1-\\Phi)\\,\\Delta c_{mi}}{\\Delta C}',
      numbers: microShareNumbers(resolved),
      value: times.microShare,
      quantity: 'fraction',
      unit: '%',
      source: 'chord from start to surroundings',
    }),
  ];
}

/** Water at both ends of the chord between start and surroundings, kg per m3 of coating. */
function chordWater(transportCase: TransportCase) {
  const { temperatureK, driving } = heatedStart(transportCase);
  const outside = surroundingsOf(transportCase)[0]?.driving ?? 0;
  return {
    wet: waterContentsKgPerM3(transportCase, driving, temperatureK),
    dry: waterContentsKgPerM3(transportCase, outside, temperatureK),
  };
}

function tauMacroNumbers({ transportCase, lengthM }: ResolvedElectrode): string {
  const { wet, dry } = chordWater(transportCase);
  const { gasDiffusivityM2PerS } = transportCase.macro;
  // The gas content already carries Phi eps.
  return `\\frac{${n(wet.total - dry.total)}\\cdot ${n(lengthM)}^2}{${n(gasDiffusivityM2PerS)}\\cdot ${n(wet.gas - dry.gas)}}`;
}

function microShareNumbers({ transportCase }: ResolvedElectrode): string {
  const { wet, dry } = chordWater(transportCase);
  return `\\frac{${n(wet.micro - dry.micro)}}{${n(wet.total - dry.total)}}`;
}
