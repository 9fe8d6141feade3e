import { heatedStart } from '#shared/domain/case/heated-start.ts';
import { surroundingsOf } from '#shared/domain/case/surroundings.ts';
import type { IsothermInput } from '#shared/domain/case/isotherm-schema.ts';
import {
  type MicroScale,
  TRANSPORT_CASE_FORMAT,
  type TransportCase,
} from '#shared/domain/case/transport-case.ts';
import { waterContentsKgPerM3 } from '#shared/domain/case/water-contents.ts';
import { branchOf, type BranchName, type Component } from '#shared/domain/material/component.ts';
import { GAS_CONSTANT_J_PER_MOL_K } from '#shared/physics/constants.ts';
import { gasDiffusivityM2PerS } from '#shared/physics/gas-diffusivity.ts';
import { activityAtLoading, loading } from '#shared/physics/isotherm/isotherm.ts';
import { relativeDiffusivity, type Tortuosity } from '#shared/physics/tortuosity.ts';
import { saturatedVapourConcentrationKgPerM3 } from '#shared/physics/vapour-concentration.ts';
import {
  compositionOf,
  isothermOf,
  microComponentsOf,
  weightedSum,
  type Composition,
} from './composition.ts';
import { defaultOutputTimesS, defaultProfileTimesS } from './default-times.ts';
import type { ElectrodeCase } from './electrode-case.ts';
import { moisturePressurePa } from './gas-conditions.ts';
import { transportLengthM } from './geometry.ts';

/** What an electrode case leads to: the solver's input, and the numbers on the way. */
export interface ResolvedElectrode {
  readonly transportCase: TransportCase;
  readonly composition: Composition;
  readonly lengthM: number;
  readonly relativeDiffusivity: number;
  /** D_gas of a straight pore under the first conditions, m2/s */
  readonly poreDiffusivityM2PerS: number;
  readonly chamberVapourPressurePa: number;
  /** Water activity at the start on the branch that is followed, at the temperature of loading. */
  readonly startActivity: number;
}

/** Transport parameters of an electrode in a geometry under conditions (units: SI). */
export function resolveElectrode(electrodeCase: ElectrodeCase, name = ''): ResolvedElectrode {
  const { electrode, geometry, loading: start, drying, transport } = electrodeCase;
  const composition = compositionOf(electrode);
  const lengthM = transportLengthM(geometry, electrode.thicknessM.value);
  const relative = relativeDiffusivity(
    tortuosityOf(electrode.tortuosity),
    composition.macroPorosity,
  );
  const poreDiffusivityM2PerS = gasDiffusivityM2PerS(
    {
      regime: transport.regime,
      molecular: transport.molecular,
      poreDiameterM: electrode.poreDiameterM.value,
    },
    drying.temperatureK,
    drying.pressurePa,
    0,
  );
  const startActivity = startActivityOf(electrodeCase);
  const gas = (conditions: Pick<typeof drying, 'temperatureK' | 'pressurePa' | 'moisture'>) => ({
    temperatureK: conditions.temperatureK,
    pressurePa: conditions.pressurePa,
    vapourPressurePa: moisturePressurePa(
      conditions.moisture,
      conditions.temperatureK,
      conditions.pressurePa,
    ),
  });
  const first = gas(drying);
  const nonlinear: TransportCase = {
    format: TRANSPORT_CASE_FORMAT,
    name,
    resistances: transport.resistances,
    macro: {
      lengthM,
      volumeFraction: composition.macroVolumeFraction,
      porosity: composition.macroPorosity,
      gasDiffusivityM2PerS: relative * poreDiffusivityM2PerS,
      pores: {
        diameterM: electrode.poreDiameterM.value,
        regime: transport.regime,
        molecular: transport.molecular,
        slipFlow: transport.slipFlow,
      },
    },
    ...microOf(electrodeCase),
    sorption: {
      kind: 'isotherms',
      temperatureK: start.temperatureK,
      ...isothermsOf(electrodeCase, composition),
    },
    initial: { waterActivity: startActivity },
    boundary: {
      ...first,
      ...(drying.massTransferCoefficientMPerS === undefined
        ? {}
        : { massTransferCoefficientMPerS: drying.massTransferCoefficientMPerS }),
      ...(drying.changes === undefined || drying.changes.length === 0
        ? {}
        : {
            changes: drying.changes.map((change) => ({
              timeS: change.timeS,
              ...(change.rampS === undefined ? {} : { rampS: change.rampS }),
              ...gas(change),
            })),
          }),
    },
    endTimeS: electrodeCase.endTimeS,
    outputTimesS: electrodeCase.outputTimesS ?? defaultOutputTimesS(electrodeCase.endTimeS),
    profileTimesS: defaultProfileTimesS(electrodeCase.endTimeS),
    microDepths: [0, 0.5, 1],
    dryCoatingDensityKgPerM3: composition.basisDensityKgPerM3,
    ppmBasis: electrode.ppmBasis,
  };
  return {
    transportCase: transport.sorption === 'linearised' ? linearised(nonlinear) : nonlinear,
    composition,
    lengthM,
    relativeDiffusivity: relative,
    poreDiffusivityM2PerS,
    chamberVapourPressurePa: first.vapourPressurePa,
    startActivity,
  };
}

