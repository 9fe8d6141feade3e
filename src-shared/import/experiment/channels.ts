import type { ColumnRole, ImportTemplate } from '#shared/domain/experiment/import-template.ts';
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
