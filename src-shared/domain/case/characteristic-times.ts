import { initialDrivingValue, startTemperatureK } from './driving-values.ts';
import { heatedStart } from './heated-start.ts';
import { microClassesOf, type MicroClassValues } from './micro-classes.ts';
import { surroundingsOf } from './surroundings.ts';
import type { TransportCase } from './transport-case.ts';
import { classConcentration, waterContentsKgPerM3 } from './water-contents.ts';

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
 * Diffusion times and micro share of a case. With isotherms the chord slopes between the start (its
 * water at the temperature of the first surroundings) and these surroundings are used, and the micro
 * diffusivities at that start.
 */
export function characteristicTimes(transportCase: TransportCase): CharacteristicTimes {
  const { macro, boundary } = transportCase;
  const { from, to, temperatureK } = chord(transportCase);
  const wet = waterContentsKgPerM3(transportCase, from, temperatureK);
  const dry = waterContentsKgPerM3(transportCase, to, temperatureK);
  const exchanged = wet.total - dry.total;
  // The gas content already carries Phi eps.
  const transported = (wet.gas - dry.gas) * macro.gasDiffusivityM2PerS;
  const classes = microClassesOf(transportCase).map((microClass) => {
    const at = (driving: number) => classConcentration(microClass, driving, temperatureK);
    return {
      water: microClass.share * (at(from) - at(to)),
      tauS:
        microClass.lengthM ** 2 /
        (microClass.diffusivityM2PerS(temperatureK) * growthAtStart(transportCase, microClass)),
    };
  });
  const microWater = classes.reduce((sum, { water }) => sum + water, 0);
  const transferM = boundary.massTransferCoefficientMPerS;
  return {
    macroS: (exchanged * macro.lengthM ** 2) / transported,
    micro: classes.map(({ water, tauS }) => ({
      share: microWater === 0 ? 1 / classes.length : water / microWater,
      tauS,
    })),
    microShare: (wet.micro - dry.micro) / exchanged,
    biot:
      transferM === undefined
        ? undefined
        : (transferM * macro.lengthM) /
          (macro.volumeFraction * macro.porosity * macro.gasDiffusivityM2PerS),
  };
}

/** Driving values between which slopes are taken, and the temperature. */
function chord(transportCase: TransportCase): {
  readonly from: number;
  readonly to: number;
  readonly temperatureK: number;
} {
  const { temperatureK, driving } = heatedStart(transportCase);
  if (transportCase.sorption.kind === 'linear') return { from: 1, to: 0, temperatureK };
  const end = surroundingsOf(transportCase)[0]?.driving ?? driving;
  if (Math.abs(driving - end) >= SMALLEST_CHORD) return { from: driving, to: end, temperatureK };
  const half = SMALLEST_CHORD / 2;
  return { from: driving + half, to: driving - half, temperatureK };
}

/** exp(k c/c_ref) of a class at the start. */
function growthAtStart(transportCase: TransportCase, microClass: MicroClassValues): number {
  const { micro } = transportCase;
  if (micro === undefined || micro.concentrationExponent === 0) return 1;
  const start = classConcentration(
    microClass,
    initialDrivingValue(transportCase),
    startTemperatureK(transportCase),
  );
  const reference = micro.referenceConcentrationKgPerM3 ?? 1;
  return Math.exp((micro.concentrationExponent * start) / reference);
}
