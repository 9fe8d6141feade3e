import { caseIssue, type CaseIssue } from '#shared/domain/case/case-issue.ts';
import { parseBySchema, type Parsed } from '#shared/domain/case/parse-by-schema.ts';
import { parseTransportCase } from '#shared/domain/case/parse-case.ts';
import { readDocument } from '#shared/domain/case/read-json.ts';
import type { TransportCase } from '#shared/domain/case/transport-case.ts';
import { checkElectrodeCase } from '#shared/domain/electrode/check-electrode-case.ts';
import { resolveElectrode } from '#shared/domain/electrode/resolve-electrode.ts';
import { assumedValues } from '#shared/domain/material/assumed-values.ts';
import { type AssumedValue, type CaseFile, caseFileSchema } from './case-file.ts';

/** A case that can be solved: the transport parameters belong to what is edited. */
export type CaseDocument = Omit<CaseFile, 'transportCase'> & {
  readonly transportCase: TransportCase;
};

/**
 * Reads a case of the format `postdry.case/1` from its JSON text or from a parsed value. In electrode
 * mode the transport parameters and the assumed values follow from the electrode, whatever the
 * document says of them.
 */
export function parseCaseDocument(input: unknown): Parsed<CaseDocument> {
  const read = readDocument(input, 'a case');
  if (!read.ok) return { ok: false, issues: [read.issue] };
  const file = parseBySchema(caseFileSchema, read.value, 'a case', checkMode);
  if (!file.ok) return file;
  if (file.value.mode === 'electrode') return fromElectrode(file.value);
  // As it was given: times keep every digit.
  const given = (read.value as { readonly transportCase: unknown }).transportCase;
  const parsed = parseTransportCase(given);
  if (!parsed.ok) return { ok: false, issues: parsed.issues.map(inside('transportCase')) };
  return { ok: true, value: { ...file.value, transportCase: parsed.value } };
}

function checkMode({ mode, transportCase, electrodeCase }: CaseFile): CaseIssue[] {
  if (mode === 'direct') {
    if (transportCase !== undefined) return [];
    return [
      caseIssue('transportCase', 'nothing', 'the transport parameters, since mode is "direct"'),
    ];
  }
  if (electrodeCase === undefined) {
    return [caseIssue('electrodeCase', 'nothing', 'the electrode, since mode is "electrode"')];
  }
  return checkElectrodeCase(electrodeCase).map(inside('electrodeCase'));
}

function fromElectrode(file: CaseFile): Parsed<CaseDocument> {
  const { electrodeCase } = file;
  if (electrodeCase === undefined) throw new TypeError('The case was not checked.');
  const parsed = parseTransportCase(resolveElectrode(electrodeCase, file.title).transportCase);
  if (!parsed.ok) {
    return {
      ok: false,
      issues: parsed.issues.map(({ path, found, expected }) =>
        caseIssue('electrodeCase', `values that lead to ${path} = ${found}`, expected),
      ),
    };
  }
  const assumed: AssumedValue[] = assumedValues(electrodeCase.electrode).map(({ path, name }) => ({
    path: `electrode.${path}`,
    reason: `${name}: no published or measured value; a placeholder stands here.`,
  }));
  return { ok: true, value: { ...file, assumed, transportCase: parsed.value } };
}

function inside(group: string) {
  return ({ path, found, expected, suggestion }: CaseIssue): CaseIssue =>
    caseIssue(path === '' ? group : `${group}.${path}`, found, expected, suggestion);
}