function tortuosityOf(tortuosity: ElectrodeCase['electrode']['tortuosity']): Tortuosity {
  return tortuosity.model === 'fixed'
    ? { model: 'fixed', tortuosity: tortuosity.tortuosity.value }
    : { model: tortuosity.model };
}

/** Both phases' isotherms on the branch that is followed. */
function isothermsOf(electrodeCase: ElectrodeCase, composition: Composition) {
  const { electrode, drying } = electrodeCase;
  const macro = electrode.components.filter(({ scale }) => scale === 'macro');
  const micro = microComponentsOf(electrode);
  const { microDensityKgPerM3 } = composition;
  return {
    solid: {
      ...weightedSum(macro, drying.branch),
      densityKgPerM3: composition.macroSolidDensityKgPerM3,
    },
    ...(microDensityKgPerM3 === undefined
      ? {}
      : { micro: { ...weightedSum(micro, drying.branch), densityKgPerM3: microDensityKgPerM3 } }),
  };
}

/** D of a binder under the first conditions, m2/s: D(T_ref) exp(-E_a/R (1/T - 1/T_ref)). */
export function diffusivityAt(component: Component, temperatureK: number): number {
  const { diffusion } = component;
  if (!diffusion) return Number.NaN;
  const { diffusivityM2PerS, activationEnergyJPerMol, referenceTemperatureK } = diffusion;
  const inverse = 1 / temperatureK - 1 / referenceTemperatureK;
  return (
    diffusivityM2PerS.value *
    Math.exp((-activationEnergyJPerMol.value / GAS_CONSTANT_J_PER_MOL_K) * inverse)
  );
}

/** Every binder with every thickness is a class of its own. */
function microOf(electrodeCase: ElectrodeCase): Pick<TransportCase, 'micro'> {
  const { electrode, drying } = electrodeCase;
  const components = microComponentsOf(electrode);
  const [first] = components;
  if (first === undefined || electrode.micro === undefined) return {};
  const { geometry, thickness } = electrode.micro;
  const temperatureK = drying.temperatureK;
  const common = {
    geometry,
    concentrationExponent: 0,
    diffusivityM2PerS: diffusivityAt(first, temperatureK),
    activationEnergyJPerMol: first.diffusion?.activationEnergyJPerMol.value ?? 0,
    referenceTemperatureK: temperatureK,
  };
  const [only] = thickness.classes;
  if (components.length === 1 && thickness.classes.length === 1 && only) {
    return { micro: { lengthM: only.lengthM, ...common } };
  }
  const volumes = components.map(
    ({ massFraction, densityKgPerM3 }) => massFraction.value / densityKgPerM3.value,
  );
  const volume = volumes.reduce((sum, part) => sum + part, 0);
  return {
    micro: {
      distribution: components.flatMap((component, index) =>
        thickness.classes.map(({ lengthM, share }) => ({
          lengthM,
          share: (share * (volumes[index] ?? 0)) / volume,
          ...(components.length === 1
            ? {}
            : {
                diffusivityM2PerS: diffusivityAt(component, temperatureK),
                activationEnergyJPerMol: component.diffusion?.activationEnergyJPerMol.value ?? 0,
                isotherm: {
                  ...isothermOf(component, drying.branch),
                  densityKgPerM3: component.densityKgPerM3.value,
                },
              }),
        })),
      ),
      ...common,
    },
  };
}

