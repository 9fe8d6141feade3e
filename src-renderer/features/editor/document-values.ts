import { strings } from '#renderer/strings/en.ts';
import type { CaseField } from '#shared/domain/case/case-fields.ts';
import type { ContentTarget } from '#shared/domain/project/case-document.ts';
import { ACCURACY } from '#shared/domain/run/accuracy.ts';
import type { ContentUnit } from '#shared/units/water-content.ts';

/** The accuracy of a run, described as the numbers of the case are. */
export const accuracyField: CaseField = {
  path: 'accuracy',
  group: 'times',
  quantity: 'fraction',
  usualUnit: '–',
  name: strings.editor.accuracy,
  symbol: ['', ''],
  equation: '\\max_t \\frac{|\\Delta \\bar c|}{\\bar c_0}',
  description: strings.editor.accuracyMeaning,
  bounds: { minimum: ACCURACY.smallest, maximum: ACCURACY.largest },
  standard: ACCURACY.usual,
  optional: true,
};

export type ReadTarget =
  | { readonly ok: true; readonly target: ContentTarget | null }
  | { readonly ok: false; readonly problem: string };

/** Reads what was typed as the content to be reached; nothing typed is no target. */
export function readTarget(typed: string, unit: ContentUnit): ReadTarget {
  const digits = typed.trim().replace(',', '.');
  if (digits === '') return { ok: true, target: null };
  const value = Number(digits);
  if (!Number.isFinite(value))
    return { ok: false, problem: strings.field.notANumber(typed.trim()) };
  if (value <= 0) return { ok: false, problem: strings.editor.allowed(strings.editor.above('0')) };
  return { ok: true, target: { value, unit } };
}
