import { boundaryDrivingSteps, initialDrivingValue } from './driving-values.ts';
import type { TransportCase } from './transport-case.ts';
import { phaseConcentrations, waterContentsKgPerM3 } from './water-contents.ts';

/** The numbers that decide a linear two-scale problem, whatever `resistances` says. */
export interface CharacteristicTimes {
  /** tau_macro in s (equation 6 of the paper), the water of both scales included */
  readonly macroS: number;
  /** tau_micro = s_mi^2/D_mi in s of every micro class with its share of the micro water */
  readonly micro: readonly { readonly share: number; readonly tauS: number }[];
  /** beta, share of the exchanged water that sits on the micro scale */
  readonly microShare: number;
  /** k_g s_ma/(Phi eps D_ma) of the gas film, undefined without one */
  readonly biot: number | undefined;
}

/** Distance of activities below which the chord of an isotherm is taken as its tangent. */
const SMALLEST_CHORD = 1e-6;

/**
 * Diffusion times and micro share of a case. With isotherms the chord slopes between the start and
 * the first surroundings and the micro diffusivity at the start are used.
 */
export function characteristicTimes(transportCase: TransportCase): CharacteristicTimes {
  const { macro, micro, boundary } = transportCase;
  const [from, to] = chord(transportCase);
  const wet = waterContentsKgPerM3(transportCase, from);
  const dry = waterContentsKgPerM3(transportCase, to);
  const exchanged = wet.total - dry.total;
  // The gas content already carries Phi eps.
  const transported = (wet.gas - dry.gas) * macro.gasDiffusivityM2PerS;
  const microDiffusivity = microDiffusivityAtStart(transportCase);
  const classes =
    micro === undefined
      ? []
      : (micro.distribution ?? [{ lengthM: micro.lengthM ?? Number.NaN, share: 1 }]);
  const transferM = boundary.massTransferCoefficientMPerS;
  return {
    macroS: (exchanged * macro.lengthM ** 2) / transported,
    micro: classes.map(({ lengthM, share }) => ({
      share,
      tauS: lengthM ** 2 / microDiffusivity,
    })),
    microShare: (wet.micro - dry.micro) / exchanged,
    biot:
      transferM === undefined
        ? undefined
        : (transferM * macro.lengthM) /
          (macro.volumeFraction * macro.porosity * macro.gasDiffusivityM2PerS),
  };
}

/** Driving values between which slopes are taken. */
function chord(transportCase: TransportCase): [number, number] {
  if (transportCase.sorption.kind === 'linear') return [1, 0];
  const start = initialDrivingValue(transportCase);
  const end = boundaryDrivingSteps(transportCase)[0]?.value ?? start;
  if (Math.abs(start - end) >= SMALLEST_CHORD) return [start, end];
  return [start + SMALLEST_CHORD / 2, start - SMALLEST_CHORD / 2];
}

/** D_mi exp(k c/c_ref) at the start, in m2/s. */
export function microDiffusivityAtStart(transportCase: TransportCase): number {
  const { micro } = transportCase;
  if (micro === undefined) return Number.NaN;
  const start = phaseConcentrations(transportCase, initialDrivingValue(transportCase)).micro;
  const reference = micro.referenceConcentrationKgPerM3 ?? 1;
  return micro.diffusivityM2PerS * Math.exp((micro.concentrationExponent * start) / reference);
}
