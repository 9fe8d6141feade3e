import { anyTemperatureK, surroundingsOf } from './surroundings.ts';
import type { TransportCase } from './transport-case.ts';

/** A driving value (see surroundings.ts) of the surroundings from a time on. */
export interface DrivingStep {
  readonly timeS: number;
  readonly value: number;
}

/** Uniform driving value at the start. */
export function initialDrivingValue(transportCase: TransportCase): number {
  const { sorption, initial } = transportCase;
  const value =
    sorption.kind === 'linear' ? initial.solidConcentrationKgPerM3 : initial.waterActivity;
  if (value === undefined) {
    throw new TypeError('The case does not give its driving value; it was not parsed.');
  }
  return value;
}

/**
 * Driving value of the surroundings as piecewise constant steps, the first one at time 0; of a ramp
 * the value at its end. A vapour pressure is turned into the activity at the temperature then.
 */
export function boundaryDrivingSteps(transportCase: TransportCase): DrivingStep[] {
  return surroundingsOf(transportCase).map(({ timeS, driving }) => ({ timeS, value: driving }));
}

/** State that relative results are divided by, and what it belongs to. */
export interface ReferenceValue {
  readonly kind: 'start' | 'boundary';
  readonly value: number;
  readonly temperatureK: number;
}

/**
 * The start where it holds water, else the last surroundings, else (surroundings that end dry) the
 * wettest ones. The value is 0 only if no water is involved at all, which parsing refuses.
 */
export function referenceDrivingValue(transportCase: TransportCase): ReferenceValue {
  const start = initialDrivingValue(transportCase);
  const startK = startTemperatureK(transportCase);
  if (start > 0) return { kind: 'start', value: start, temperatureK: startK };
  const steps = surroundingsOf(transportCase);
  const last = steps.at(-1);
  const chosen =
    last !== undefined && last.driving > 0
      ? last
      : steps.reduce((wettest, step) => (step.driving > wettest.driving ? step : wettest));
  return { kind: 'boundary', value: chosen.driving, temperatureK: chosen.temperatureK };
}

/** Temperature of the coating before the first surroundings, K. */
export function startTemperatureK({ sorption }: TransportCase): number {
  return sorption.kind === 'linear' ? anyTemperatureK : sorption.temperatureK;
}
