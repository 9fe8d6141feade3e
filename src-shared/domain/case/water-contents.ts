import { loading } from '#shared/physics/isotherm/isotherm.ts';
import { saturatedVapourConcentrationKgPerM3 } from '#shared/physics/vapour-concentration.ts';
import type { IsothermInput } from './isotherm-schema.ts';
import { startTemperatureK } from './driving-values.ts';
import { microClassesOf, type MicroClassValues } from './micro-classes.ts';
import type { TransportCase } from './transport-case.ts';

/** Equilibrium water per coating volume (kg/m3), by where it sits. */
export interface WaterContents {
  readonly gas: number;
  readonly solid: number;
  readonly micro: number;
  readonly total: number;
}

/** Equilibrium concentrations in kg water per m3 of the phase itself. */
export interface PhaseConcentrations {
  readonly gas: number;
  readonly solid: number;
  readonly micro: number;
}

/**
 * Concentrations in equilibrium with a driving value (see surroundings.ts); on the micro scale the
 * mean over its classes.
 */
export function phaseConcentrations(
  transportCase: TransportCase,
  drivingValue: number,
  temperatureK = startTemperatureK(transportCase),
): PhaseConcentrations {
  const { sorption } = transportCase;
  const micro = microClassesOf(transportCase).reduce(
    (sum, microClass) =>
      sum + microClass.share * classConcentration(microClass, drivingValue, temperatureK),
    0,
  );
  if (sorption.kind === 'linear') {
    return { gas: sorption.gasPerSolid * drivingValue, solid: drivingValue, micro };
  }
  return {
    gas: drivingValue * saturatedVapourConcentrationKgPerM3(temperatureK),
    solid: concentration(sorption.solid, drivingValue, temperatureK),
    micro,
  };
}

/** Concentration of one micro class in equilibrium with a driving value, kg/m3. */
export function classConcentration(
  { isotherm, perSolid }: MicroClassValues,
  drivingValue: number,
  temperatureK: number,
): number {
  return isotherm === undefined
    ? perSolid * drivingValue
    : concentration(isotherm, drivingValue, temperatureK);
}

function concentration(isotherm: IsothermInput, activity: number, temperatureK: number): number {
  return isotherm.densityKgPerM3 * loading(isotherm, activity, temperatureK);
}

/** Water per coating volume in equilibrium with a driving value. */
export function waterContentsKgPerM3(
  transportCase: TransportCase,
  drivingValue: number,
  temperatureK?: number,
): WaterContents {
  const { volumeFraction, porosity } = transportCase.macro;
  const phase = phaseConcentrations(transportCase, drivingValue, temperatureK);
  const gas = volumeFraction * porosity * phase.gas;
  const solid = volumeFraction * (1 - porosity) * phase.solid;
  const micro = (1 - volumeFraction) * phase.micro;
  return { gas, solid, micro, total: gas + solid + micro };
}
