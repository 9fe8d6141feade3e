import type { CaseIssue } from './case-issue.ts';
import { checkIsotherms } from './check-isotherms.ts';
import { checkConditions } from './check-conditions.ts';
import { checkMagnitudes } from './check-magnitudes.ts';
import { checkMicro } from './check-micro.ts';
import {
  checkActivities,
  checkDrivingKeys,
  checkMicroSorption,
  checkReference,
} from './check-sorption.ts';
import { checkTimes } from './check-times.ts';
import { parseBySchema, type Parsed } from './parse-by-schema.ts';
import { readDocument } from './read-json.ts';
import { transportCaseSchema, type TransportCase } from './transport-case.ts';

export type ParsedTransportCase = Parsed<TransportCase>;

/**
 * Reads a case of the format `postdry.transport/1` from its JSON text or from a parsed value.
 *
 * Defaults are filled in and numbers rounded to 15 significant digits, except `endTimeS`,
 * `outputTimesS` and `profileTimesS`: they ask for results at exactly these times and keep every
 * digit. Nothing is changed silently otherwise; whatever is wrong comes back as issues.
 */
export function parseTransportCase(input: unknown): ParsedTransportCase {
  const read = readDocument(input, 'a case');
  if (!read.ok) return { ok: false, issues: [read.issue] };
  const parsed = parseBySchema(transportCaseSchema, read.value, 'a case', checkTogether);
  if (!parsed.ok) return parsed;
  return { ok: true, value: withExactTimes(parsed.value, read.value as TransportCase) };
}

/** The checks that relate keys to each other; each stage relies on the one before. */
function checkTogether(transportCase: TransportCase): CaseIssue[] {
  const keys = [
    ...checkDrivingKeys(transportCase),
    ...checkMicroSorption(transportCase),
    ...checkMicro(transportCase),
    ...checkIsotherms(transportCase),
    ...checkTimes(transportCase),
    ...checkConditions(transportCase),
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
