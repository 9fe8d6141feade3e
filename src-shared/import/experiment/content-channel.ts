import { CONTENT_BASES, type ImportTemplate } from '#shared/domain/experiment/import-template.ts';
import { roundSignificant } from '#shared/units/round-significant.ts';
import { asked } from '../outcome.ts';
import { absent, type Channel, type ChannelsInSi, type DerivedChannel } from './channels.ts';
import type { Decided } from './experiment-outcome.ts';

type Basis = (typeof CONTENT_BASES)[number];

const inWords: Readonly<Record<Basis, string>> = {
  dry: 'per dry mass',
  'dry with foil': 'per dry mass of the electrode with its foil',
  wet: 'per wet mass',
};

// "Feuchte" is moisture, and a dry room dries: only what is called wet or dry itself says a basis.
const german = '(?:masse|basis|gewicht|substanz|probe)?';
const wetWords = new RegExp(String.raw`\bwet\b|\bfeucht${german}\b|\bw\.?b\b`, 'i');
const dryWords = new RegExp(
  String.raw`\bdry\b(?![ -]?(?:room|box|oven|air|gas|n2)\b)|\btrocken${german}\b|\bd\.?b\b`,
  'i',
);
const foilWords = /foil|folie/i;
const withoutFoilWords =
  /\b(?:without|w\/o|excl\w*|exkl\w*|no|ohne)\b\.?\s+(?:the\s+|its\s+)?(?:foil|folie)/i;

/** The mass that a heading says its content is a share of; undefined where it says nothing or both. */
function headedBasis(heading: string): Basis | undefined {
  const isWet = wetWords.test(heading);
  const isDry = dryWords.test(heading);
  if (foilWords.test(heading) && !withoutFoilWords.test(heading)) {
    return isWet ? undefined : 'dry with foil';
  }
  if (isWet === isDry) return undefined;
  return isWet ? 'wet' : 'dry';
}

/** A content as a balance derives it from its own reference mass. */
const isReference = (heading: string): boolean => /\bref\b/i.test(heading);

/**
 * Asks which mass a water content is a share of, where neither its heading nor anybody says so: an
 * electrode weighs much more with its foil than its coating alone.
 */
export function basisQuestion(
  channels: ChannelsInSi,
  { content: stated }: ImportTemplate['columns'],
  heading: string,
): Extract<Decided<never>, { kind: 'question' }> | undefined {
  if (!channels.has('content') || stated?.basis !== undefined) return undefined;
  if (headedBasis(heading) !== undefined || isReference(heading)) return undefined;
  const what =
    `"${heading}" does not say which mass the water is a share of. Is it the dry sample (of an electrode ` +
    'its coating), the dry electrode with its foil, or the sample as it was weighed, wet?';
  return asked('content.basis', what, CONTENT_BASES);
}

/**
 * Water per dry mass; a content per wet mass w is w/(1 - w) per dry mass. One per electrode with foil
 * stays as it is.
 * @param heading of the column of contents
 */
export function contentOf(
  channels: ChannelsInSi,
  { content: stated }: ImportTemplate['columns'],
  heading: string,
): { readonly content: DerivedChannel; readonly error: Channel | undefined } {
  const content = channels.get('content');
  const error = channels.get('contentError');
  if (content === undefined) return { content: absent, error: undefined };
  const headed = headedBasis(heading);
  const basis = stated?.basis ?? headed;
  const contradicted =
    basis === undefined || headed === undefined || basis === headed
      ? []
      : [`"${heading}" says ${inWords[headed]}, but ${inWords[basis]} was stated and is taken.`];
  const known = (values: Channel, decided: string, warnings: readonly string[]) => {
    const why = stated?.basis === undefined ? 'the heading says so' : 'it was stated';
    return {
      values,
      understood: [{ what: 'basis of the content', decided, why }],
      warnings: [...contradicted, ...warnings],
    };
  };
  if (basis === undefined) {
    return { content: known(content, 'per reference mass of the instrument', []), error };
  }
  if (basis !== 'wet') {
    return { content: known(content, inWords[basis], basis === 'dry' ? [] : [withFoil]), error };
  }
  const perDry = (share: number) => roundSignificant(share / (1 - share));
  const outside = content.filter((share) => share !== null && share >= 1).length;
  return {
    content: known(
      content.map((share) => (share === null || share >= 1 ? null : perDry(share))),
      inWords.wet,
      outside === 0 ? [] : [`${outside} contents are not below the wet mass and are left out.`],
    ),
    error: error?.map((value, at) => {
      const share = content[at] ?? null;
      return value === null || share === null || share >= 1
        ? null
        : roundSignificant(value / (1 - share) ** 2);
    }),
  };
}

const withFoil =
  'The contents are per dry mass of the electrode with its foil. To have them per dry coating, add the ' +
  'correction "Basis of the content" with the share of the coating.';
