import { characteristicTimes } from '../domain/case/characteristic-times.ts';
import {
  boundaryDrivingSteps,
  initialDrivingValue,
  referenceDrivingValue,
  type ReferenceValue,
  startTemperatureK,
} from '../domain/case/driving-values.ts';
import type { IsothermInput } from '../domain/case/isotherm-schema.ts';
import { nonlinearReason } from '../domain/case/linearity.ts';
import { microClassesOf } from '../domain/case/micro-classes.ts';
import { surroundingsOf } from '../domain/case/surroundings.ts';
import type { TransportCase } from '../domain/case/transport-case.ts';
import { classConcentration, phaseConcentrations } from '../domain/case/water-contents.ts';
import type { BoundarySteps, LinearTwoScale } from '../numerics/analytic/linear-two-scale.ts';
import type {
  Diffusivity,
  MicroClass,
  Relation,
  TwoScaleProblem,
} from '../numerics/model/two-scale-problem.ts';
import { exponentialDiffusivity, proportional } from '../numerics/model/two-scale-problem.ts';
import { addLoadings, isProportional } from '../physics/isotherm/isotherm.ts';
import { saturatedVapourConcentrationKgPerM3 } from '../physics/vapour-concentration.ts';
import { resolveSegments } from './resolve-segments.ts';

/** A case as the solvers take it, with the numbers that characterise it. */
export interface ResolvedCase {
  readonly problem: TwoScaleProblem;
  readonly boundary: BoundarySteps;
  /** The same case for the analytic solution; undefined where the problem is not linear. */
  readonly linear: LinearTwoScale | undefined;
  /** Linear stand-in with chord slopes: exact for linear cases, a guide for the others. */
  readonly chord: LinearTwoScale;
  readonly reference: ReferenceValue;
  /** Temperature at the start and, in the order of `boundary.steps`, of the surroundings, K. */
  readonly temperaturesK: readonly number[];
  /** Diffusion times whatever `resistances` says; tau_micro averaged over the classes by share. */
  readonly tauMacroS: number;
  readonly tauMicroS: number;
  /** beta: share of the exchanged water on the micro scale. */
  readonly microShare: number;
}

/** Turns a parsed case into the solver's problem. */
export function resolveCase(transportCase: TransportCase): ResolvedCase {
  const { sorption, macro } = transportCase;
  const boundary = {
    initial: initialDrivingValue(transportCase),
    steps: boundaryDrivingSteps(transportCase),
  };
  const times = characteristicTimes(transportCase);
  const chord = chordProblem(transportCase, times);
  const reference = referenceDrivingValue(transportCase);
  return {
    problem: {
      macro: {
        lengthM: macro.lengthM,
        content: macroContent(transportCase),
        solid: sorption.kind === 'linear' ? proportional(1) : concentration(sorption.solid),
        resisted: transportCase.resistances !== 'micro',
      },
      micro: resolveMicroClasses(transportCase, reference),
      initialDriving: boundary.initial,
      initialTemperatureK: startTemperatureK(transportCase),
      segments: resolveSegments(transportCase),
    },
    boundary,
    linear: nonlinearReason(transportCase) === undefined ? chord : undefined,
    chord,
    reference,
    temperaturesK: [
      startTemperatureK(transportCase),
      ...surroundingsOf(transportCase).map(({ temperatureK }) => temperatureK),
    ],
    tauMacroS: times.macroS,
    tauMicroS: times.micro.reduce((sum, { share, tauS }) => sum + share * tauS, 0),
    microShare: times.microShare,
  };
}

function chordProblem(
  transportCase: TransportCase,
  times: ReturnType<typeof characteristicTimes>,
): LinearTwoScale {
  const { resistances, micro } = transportCase;
  const geometry = micro?.geometry ?? 'slab';
  const resistedMacro = resistances !== 'micro';
  const problem: LinearTwoScale = {
    tauMacroS: resistedMacro ? times.macroS : 0,
    micro: times.micro.map(({ share, tauS }) => ({
      share: share * times.microShare,
      tauS: resistances === 'macro' ? 0 : tauS,
      geometry,
    })),
  };
  if (resistedMacro && times.biot !== undefined) problem.biot = times.biot;
  return problem;
}

/** c of the phase's own volume over the water activity. */
function concentration(isotherm: IsothermInput): Relation {
  const { densityKgPerM3 } = isotherm;
  return {
    proportional: isProportional(isotherm),
    evaluate(input, from, count, temperatureK, value, slope, to) {
      value.fill(0, to, to + count);
      slope.fill(0, to, to + count);
      addLoadings(isotherm, densityKgPerM3, temperatureK, input, from, count, value, slope, to);
    },
  };
}

/** Phi (eps c_g + (1 - eps) c_s) over the driving value. */
function macroContent({ sorption, macro }: TransportCase): Relation {
  const gasShare = macro.volumeFraction * macro.porosity;
  const solidShare = macro.volumeFraction * (1 - macro.porosity);
  if (sorption.kind === 'linear') return proportional(gasShare * sorption.gasPerSolid + solidShare);
  const solid = concentration(sorption.solid);
  return {
    proportional: solid.proportional,
    evaluate(input, from, count, temperatureK, value, slope, to) {
      const gas = gasShare * saturatedVapourConcentrationKgPerM3(temperatureK);
      solid.evaluate(input, from, count, temperatureK, value, slope, to);
      for (let i = 0; i < count; i++) {
        value[to + i] = solidShare * value[to + i]! + gas * input[from + i]!;
        slope[to + i] = solidShare * slope[to + i]! + gas;
      }
    },
  };
}

function resolveMicroClasses(
  transportCase: TransportCase,
  reference: ReferenceValue,
): MicroClass[] {
  const { micro, macro, resistances } = transportCase;
  const {
    geometry = 'slab',
    concentrationExponent = 0,
    referenceConcentrationKgPerM3 = 1,
  } = micro ?? {};
  const { value, temperatureK } = reference;
  const mean = phaseConcentrations(transportCase, value, temperatureK).micro;
  return microClassesOf(transportCase).map((microClass) => {
    const { lengthM, share, diffusivityM2PerS, isotherm, perSolid } = microClass;
    const own = classConcentration(microClass, value, temperatureK);
    return {
      volumeFraction: (1 - macro.volumeFraction) * share,
      lengthM,
      geometry,
      interfaceContent: isotherm === undefined ? proportional(perSolid) : concentration(isotherm),
      diffusivity: followingTemperature(
        exponentialDiffusivity(1, concentrationExponent, referenceConcentrationKgPerM3),
        diffusivityM2PerS,
      ),
      resisted: resistances !== 'macro',
      reportScale: own > 0 && mean > 0 ? mean / own : 1,
    };
  });
}

/** D(c, T) as the product of a function of the content and one of the temperature. */
function followingTemperature(
  law: Diffusivity,
  atDryM2PerS: (temperatureK: number) => number,
): Diffusivity {
  return {
    constant: law.constant,
    evaluate(input, from, count, temperatureK, potential, diffusivity, to) {
      law.evaluate(input, from, count, temperatureK, potential, diffusivity, to);
      const scale = atDryM2PerS(temperatureK);
      for (let i = 0; i < count; i++) {
        potential[to + i]! *= scale;
        diffusivity[to + i]! *= scale;
      }
    },
  };
}
