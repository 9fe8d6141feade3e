import type { ColumnRole } from '#shared/domain/experiment/import-template.ts';
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

/** Of a file that holds none. */
export const absent: DerivedChannel = { values: undefined, understood: [], warnings: [] };

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
