import { chamberVapourPressurePa } from '#shared/physics/chamber-vapour-pressure.ts';
import { vapourPressureAtHumidityPa } from '#shared/physics/humidity.ts';
import type { Moisture } from './electrode-case.ts';

/** Vapour pressure in the chamber, Pa, from what was measured; see the convention of dew-point.ts. */
export function moisturePressurePa(
  moisture: Moisture,
  temperatureK: number,
  pressurePa: number,
): number {
  switch (moisture.kind) {
    case 'dew-point':
      return moisture.at === 'chamber'
        ? chamberVapourPressurePa({ at: 'chamber', dewPointK: moisture.dewPointK }, pressurePa)
        : chamberVapourPressurePa(
            {
              at: 'line',
              dewPointK: moisture.dewPointK,
              linePressurePa: moisture.linePressurePa,
            },
            pressurePa,
          );
    case 'relative-humidity':
      return vapourPressureAtHumidityPa(moisture.relativeHumidity, temperatureK);
    case 'vapour-pressure':
      return moisture.vapourPressurePa;
  }
}
