import { gasDiffusivityAt, poreGasOf } from '../domain/case/gas-diffusivity-at.ts';
import {
  type Conditions,
  conditionsOnRamp,
  type Surroundings,
  surroundingsOf,
} from '../domain/case/surroundings.ts';
import type { TransportCase } from '../domain/case/transport-case.ts';
import type { MacroPotential, Segment } from '../numerics/model/two-scale-problem.ts';
import { macroPotential } from '../physics/macro-potential.ts';
import { saturationPressurePa } from '../physics/saturation-pressure.ts';
import { saturatedVapourConcentrationKgPerM3 } from '../physics/vapour-concentration.ts';

/** A stretch of time in which conditions are constant or follow one ramp. */
interface Stretch {
  readonly startS: number;
  readonly endS: number;
  readonly conditions: (timeS: number) => Conditions;
}

/** One segment for each value of the surroundings, and one for each ramp, up to the end. */
export function resolveSegments(transportCase: TransportCase): readonly Segment[] {
  const under = segmentsUnder(transportCase);
  return stretchesOf(transportCase).map(({ startS, endS, conditions }) =>
    under(startS, endS, conditions),
  );
}

/** How conditions over a stretch of time act on the coating of a case. */
export function segmentsUnder(
  transportCase: TransportCase,
): (startS: number, endS: number, conditions: Stretch['conditions']) => Segment {
  const { macro, boundary, resistances } = transportCase;
  const gasPerDriving = gasPerDrivingOf(transportCase);
  const diffusivity = gasDiffusivityAt(transportCase);
  const transferM = boundary.massTransferCoefficientMPerS;
  return (startS, endS, conditions) => {
    const conductance = (timeS: number): number => {
      const { temperatureK, pressurePa } = conditions(timeS);
      const gas = gasPerDriving(temperatureK);
      return macro.volumeFraction * macro.porosity * diffusivity(temperatureK, pressurePa) * gas;
    };
    const potential = potentialOf(transportCase, conditions);
    return {
      startS,
      endS,
      boundaryDriving: (timeS) => conditions(timeS).driving,
      temperatureK: (timeS) => conditions(timeS).temperatureK,
      macroConductance: conductance,
      ...(potential && { macroPotential: potential }),
      // A scale without resistance has no gas film either.
      ...(transferM !== undefined &&
        resistances !== 'micro' && {
          filmConductance: (timeS: number) =>
            transferM * gasPerDriving(conditions(timeS).temperatureK),
        }),
    };
  };
}

function stretchesOf(transportCase: TransportCase): Stretch[] {
  const { endTimeS } = transportCase;
  const list = surroundingsOf(transportCase);
  return list.flatMap((surroundings, index) => {
    const { timeS, rampS } = surroundings;
    const before = list[index - 1];
    const endS = list[index + 1]?.timeS ?? endTimeS;
    const reachedS = Math.min(timeS + rampS, endS);
    const ramp = before && rampS > 0 ? [rampStretch(before, surroundings, reachedS)] : [];
    const held = constantStretch(surroundings, ramp.length > 0 ? reachedS : timeS, endS);
    return held.endS > held.startS ? [...ramp, held] : ramp;
  });
}

function rampStretch(before: Surroundings, to: Surroundings, endS: number): Stretch {
  return { startS: to.timeS, endS, conditions: (timeS) => conditionsOnRamp(before, to, timeS) };
}

function constantStretch(conditions: Surroundings, startS: number, endS: number): Stretch {
  return { startS, endS, conditions: () => conditions };
}

/** c_g per unit of the driving value over the temperature, kg/m3. */
function gasPerDrivingOf({ sorption }: TransportCase): (temperatureK: number) => number {
  if (sorption.kind === 'linear') return () => sorption.gasPerSolid;
  return saturatedVapourConcentrationKgPerM3;
}

/** How the flux depends on the vapour pressure itself: Stefan term and pressure-driven flow. */
function potentialOf(
  { macro: { pores }, sorption }: TransportCase,
  conditions: (timeS: number) => Conditions,
): MacroPotential | undefined {
  if (pores === undefined || sorption.kind === 'linear') return undefined;
  if (pores.regime !== 'stefan' && !pores.slipFlow) return undefined;
  const transport = { ...poreGasOf(pores), relativeDiffusivity: 1, slipFlow: pores.slipFlow };
  return {
    evaluate(input, count, timeS, potential, mobility) {
      const { temperatureK, pressurePa = Number.NaN } = conditions(timeS);
      const saturationPa = saturationPressurePa(temperatureK);
      const { ratio, integralPa } = macroPotential(transport, temperatureK, pressurePa);
      for (let i = 0; i < count; i++) {
        const vapourPa = saturationPa * input[i]!;
        potential[i] = integralPa(vapourPa) / saturationPa;
        mobility[i] = ratio(vapourPa);
      }
    },
  };
}
