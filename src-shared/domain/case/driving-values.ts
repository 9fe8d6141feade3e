import { saturationPressurePa } from '#shared/physics/saturation-pressure.ts';
import type { Boundary, TransportCase } from './transport-case.ts';

/**
 * The driving quantity of a case is what is uniform in equilibrium: the concentration in the solid
 * (kg/m3) with linear sorption, the water activity with isotherms.
 */
export interface DrivingStep {
  readonly timeS: number;
  readonly value: number;
}

/** Uniform driving value at the start. */
export function initialDrivingValue(transportCase: TransportCase): number {
  const { sorption, initial } = transportCase;
  const value =
    sorption.kind === 'linear' ? initial.solidConcentrationKgPerM3 : initial.waterActivity;
  return required(value);
}

/**
 * Driving value of the surroundings as piecewise constant steps, the first one at time 0. A vapour
 * pressure is turned into the activity at the temperature of the case.
 */
export function boundaryDrivingSteps(transportCase: TransportCase): DrivingStep[] {
  const { boundary } = transportCase;
  const steps = [{ timeS: 0, value: boundaryValue(transportCase, boundary) }];
  for (const change of boundary.changes ?? []) {
    steps.push({ timeS: change.timeS, value: boundaryValue(transportCase, change) });
  }
  return steps;
}

/** Driving value that relative results are divided by, and what it belongs to. */
export interface ReferenceValue {
  readonly kind: 'start' | 'boundary';
  readonly value: number;
}

/**
 * The start where it holds water, else the last surroundings, else (surroundings that end dry) the
 * wettest ones. The value is 0 only if no water is involved at all, which parsing refuses.
 */
export function referenceDrivingValue(transportCase: TransportCase): ReferenceValue {
  const start = initialDrivingValue(transportCase);
  if (start > 0) return { kind: 'start', value: start };
  const values = boundaryDrivingSteps(transportCase).map((step) => step.value);
  const last = values.at(-1) ?? 0;
  return { kind: 'boundary', value: last > 0 ? last : Math.max(...values) };
}

type BoundaryKeys = Pick<
  Boundary,
  'solidConcentrationKgPerM3' | 'waterActivity' | 'vapourPressurePa'
>;

function boundaryValue({ sorption }: TransportCase, keys: BoundaryKeys): number {
  if (sorption.kind === 'linear') return required(keys.solidConcentrationKgPerM3);
  if (keys.vapourPressurePa === undefined) return required(keys.waterActivity);
  return keys.vapourPressurePa / saturationPressurePa(sorption.temperatureK);
}

function required(value: number | undefined): number {
  if (value === undefined) {
    throw new TypeError('The case does not give its driving value; it was not parsed.');
  }
  return value;
}
