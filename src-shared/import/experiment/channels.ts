import type { ColumnRole, ImportTemplate } from '#shared/domain/experiment/import-template.ts';
import { chamberVapourPressurePa } from '#shared/physics/chamber-vapour-pressure.ts';
import { relativeHumidity } from '#shared/physics/humidity.ts';
import { roundSignificant } from '#shared/units/round-significant.ts';
import type { Decision } from '../outcome.ts';

/** Values of one role in SI; null where the row has none. */
export type Channel = (number | null)[];
export type ChannelsInSi = ReadonlyMap<ColumnRole, Channel>;

export interface DerivedChannel {
  readonly values: Channel | undefined;
  readonly understood: readonly Decision[];
  readonly warnings: readonly string[];
}

const absent: DerivedChannel = { values: undefined, understood: [], warnings: [] };

/** The mass of the sample in kg: its column, or measuring point 1 minus the zero point. */
export function massOf(channels: ChannelsInSi): DerivedChannel {
  const mass = channels.get('mass');
  if (mass !== undefined) return { ...absent, values: mass };
  const point = channels.get('measuringPoint1');
  if (point === undefined) return absent;
  const zero = channels.get('zeroPoint');
  const decision = (decided: string, why: string): Decision => ({ what: 'mass', decided, why });
  if (zero === undefined) {
    return {
      values: point,
      understood: [decision('measuring point 1', 'the file has no zero point')],
      warnings: [
        'The file has no zero point: the mass is that of measuring point 1 as it was read.',
      ],
    };
  }
  return {
    values: point.map((value, at) => differenceOf(value, zero[at] ?? null)),
    understood: [
      decision(
        'measuring point 1 minus zero point',
        'measuring point 1 is the sample; measuring point 2, the sample with the sinker, is kept ' +
          'as it was read',
      ),
    ],
    warnings: [],
  };
}

const differenceOf = (value: number | null, zero: number | null) =>
  value === null || zero === null ? null : roundSignificant(value - zero);

/**
 * Water per dry mass; a content per wet mass w is w/(1 - w) per dry mass.
 * @param heading of the column of contents
 */
export function contentOf(
  channels: ChannelsInSi,
  { content: stated }: ImportTemplate['columns'],
  heading: string | undefined,
): { readonly content: DerivedChannel; readonly error: Channel | undefined } {
  const content = channels.get('content');
  const error = channels.get('contentError');
  const basis = stated?.basis ?? 'dry';
  if (content === undefined) return { content: absent, error: undefined };
  if (stated?.basis === undefined && /\bref\b/i.test(heading ?? '')) {
    const decided = 'per reference mass of the instrument';
    const reference = { what: 'basis of the content', decided, why: 'the heading says so' };
    return { content: { values: content, understood: [reference], warnings: [] }, error };
  }
  const why = stated?.basis === undefined ? 'the file names no other basis' : 'it was stated';
  const understood = [{ what: 'basis of the content', decided: `per ${basis} mass`, why }];
  if (basis === 'dry') {
    const highest = largestOf(content);
    const doubt =
      stated?.basis === undefined && highest > 0.02
        ? [
            `Contents up to ${roundSignificant(100 * highest, 3)} % are taken per dry mass. If they ` +
              'are per wet mass, state so.',
          ]
        : [];
    return { content: { values: content, understood, warnings: doubt }, error };
  }
  const perDry = (share: number) => roundSignificant(share / (1 - share));
  const outside = content.filter((share) => share !== null && share >= 1).length;
  return {
    content: {
      values: content.map((share) => (share === null || share >= 1 ? null : perDry(share))),
      understood,
      warnings:
        outside === 0 ? [] : [`${outside} contents are not below the wet mass and are left out.`],
    },
    error: error?.map((value, at) => {
      const share = content[at] ?? null;
      return value === null || share === null || share >= 1
        ? null
        : roundSignificant(value / (1 - share) ** 2);
    }),
  };
}

function largestOf(values: Channel): number {
  return values.reduce<number>((most, value) => Math.max(most, value ?? -Infinity), -Infinity);
}

/** Temperatures that are above 0 K. */
export function temperatureOf(channels: ChannelsInSi): DerivedChannel {
  const temperature = channels.get('temperature');
  if (temperature === undefined) return absent;
  const impossible = temperature.filter((value) => value !== null && value <= 0).length;
  return {
    values: temperature.map((value) => (value !== null && value > 0 ? value : null)),
    understood: [],
    warnings:
      impossible === 0
        ? []
        : [`${impossible} temperatures are not above 0 K and are left out. Check their unit.`],
  };
}

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
  if (humidity !== undefined) return { ...absent, values: humidity };
  const dewPoint = channels.get('dewPoint');
  if (dewPoint === undefined) return absent;
  if (temperatureK === undefined) {
    return {
      ...absent,
      warnings: ['Without a temperature the dew point gives no relative humidity: it is not used.'],
    };
  }
  const pressure = channels.get('pressure');
  const linePressurePa = stated?.linePressurePa ?? 1e5;
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
          (stated?.at === undefined ? 'no other place is stated' : 'it was stated') +
          '; over liquid water, a dew point below 0.01 °C is a frost point over ice',
      },
    ],
    warnings: [
      ...(stated?.at === undefined && isVacuum(pressure) ? [placeMatters] : []),
      ...(lost === 0 ? [] : [`${lost} dew points give no relative humidity and are left out.`]),
    ],
  };
}

const placeMatters =
  'The dew point is taken as measured in the chamber. Measured in the gas line before expansion, ' +
  'it would be far less vapour: then state the line and its pressure.';

const isVacuum = (pressure: Channel | undefined) =>
  pressure?.some((value) => value !== null && value < 8e4) === true;

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
