import * as v from 'valibot';
import { checkedCaseSchema } from '#shared/domain/case/checked-case.ts';
import { titleSchema } from './title.ts';
import type { ShippedCase } from '#shared/domain/case/shipped-cases.ts';
import { ACCURACY } from '#shared/domain/run/accuracy.ts';
import { contentUnits } from '#shared/units/water-content.ts';

export const CASE_DOCUMENT_FORMAT = 'postdry.case/1';

/** Everything that a user edits about one case; every state of it can be solved. */
export const caseDocumentSchema = v.strictObject({
  format: v.literal(CASE_DOCUMENT_FORMAT),
  title: titleSchema,
  note: v.pipe(v.string(), v.maxLength(10_000)),
  /** Where the values come from, such as "Figure 7"; null for the user's own. */
  source: v.nullable(v.pipe(v.string(), v.maxLength(1000))),
  transportCase: checkedCaseSchema,
  /** Key paths of the values that nobody has stated, and why each was chosen. */
  assumed: v.array(v.strictObject({ path: v.string(), reason: v.string() })),
  /** Key path -> symbol of the unit in which that value is shown, where it is not the usual one. */
  fieldUnits: v.record(v.string(), v.string()),
  /** The content to be reached, in the unit in which it was stated. */
  target: v.nullable(
    v.strictObject({
      value: v.pipe(v.number(), v.gtValue(0)),
      unit: v.picklist(contentUnits),
    }),
  ),
  accuracy: v.pipe(v.number(), v.minValue(ACCURACY.smallest), v.maxValue(ACCURACY.largest)),
});

export type CaseDocument = v.InferOutput<typeof caseDocumentSchema>;
export type ContentTarget = NonNullable<CaseDocument['target']>;

/** A case that comes with the program as a document of the user. */
export function documentOfShippedCase(shipped: ShippedCase): CaseDocument {
  return {
    format: CASE_DOCUMENT_FORMAT,
    title: shipped.title,
    note: shipped.summary,
    source: 'Heckmann et al. 2026, Drying Technology',
    transportCase: shipped.transportCase,
    assumed: [...shipped.assumed],
    fieldUnits: {},
    target: null,
    accuracy: ACCURACY.usual,
  };
}
