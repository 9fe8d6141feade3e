import * as v from 'valibot';

import { caseIssue, describeFound, joinPath, type CaseIssue } from './case-issue.ts';
import { checkIsotherms } from './check-isotherms.ts';
import { checkMagnitudes } from './check-magnitudes.ts';
import { checkMicro } from './check-micro.ts';
import {
  checkActivities,
  checkDrivingKeys,
  checkMicroSorption,
  checkReference,
} from './check-sorption.ts';
import { checkTimes } from './check-times.ts';
import { closestWord } from './closest-word.ts';
import { findUnusableValues, roundNumbers } from './plain-values.ts';
import { readJson } from './read-json.ts';
import { allowedAt, findMisplacedLists, findUnknownKeys } from './schema-keys.ts';
import { transportCaseSchema, type TransportCase } from './transport-case.ts';

export type ParsedTransportCase =
  | { readonly ok: true; readonly value: TransportCase }
  | { readonly ok: false; readonly issues: readonly CaseIssue[] };

/** More issues than this help nobody; the first ones are given. */
const MOST_ISSUES = 50;

/**
 * Reads a case of the format `postdry.transport/1` from its JSON text or from a parsed value.
 *
 * Defaults are filled in and numbers rounded to 15 significant digits, except `endTimeS`,
 * `outputTimesS` and `profileTimesS`: they ask for results at exactly these times and keep every
 * digit. Nothing is changed silently otherwise; whatever is wrong comes back as issues.
 */
export function parseTransportCase(input: unknown): ParsedTransportCase {
  const read = typeof input === 'string' ? readJson(input) : { ok: true as const, value: input };
  if (!read.ok) return { ok: false, issues: [read.issue] };

  const unusable = findUnusableValues(read.value);
  if (unusable.length > 0) return { ok: false, issues: unusable };
  const lists = findMisplacedLists(transportCaseSchema, read.value);
  if (lists.length > 0) return { ok: false, issues: firstOf(lists) };

  const rounded = roundNumbers(read.value);
  const parsed = v.safeParse(transportCaseSchema, rounded);
  const shape = [
    ...findUnknownKeys(transportCaseSchema, rounded),
    ...(parsed.issues ?? []).filter((issue) => issue.expected !== 'never').map(inWords(rounded)),
  ];
  if (!parsed.success || shape.length > 0) return { ok: false, issues: firstOf(shape) };

  const issues = checkTogether(parsed.output);
  if (issues.length > 0) return { ok: false, issues: firstOf(issues) };
  return { ok: true, value: withExactTimes(parsed.output, read.value as TransportCase) };
}

/** The checks that relate keys to each other; each stage relies on the one before. */
function checkTogether(transportCase: TransportCase): CaseIssue[] {
  const keys = [
    ...checkDrivingKeys(transportCase),
    ...checkMicroSorption(transportCase),
    ...checkMicro(transportCase),
    ...checkIsotherms(transportCase),
    ...checkTimes(transportCase),
  ];
  if (keys.length > 0) return keys;
  const values = [...checkActivities(transportCase), ...checkReference(transportCase)];
  return values.length > 0 ? values : checkMagnitudes(transportCase);
}

function withExactTimes(parsed: TransportCase, given: TransportCase): TransportCase {
  const { outputTimesS, profileTimesS } = given;
  return {
    ...parsed,
    // Times that are equal in 15 digits are equal here, also where the last one asked for is later.
    endTimeS: Math.max(given.endTimeS, ...lastOf(outputTimesS), ...lastOf(profileTimesS ?? [])),
    outputTimesS: [...outputTimesS],
    ...(profileTimesS === undefined ? {} : { profileTimesS: [...profileTimesS] }),
  };
}

function lastOf(timesS: readonly number[]): readonly number[] {
  return timesS.slice(-1);
}

function inWords(input: unknown) {
  return (issue: v.BaseIssue<unknown>): CaseIssue => {
    const keys = (issue.path ?? []).map((item) => item.key as string | number);
    const missing = issue.type === 'strict_object' && issue.received === 'undefined';
    const value = issue.path?.at(-1)?.value ?? issue.input;
    const options = [...(issue.expected ?? '').matchAll(/"([^"]+)"/g)].map((match) => match[1]);
    const words = options.filter((option) => option !== undefined);
    return caseIssue(
      joinPath(keys),
      missing ? 'nothing, the key is missing' : describeFound(value),
      allowedAt(transportCaseSchema, input, keys),
      typeof value === 'string' ? closestWord(value, words) : undefined,
    );
  };
}

function firstOf(issues: readonly CaseIssue[]): readonly CaseIssue[] {
  return issues.slice(0, MOST_ISSUES);
}
