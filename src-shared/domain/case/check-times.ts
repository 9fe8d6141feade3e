import { caseIssue, type CaseIssue } from './case-issue.ts';
import type { TransportCase } from './transport-case.ts';

/** Checks that every list of times or depths increases and lies within the run. */
export function checkTimes(transportCase: TransportCase): CaseIssue[] {
  const { boundary, endTimeS, outputTimesS, profileTimesS, microDepths } = transportCase;
  const changeTimes = (boundary.changes ?? []).map((change) => change.timeS);
  const issues = [
    ...increasing('outputTimesS', outputTimesS),
    ...increasing('profileTimesS', profileTimesS ?? []),
    ...increasing('microDepths', microDepths ?? []),
    ...increasing('boundary.changes', changeTimes, '.timeS'),
    ...notAfter('outputTimesS', outputTimesS, endTimeS),
    ...notAfter('profileTimesS', profileTimesS ?? [], endTimeS),
  ];
  const late = changeTimes.findIndex((timeS) => timeS >= endTimeS);
  if (late >= 0) {
    const expected = `a time before the end of the run (endTimeS is ${endTimeS})`;
    issues.push(caseIssue(`boundary.changes[${late}].timeS`, String(changeTimes[late]), expected));
  }
  return issues;
}

/** The first entry that is not above the one before it. */
function increasing(path: string, values: readonly number[], key = ''): CaseIssue[] {
  for (let position = 1; position < values.length; position += 1) {
    const value = values[position] ?? 0;
    const previous = values[position - 1] ?? 0;
    if (value > previous) continue;
    const found = value === previous ? `${value} a second time` : `${value} after ${previous}`;
    const expected = 'values that increase, each one once (15 digits are compared)';
    return [caseIssue(`${path}[${position}]${key}`, found, expected)];
  }
  return [];
}

/** The first entry beyond the end of the run. */
function notAfter(path: string, values: readonly number[], endTimeS: number): CaseIssue[] {
  const position = values.findIndex((timeS) => timeS > endTimeS);
  if (position < 0) return [];
  const expected = `at most the end of the run (endTimeS is ${endTimeS})`;
  return [caseIssue(`${path}[${position}]`, String(values[position]), expected)];
}
