import {
  USUAL_LINE_PRESSURE_PA,
  type ImportTemplate,
} from '#shared/domain/experiment/import-template.ts';
import {
  chamberVapourPressurePa,
  dewPointPlaces,
} from '#shared/physics/chamber-vapour-pressure.ts';
import { relativeHumidity } from '#shared/physics/humidity.ts';
import { roundSignificant } from '#shared/units/round-significant.ts';
import { asked } from '../outcome.ts';
import type { Decided } from './experiment-outcome.ts';
import { absent, type Channel, type ChannelsInSi, type DerivedChannel } from './channels.ts';

/**
 * Relative humidity over liquid water at the temperature of the sample: its column, or from the dew
 * point (below 0.01 °C a frost point, over ice).
 */
export function humidityOf(
  channels: ChannelsInSi,
  temperatureK: Channel | undefined,
  { dewPoint: stated }: ImportTemplate['columns'],
): DerivedChannel {
  const humidity = channels.get('relativeHumidity');
  const dewPoint = channels.get('dewPoint');
  if (humidity !== undefined) {
    return { ...absent, values: humidity, warnings: dewPoint === undefined ? [] : [isUnused] };
  }
  if (dewPoint === undefined) return absent;
  if (temperatureK === undefined) {
    return {
      ...absent,
      warnings: ['Without a temperature the dew point gives no relative humidity: it is not used.'],
    };
  }
  const pressure = channels.get('pressure');
  const linePressurePa = stated?.linePressurePa ?? USUAL_LINE_PRESSURE_PA;
  const isLine = stated?.at === 'line';
  const values = dewPoint.map((dewPointK, at) => {
    const chamberPa = pressure?.[at] ?? null;
    if (dewPointK === null || (isLine && chamberPa === null)) return null;
    const measured = isLine
      ? ({ at: 'line', dewPointK, linePressurePa } as const)
      : ({ at: 'chamber', dewPointK } as const);
    return humidityAt(measured, chamberPa ?? linePressurePa, temperatureK[at] ?? null);
  });
  const lost = values.filter((value, at) => value === null && dewPoint[at] !== null).length;
  const place = isLine ? `the gas line at ${linePressurePa} Pa` : 'the chamber';
  return {
    values,
    understood: [
      {
        what: 'relative humidity',
        decided: `from the dew point, measured in ${place}`,
        why:
          (stated?.at === undefined ? placeDoesNotMatter(pressure) : 'it was stated') +
          '; over liquid water, a dew point below 0.01 °C is a frost point over ice',
      },
    ],
    warnings: [
      ...(lost === 0 ? [] : [`${lost} dew points give no relative humidity and are left out.`]),
    ],
  };
}

const isUnused = 'The dew point is not used: the file holds the relative humidity.';

/**
 * Asks where a dew point was measured, where nobody has stated it and it makes a difference: expansion
 * keeps the share of water in the gas, not its pressure.
 */
export function dewPointQuestion(
  channels: ChannelsInSi,
  temperatureK: Channel | undefined,
  { dewPoint: stated }: ImportTemplate['columns'],
): Extract<Decided<never>, { kind: 'question' }> | undefined {
  const isUsed =
    channels.has('dewPoint') && !channels.has('relativeHumidity') && temperatureK !== undefined;
  const isOpen = stated?.at === undefined && isOtherThanAmbient(channels.get('pressure'));
  return isUsed && isOpen ? asked('dewPoint.at', whereMeasured, dewPointPlaces) : undefined;
}

const whereMeasured =
  'Where was the dew point measured: in the chamber, or in the gas line before the gas expanded ' +
  'into it? The pressure is not ambient, so the two mean different amounts of vapour.';

/** Outside these pressures, Pa, gas has not just come from the room. */
const ambientPa = { lowest: 8e4, highest: 1.2e5 };

const isOtherThanAmbient = (pressure: Channel | undefined) =>
  pressure?.some(
    (value) => value !== null && (value < ambientPa.lowest || value > ambientPa.highest),
  ) === true;

const placeDoesNotMatter = (pressure: Channel | undefined) =>
  pressure === undefined ? 'the file holds no pressure' : 'the pressure is ambient throughout';

/** null outside the range in which saturation pressures are known */
function humidityAt(
  measured: Parameters<typeof chamberVapourPressurePa>[0],
  chamberPa: number,
  temperatureK: number | null,
): number | null {
  if (temperatureK === null) return null;
  try {
    const vapourPa = chamberVapourPressurePa(measured, chamberPa);
    return roundSignificant(relativeHumidity(vapourPa, temperatureK));
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}
