import { macroPotential } from '#shared/physics/macro-potential.ts';
import { saturationPressurePa } from '#shared/physics/saturation-pressure.ts';
import { gasDiffusivityAt, poreGasOf } from './gas-diffusivity-at.ts';
import { heatedStart } from './heated-start.ts';
import { microClassesOf } from './micro-classes.ts';
import { surroundingsOf } from './surroundings.ts';
import type { TransportCase } from './transport-case.ts';
import { classConcentration, waterContentsKgPerM3 } from './water-contents.ts';

/** Diffusion times of a case linearised about one state, whatever `resistances` says. */
export interface LocalTimes {
  readonly tauMacroS: number;
  readonly tauMicroS: number;
  readonly microShare: number;
}

/** Half the distance of driving values between which a tangent is taken, relative to the value. */
const halfStep = 1e-4;

/** Tangents at the start (its water at the temperature of drying) and at the last surroundings. */
export function localTimes(transportCase: TransportCase): {
  readonly start: LocalTimes;
  readonly end: LocalTimes;
} {
  const list = surroundingsOf(transportCase);
  const { driving, temperatureK } = heatedStart(transportCase);
  const first = list[0];
  const last = list.at(-1) ?? first;
  return {
    start: timesAt(transportCase, driving, temperatureK, first?.pressurePa),
    end: timesAt(
      transportCase,
      last?.driving ?? driving,
      last?.temperatureK ?? temperatureK,
      last?.pressurePa,
    ),
  };
}

function timesAt(
  transportCase: TransportCase,
  driving: number,
  temperatureK: number,
  pressurePa: number | undefined,
): LocalTimes {
  const { macro } = transportCase;
  const step = halfStep * Math.max(driving, 1e-6);
  // Isotherms end at dryness.
  const [upper, lower] = [driving + step, Math.max(0, driving - step)];
  const wet = waterContentsKgPerM3(transportCase, upper, temperatureK);
  const dry = waterContentsKgPerM3(transportCase, lower, temperatureK);
  const capacity = wet.total - dry.total;
  const diffusivity =
    gasDiffusivityAt(transportCase)(temperatureK, pressurePa) *
    mobility(transportCase, driving, temperatureK, pressurePa);
  const classes = microClassesOf(transportCase).map((microClass) => {
    const at = (value: number) => classConcentration(microClass, value, temperatureK);
    return {
      water: microClass.share * (at(upper) - at(lower)),
      tauS:
        microClass.lengthM ** 2 /
        (microClass.diffusivityM2PerS(temperatureK) * growth(transportCase, at(driving))),
    };
  });
  const water = classes.reduce((sum, entry) => sum + entry.water, 0);
  return {
    tauMacroS: (capacity * macro.lengthM ** 2) / ((wet.gas - dry.gas) * diffusivity),
    tauMicroS:
      water === 0 ? 0 : classes.reduce((sum, entry) => sum + entry.water * entry.tauS, 0) / water,
    microShare: (wet.micro - dry.micro) / capacity,
  };
}

/** D_ma at the vapour pressure of a state over D_ma without vapour: Stefan term and slip flow. */
function mobility(
  { macro: { pores }, sorption }: TransportCase,
  activity: number,
  temperatureK: number,
  pressurePa: number | undefined,
): number {
  if (pores === undefined || pressurePa === undefined || sorption.kind === 'linear') return 1;
  const transport = { ...poreGasOf(pores), relativeDiffusivity: 1, slipFlow: pores.slipFlow };
  const vapourPa = activity * saturationPressurePa(temperatureK);
  return macroPotential(transport, temperatureK, pressurePa).ratio(vapourPa);
}

/** exp(k c/c_ref) of the micro diffusivity at a concentration. */
function growth({ micro }: TransportCase, concentrationKgPerM3: number): number {
  if (micro === undefined) return 1;
  const { concentrationExponent, referenceConcentrationKgPerM3 = 1 } = micro;
  return Math.exp((concentrationExponent * concentrationKgPerM3) / referenceConcentrationKgPerM3);
}

/** Points between start and end at which the chord is compared with the curve. */
const points = 50;

/**
 * Largest distance of the equilibrium content from its chord between start and first surroundings, as
 * a share of the exchanged water: 0 for a linear case, towards 1 for a step.
 */
export function nonlinearityOf(transportCase: TransportCase): number {
  const { driving: from, temperatureK } = heatedStart(transportCase);
  const to = surroundingsOf(transportCase)[0]?.driving ?? from;
  const at = (driving: number): number =>
    waterContentsKgPerM3(transportCase, driving, temperatureK).total;
  const exchanged = at(from) - at(to);
  if (exchanged === 0) return 0;
  let largest = 0;
  for (let k = 1; k < points; k++) {
    const share = k / points;
    const onCurve = (at(to + share * (from - to)) - at(to)) / exchanged;
    largest = Math.max(largest, Math.abs(onCurve - share));
  }
  return largest;
}
