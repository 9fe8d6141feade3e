import { roundSignificant } from '#shared/units/round-significant.ts';
import { caseIssue, describeFound, joinPath, type CaseIssue } from './case-issue.ts';
import { CASE_LIMITS } from './limits.ts';

const LONGEST_LIST = Math.max(CASE_LIMITS.outputTimes, CASE_LIMITS.boundaryChanges);
const DEEPEST_NESTING = 64;
const MOST_ISSUES = 20;

/**
 * Finds what no key of a document may hold, before the schema looks at it: numbers that are not finite
 * (JSON's 1e999), lists too long to look through, nesting without end. The first 20 are given.
 *
 * @param what names what the value should be, e.g. "a case"
 */
export function findUnusableValues(value: unknown, what: string): CaseIssue[] {
  const issues: CaseIssue[] = [];
  visit(value, [], issues, what);
  return issues;
}

function visit(value: unknown, path: (string | number)[], issues: CaseIssue[], what: string): void {
  if (issues.length >= MOST_ISSUES) return;
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) {
      issues.push(caseIssue(joinPath(path), describeFound(value), 'a finite number'));
    }
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  if (path.length >= DEEPEST_NESTING) {
    issues.push(caseIssue(joinPath(path.slice(0, 3)), 'groups within groups without end', what));
    return;
  }
  if (Array.isArray(value) && value.length > LONGEST_LIST) {
    const expected = `a list of at most ${LONGEST_LIST} entries`;
    issues.push(caseIssue(joinPath(path), describeFound(value), expected));
    return;
  }
  for (const [key, entry] of Object.entries(value)) {
    visit(entry, [...path, Array.isArray(value) ? Number(key) : key], issues, what);
  }
}

/** A copy of plain data with every number rounded to 15 significant digits. */
export function roundNumbers(value: unknown): unknown {
  if (typeof value === 'number') return roundSignificant(value);
  if (Array.isArray(value)) return value.map(roundNumbers);
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(
      Object.entries(value).map(([key, entry]) => [key, roundNumbers(entry)]),
    );
  }
  return value;
}
