import type { CaseIssue } from '#shared/domain/case/case-issue.ts';
import { parseTransportCase } from '#shared/domain/case/parse-case.ts';
import { readDocument } from '#shared/domain/case/read-json.ts';
import type { TransportCase } from '#shared/domain/case/transport-case.ts';
import { CASE_DOCUMENT_FORMAT } from '#shared/domain/project/case-file.ts';
import {
  type CaseDocument,
  parseCaseDocument,
} from '#shared/domain/project/parse-case-document.ts';
import { readTextFile } from './input-file.ts';
import { Refusal } from './refusal.ts';

/** A case file: transport parameters, and the case document where the file is one. */
export interface CaseInput {
  readonly transportCase: TransportCase;
  readonly document: CaseDocument | undefined;
}

/**
 * Reads and checks a case file ("-" for standard input), `postdry.transport/1` or `postdry.case/1`.
 * @throws Refusal that names the file and, for each problem, the key, what was found and is allowed
 */
export async function readCase(path: string): Promise<CaseInput> {
  const text = await readTextFile(path);
  if (isCaseDocument(text)) {
    const parsed = parseCaseDocument(text);
    if (!parsed.ok) throw refusalOf(path, parsed.issues);
    return { transportCase: parsed.value.transportCase, document: parsed.value };
  }
  const parsed = parseTransportCase(text);
  if (!parsed.ok) throw refusalOf(path, parsed.issues);
  return { transportCase: parsed.value, document: undefined };
}

/** A text that is not JSON is left to the parser of the other format, which says what is wrong. */
function isCaseDocument(text: string): boolean {
  const read = readDocument(text, 'a case');
  if (!read.ok || typeof read.value !== 'object' || read.value === null) return false;
  return (read.value as { readonly format?: unknown }).format === CASE_DOCUMENT_FORMAT;
}

function refusalOf(path: string, issues: readonly CaseIssue[]): Refusal {
  const count = issues.length === 1 ? '1 problem' : `${issues.length} problems`;
  return new Refusal(
    `${path} is not a valid case, ${count}:`,
    ...issues.map((issue) => `  ${issue.message}`),
  );
}
