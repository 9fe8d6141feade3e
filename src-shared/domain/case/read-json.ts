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
 */
export function readJson(text: string): ReadJson {
  // A UTF-16 unit is at least one byte in UTF-8, so this refuses before anything is parsed.
  if (text.length > CASE_LIMITS.textBytes) {
    const mebibytes = CASE_LIMITS.textBytes / 1024 ** 2;
    return refused(
      `a text of ${text.length} characters`,
      `a case of at most ${mebibytes} MiB (${CASE_LIMITS.textBytes} bytes)`,
    );
  }
  const json = text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text;
  if (json.trim() === '') return refused('an empty text', 'a case as a JSON object');
  const error = findJsonError(json);
  if (error !== undefined) {
    return refused(`${error.found} in line ${error.line}, column ${error.column}`, error.expected);
  }
  return { ok: true, value: JSON.parse(json) };
}

function refused(found: string, expected: string): ReadJson {
  return { ok: false, issue: caseIssue('', found, expected) };
}
