import { characteristicTimes } from '../domain/case/characteristic-times.ts';
import {
  boundaryDrivingSteps,
  initialDrivingValue,
  referenceDrivingValue,
} from '../domain/case/driving-values.ts';
import { nonlinearReason } from '../domain/case/linearity.ts';
import type { IsothermInput } from '../domain/case/isotherm-schema.ts';
import type { MicroScale, TransportCase } from '../domain/case/transport-case.ts';
import type { BoundarySteps, LinearTwoScale } from '../numerics/analytic/linear-two-scale.ts';
import type {
  MicroClass,
  Relation,
  Segment,
  TwoScaleProblem,
} from '../numerics/model/two-scale-problem.ts';
import { exponentialDiffusivity, proportional } from '../numerics/model/two-scale-problem.ts';
import { addLoadings, isProportional } from '../physics/isotherm/isotherm.ts';
import { saturatedVapourConcentrationKgPerM3 } from '../physics/vapour-concentration.ts';

/** A case as the solvers take it, with the numbers that characterise it. */
export interface ResolvedCase {
  readonly problem: TwoScaleProblem;
  readonly boundary: BoundarySteps;
  /** The same case for the analytic solution; undefined where the problem is not linear. */
  readonly linear: LinearTwoScale | undefined;
  /** Linear stand-in with chord slopes: exact for linear cases, a guide for the others. */
  readonly chord: LinearTwoScale;
  readonly reference: { readonly kind: 'start' | 'boundary'; readonly value: number };
  /** Diffusion times whatever `resistances` says; tau_micro averaged over the classes by share. */
  readonly tauMacroS: number;
  readonly tauMicroS: number;
  /** beta: share of the exchanged water on the micro scale. */
  readonly microShare: number;
}

/** Temperature of a case that does not depend on one. */
const anyTemperatureK = 298.15;

/** Turns a parsed case into the solver's problem. */
export function resolveCase(transportCase: TransportCase): ResolvedCase {
  const { sorption, micro, macro } = transportCase;
  const boundary = {
    initial: initialDrivingValue(transportCase),
    steps: boundaryDrivingSteps(transportCase),
  };
  const times = characteristicTimes(transportCase);
  const chord = chordProblem(transportCase, times);
  const classes = micro === undefined || macro.volumeFraction === 1 ? [] : microClasses(micro);
  return {
    problem: {
      macro: {
        lengthM: macro.lengthM,
        content: macroContent(transportCase),
        solid: sorption.kind === 'linear' ? proportional(1) : concentration(sorption.solid),
        resisted: transportCase.resistances !== 'micro',
      },
      micro: classes.map((microClass) => resolveMicroClass(transportCase, microClass)),
      initialDriving: boundary.initial,
      initialTemperatureK: temperatureOf(transportCase),
      segments: resolveSegments(transportCase, boundary.steps),
    },
    boundary,
    linear: nonlinearReason(transportCase) === undefined ? chord : undefined,
    chord,
    reference: referenceDrivingValue(transportCase),
    tauMacroS: times.macroS,
    tauMicroS: times.micro.reduce((sum, { share, tauS }) => sum + share * tauS, 0),
    microShare: times.microShare,
  };
}

function microClasses(micro: MicroScale): { lengthM: number; share: number }[] {
  return micro.distribution ?? [{ lengthM: micro.lengthM ?? Number.NaN, share: 1 }];
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
  const gas = gasShare * saturatedVapourConcentrationKgPerM3(sorption.temperatureK);
  return {
    proportional: solid.proportional,
    evaluate(input, from, count, temperatureK, value, slope, to) {
      solid.evaluate(input, from, count, temperatureK, value, slope, to);
      for (let i = 0; i < count; i++) {
        value[to + i] = solidShare * value[to + i]! + gas * input[from + i]!;
        slope[to + i] = solidShare * slope[to + i]! + gas;
      }
    },
  };
}

function resolveMicroClass(
  { sorption, micro, macro, resistances }: TransportCase,
  { lengthM, share }: { lengthM: number; share: number },
): MicroClass {
  const {
    geometry = 'slab',
    diffusivityM2PerS = Number.NaN,
    concentrationExponent = 0,
    referenceConcentrationKgPerM3 = 1,
  } = micro ?? {};
  return {
    volumeFraction: (1 - macro.volumeFraction) * share,
    lengthM,
    geometry,
    interfaceContent:
      sorption.kind === 'linear'
        ? proportional(sorption.microPerSolid ?? 0)
        : sorption.micro === undefined
          ? proportional(0)
          : concentration(sorption.micro),
    diffusivity: exponentialDiffusivity(
      diffusivityM2PerS,
      concentrationExponent,
      referenceConcentrationKgPerM3,
    ),
    resisted: resistances !== 'macro',
  };
}

/** One segment for each value of the surroundings that begins before the end. */
function resolveSegments(
  transportCase: TransportCase,
  steps: BoundarySteps['steps'],
): readonly Segment[] {
  const { macro, boundary, endTimeS, resistances } = transportCase;
  const gas = gasPerDriving(transportCase);
  const conductance = macro.volumeFraction * macro.porosity * macro.gasDiffusivityM2PerS * gas;
  const temperatureK = temperatureOf(transportCase);
  const transferM = boundary.massTransferCoefficientMPerS;
  return steps.map(({ timeS, value }, index) => {
    const segment: Segment = {
      startS: timeS,
      endS: steps[index + 1]?.timeS ?? endTimeS,
      boundaryDriving: () => value,
      temperatureK: () => temperatureK,
      macroConductance: () => conductance,
    };
    // A scale without resistance has no gas film either.
    return transferM === undefined || resistances === 'micro'
      ? segment
      : { ...segment, filmConductance: () => transferM * gas };
  });
}

/** c_g per unit of the driving value, kg/m3. */
function gasPerDriving({ sorption }: TransportCase): number {
  return sorption.kind === 'linear'
    ? sorption.gasPerSolid
    : saturatedVapourConcentrationKgPerM3(sorption.temperatureK);
}

function temperatureOf({ sorption }: TransportCase): number {
  return sorption.kind === 'isotherms' ? sorption.temperatureK : anyTemperatureK;
}
