import { vapourPressureAtDewPointPa } from './dew-point.ts';

/** Where the sensor of the dew point sits: in the gas line before the valve, or in the chamber. */
export const dewPointPlaces = ['line', 'chamber'] as const;
export type DewPointPlace = (typeof dewPointPlaces)[number];

/** A dew or frost point fixes the vapour pressure only at the pressure where it was measured. */
export type MeasuredDewPoint =
  | { readonly at: 'line'; readonly dewPointK: number; readonly linePressurePa: number }
  | { readonly at: 'chamber'; readonly dewPointK: number };

/**
 * Vapour pressure in Pa after gas is expanded (or compressed): the mole fraction of water stays,
 * so p_w changes as the total pressure does. Ideal gas, nothing condenses.
 */
export function vapourPressureAfterExpansionPa(
  vapourPressurePa: number,
  fromPressurePa: number,
  toPressurePa: number,
): number {
  return (vapourPressurePa * toPressurePa) / fromPressurePa;
}

/**
 * Vapour pressure in Pa in the chamber: directly that of the dew point when it was measured there,
 * that of the line's gas after its expansion otherwise.
 *
 * @param chamberPressurePa total pressure, above 0; without effect for a sensor in the chamber
 * @throws RangeError for dew points outside 190 K to 647.096 K
 */
export function chamberVapourPressurePa(
  measured: MeasuredDewPoint,
  chamberPressurePa: number,
): number {
  const atSensorPa = vapourPressureAtDewPointPa(measured.dewPointK);
  return measured.at === 'chamber'
    ? atSensorPa
    : vapourPressureAfterExpansionPa(atSensorPa, measured.linePressurePa, chamberPressurePa);
}
