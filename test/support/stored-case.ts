import type { CaseDocument } from '#shared/domain/project/parse-case-document.ts';
import { CASE_DOCUMENT_FORMAT } from '#shared/domain/project/case-file.ts';
import { linearCase } from './solver/linear-case.ts';

/** A small valid document of the user. */
export function caseDocument(title = 'Coil A'): CaseDocument {
  return {
    format: CASE_DOCUMENT_FORMAT,
    title,
    note: '',
    source: null,
    mode: 'direct',
    transportCase: linearCase,
    assumed: [{ path: 'macro.porosity', reason: 'usual for an anode' }],
    fieldUnits: {},
    target: { value: 200, unit: 'wt-ppm' },
    accuracy: 1e-4,
  };
}