/**
 * The activity at which the branch that is followed holds the water that the other one took up:
 * X_des(a) = X_ads(RH), both per dry coating at the temperature of loading. Above 1, or not a number,
 * where that branch cannot hold it.
 */
export function startActivityOf({ electrode, loading: start, drying }: ElectrodeCase): number {
  const { relativeHumidity, temperatureK, branch } = start;
  const differs = electrode.components.some(
    (component) => branchOf(component, branch) !== branchOf(component, drying.branch),
  );
  if (!differs) return relativeHumidity;
  const whole = (name: BranchName) => weightedSum(electrode.components, name);
  const held = loading(whole(branch), relativeHumidity, temperatureK);
  return activityAtLoading(whole(drying.branch), held, temperatureK);
}

/**
 * The same case with chords from the origin to the start, as the paper models it: K_ma = c_g/c_s and
 * K_mi = c_mi/c_s with the water of the start at the temperature of drying. A coating that starts dry
 * gets the chord to its surroundings.
 */
function linearised(nonlinear: TransportCase): TransportCase {
  const { sorption, micro, boundary } = nonlinear;
  if (sorption.kind !== 'isotherms') return nonlinear;
  const [first, ...later] = surroundingsOf(nonlinear);
  if (!first) return nonlinear;
  // The water of the start stays when the temperature jumps.
  const start = heatedStart(nonlinear);
  const { temperatureK } = start;
  // A dry coating takes up water: the chord then ends at the dampest gas.
  const activity =
    start.driving > 0
      ? start.driving
      : Math.max(first.driving, ...later.map(({ driving }) => driving));
  // Without any water there is no chord; the check of the case says so.
  if (activity === 0) return nonlinear;
  const solidDensity = sorption.solid.densityKgPerM3;
  const solid = solidDensity * loading(sorption.solid, activity, temperatureK);
  const gas = activity * saturatedVapourConcentrationKgPerM3(temperatureK);
  const microAt = (isotherm: IsothermInput) =>
    (isotherm.densityKgPerM3 * loading(isotherm, activity, temperatureK)) / solid;
  const outside = (driving: number) => ({
    solidConcentrationKgPerM3: (solid * driving) / activity,
  });
  const { massTransferCoefficientMPerS } = boundary;
  const { lengthM, volumeFraction, porosity, gasDiffusivityM2PerS } = nonlinear.macro;
  return {
    ...nonlinear,
    macro: { lengthM, volumeFraction, porosity, gasDiffusivityM2PerS },
    ...(micro === undefined ? {} : { micro: linearisedMicro(micro, microAt) }),
    sorption: {
      kind: 'linear',
      gasPerSolid: gas / solid,
      ...(sorption.micro === undefined ? {} : { microPerSolid: microAt(sorption.micro) }),
    },
    initial: outside(start.driving),
    boundary: {
      ...outside(first.driving),
      ...(massTransferCoefficientMPerS === undefined ? {} : { massTransferCoefficientMPerS }),
      ...(later.length === 0
        ? {}
        : { changes: later.map(({ timeS, driving }) => ({ timeS, ...outside(driving) })) }),
    },
  };
}

function linearisedMicro(
  { lengthM, distribution, diffusivityM2PerS, geometry, concentrationExponent }: MicroScale,
  microAt: (isotherm: IsothermInput) => number,
): MicroScale {
  const common = { diffusivityM2PerS, geometry, concentrationExponent };
  if (distribution === undefined) {
    return lengthM === undefined ? common : { lengthM, ...common };
  }
  return {
    ...common,
    distribution: distribution.map((entry) => ({
      lengthM: entry.lengthM,
      share: entry.share,
      ...(entry.diffusivityM2PerS === undefined
        ? {}
        : { diffusivityM2PerS: entry.diffusivityM2PerS }),
      ...(entry.isotherm === undefined ? {} : { microPerSolid: microAt(entry.isotherm) }),
    })),
  };
}

/** Water of the start by where it sits, kg per m3 of coating: gas, macro solid, micro. */
export function startWater({ transportCase, startActivity }: ResolvedElectrode) {
  return waterContentsKgPerM3(transportCase, startActivity);
}
