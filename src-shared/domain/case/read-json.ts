import { caseIssue, type CaseIssue } from './case-issue.ts';
import { findJsonError } from './json-error.ts';
import { CASE_LIMITS } from './limits.ts';

const BYTE_ORDER_MARK = '\uFEFF';

export type ReadJson =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly issue: CaseIssue };

/**
 * Reads a JSON text of at most 16 MiB, with or without a byte order mark. A text that is not JSON,
 * or that gives one key twice, comes back as an issue with line and column.
 *
 * @param what names what the text should be, e.g. "a case"
 */
function readJson(text: string, what: string): ReadJson {
  // A UTF-16 unit is at least one byte in UTF-8, so this refuses before anything is parsed.
  if (text.length > CASE_LIMITS.textBytes) {
    const mebibytes = CASE_LIMITS.textBytes / 1024 ** 2;
    return refused(
      `a text of ${text.length} characters`,
      `${what} of at most ${mebibytes} MiB (${CASE_LIMITS.textBytes} bytes)`,
    );
  }
  const json = text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text;
  if (json.trim() === '') return refused('an empty text', `${what} as a JSON object`);
  const error = findJsonError(json);
  if (error !== undefined) {
    return refused(`${error.found} in line ${error.line}, column ${error.column}`, error.expected);
  }
  return { ok: true, value: JSON.parse(json) };
}

/** A value as it is, or what stands in its JSON text; see {@link readJson}. */
export function readDocument(input: unknown, what: string): ReadJson {
  return typeof input === 'string' ? readJson(input, what) : { ok: true, value: input };
}

function refused(found: string, expected: string): ReadJson {
  return { ok: false, issue: caseIssue('', found, expected) };
}
