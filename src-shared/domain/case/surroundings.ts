import { saturationPressurePa } from '#shared/physics/saturation-pressure.ts';
import type { Boundary, TransportCase } from './transport-case.ts';

/** Where a case does not depend on the temperature, it is solved at this one. */
export const anyTemperatureK = 298.15;

/**
 * What the open face sees from a time on: reached at once, or along a straight line that begins at
 * `timeS` and takes `rampS`. The driving quantity is the concentration in the solid (kg/m3) with
 * linear sorption, the water activity with isotherms.
 */
export interface Surroundings {
  readonly timeS: number;
  /** 0 for a change at once. */
  readonly rampS: number;
  readonly temperatureK: number;
  /** Undefined where the case does not give one. */
  readonly pressurePa: number | undefined;
  readonly driving: number;
  /** Undefined with linear sorption. */
  readonly vapourPressurePa: number | undefined;
  /** Whether the ramp is straight in the vapour pressure; otherwise it is in the driving value. */
  readonly byVapourPressure: boolean;
}

type BoundaryKeys = Omit<Boundary, 'changes' | 'massTransferCoefficientMPerS'>;

/** Surroundings in the order of time, the first one at time 0; temperature and pressure stay until changed. */
export function surroundingsOf(transportCase: TransportCase): Surroundings[] {
  const { boundary, sorption } = transportCase;
  const startK = sorption.kind === 'linear' ? anyTemperatureK : sorption.temperatureK;
  const list: Surroundings[] = [];
  for (const keys of [{ timeS: 0, ...boundary }, ...(boundary.changes ?? [])]) {
    const before = list.at(-1);
    list.push({
      timeS: keys.timeS,
      rampS: 'rampS' in keys ? (keys.rampS ?? 0) : 0,
      ...valuesOf(
        sorption.kind === 'linear',
        keys,
        keys.temperatureK ?? before?.temperatureK ?? startK,
        keys.pressurePa ?? before?.pressurePa,
      ),
    });
  }
  return list;
}

function valuesOf(
  linear: boolean,
  keys: BoundaryKeys,
  temperatureK: number,
  pressurePa: number | undefined,
): Omit<Surroundings, 'timeS' | 'rampS'> {
  if (linear) {
    const driving = required(keys.solidConcentrationKgPerM3);
    return {
      temperatureK,
      pressurePa,
      driving,
      vapourPressurePa: undefined,
      byVapourPressure: false,
    };
  }
  const saturationPa = saturationPressurePa(temperatureK);
  const byVapourPressure = keys.vapourPressurePa !== undefined;
  const vapourPressurePa = keys.vapourPressurePa ?? required(keys.waterActivity) * saturationPa;
  const driving = byVapourPressure ? vapourPressurePa / saturationPa : required(keys.waterActivity);
  return { temperatureK, pressurePa, driving, vapourPressurePa, byVapourPressure };
}

/** Conditions at one time. */
export interface Conditions {
  readonly temperatureK: number;
  readonly pressurePa: number | undefined;
  readonly driving: number;
}

/** Conditions on the way from one value of the surroundings to the next, at a time of its ramp. */
export function conditionsOnRamp(from: Surroundings, to: Surroundings, timeS: number): Conditions {
  const done = Math.min(1, Math.max(0, (timeS - to.timeS) / to.rampS));
  const between = (a: number, b: number): number => a + (b - a) * done;
  const temperatureK = between(from.temperatureK, to.temperatureK);
  const pressurePa =
    from.pressurePa === undefined || to.pressurePa === undefined
      ? to.pressurePa
      : between(from.pressurePa, to.pressurePa);
  if (!to.byVapourPressure || to.vapourPressurePa === undefined) {
    return { temperatureK, pressurePa, driving: between(from.driving, to.driving) };
  }
  const vapourPressurePa = between(from.vapourPressurePa ?? 0, to.vapourPressurePa);
  return {
    temperatureK,
    pressurePa,
    driving: vapourPressurePa / saturationPressurePa(temperatureK),
  };
}

function required(value: number | undefined): number {
  if (value === undefined) {
    throw new TypeError('The case does not give its driving value; it was not parsed.');
  }
  return value;
}
