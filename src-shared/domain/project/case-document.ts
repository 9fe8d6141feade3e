import type { ShippedCase } from '#shared/domain/case/shipped-cases.ts';
import { schemaFromParser } from '#shared/domain/case/schema-from-parser.ts';
import { ACCURACY } from '#shared/domain/run/accuracy.ts';
import { CASE_DOCUMENT_FORMAT } from './case-file.ts';
import { type CaseDocument, parseCaseDocument } from './parse-case-document.ts';

/** Everything that a user edits about one case; every state of it can be solved. */
export const caseDocumentSchema = schemaFromParser(parseCaseDocument);

export type ContentTarget = NonNullable<CaseDocument['target']>;

/** A case that comes with the program as a document of the user. */
export function documentOfShippedCase(shipped: ShippedCase): CaseDocument {
  return {
    format: CASE_DOCUMENT_FORMAT,
    title: shipped.title,
    note: shipped.summary,
    source: 'Heckmann et al. 2026, Drying Technology',
    mode: 'direct',
    transportCase: shipped.transportCase,
    assumed: [...shipped.assumed],
    fieldUnits: {},
    target: null,
    accuracy: ACCURACY.usual,
  };
}
