import * as v from 'valibot';
import { exactly, oneOf } from '#shared/domain/case/field-schemas.ts';
import { transportCaseSchema } from '#shared/domain/case/transport-case.ts';
import { electrodeCaseSchema } from '#shared/domain/electrode/electrode-case.ts';
import { ACCURACY } from '#shared/domain/run/accuracy.ts';
import { contentUnits } from '#shared/units/water-content.ts';
import { titleSchema } from './title.ts';

export const CASE_DOCUMENT_FORMAT = 'postdry.case/1';

export const assumedValuesSchema = v.array(
  v.strictObject({ path: v.string(), reason: v.string() }),
);

/**
 * A case as a user edits it, format `postdry.case/1`: either transport parameters, or an electrode in
 * a geometry under conditions, which lead to transport parameters. Keys with a default may be missing
 * in a file.
 */
export const caseFileSchema = v.pipe(
  v.strictObject({
    format: exactly(CASE_DOCUMENT_FORMAT, 'name and version of the format'),
    title: titleSchema,
    note: v.exactOptional(v.pipe(v.string(), v.maxLength(10_000)), ''),
    /** Where the values come from, such as "Figure 7"; null for the user's own. */
    source: v.exactOptional(v.nullable(v.pipe(v.string(), v.maxLength(1000))), null),
    mode: v.exactOptional(
      oneOf(['direct', 'electrode'], 'whether transportCase or electrodeCase is what is edited'),
      'direct',
    ),
    transportCase: v.exactOptional(transportCaseSchema),
    electrodeCase: v.exactOptional(electrodeCaseSchema),
    /** Key paths of the values that nobody has stated, and why each was chosen. */
    assumed: v.exactOptional(assumedValuesSchema, []),
    /** Key path -> symbol of the unit in which that value is shown, where it is not the usual one. */
    fieldUnits: v.exactOptional(v.record(v.string(), v.string()), {}),
    /** The content to be reached, in the unit in which it was stated. */
    target: v.exactOptional(
      v.nullable(
        v.strictObject({
          value: v.pipe(v.number(), v.gtValue(0)),
          unit: v.picklist(contentUnits),
        }),
      ),
      null,
    ),
    accuracy: v.exactOptional(
      v.pipe(v.number(), v.minValue(ACCURACY.smallest), v.maxValue(ACCURACY.largest)),
      ACCURACY.usual,
    ),
  }),
  v.description('a case, a group of keys with "format": "postdry.case/1"'),
);

export type CaseFile = v.InferOutput<typeof caseFileSchema>;
export type AssumedValue = CaseFile['assumed'][number];
