import * as v from 'valibot';

import { caseIssue, describeFound, joinPath, type CaseIssue } from './case-issue.ts';
import { closestWord } from './closest-word.ts';
import { findUnusableValues, roundNumbers } from './plain-values.ts';
import { allowedAt, findMisplacedLists, findUnknownKeys } from './schema-keys.ts';

export type Parsed<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly issues: readonly CaseIssue[] };

/** More issues than this help nobody; the first ones are given. */
const MOST_ISSUES = 50;

/**
 * Checks a document of a file format: defaults are filled in, numbers rounded to 15 significant
 * digits.
 *
 * @param what names the document in an issue, e.g. "a case"
 * @param checkTogether the checks that relate keys to each other
 */
export function parseBySchema<Schema extends v.GenericSchema>(
  schema: Schema,
  value: unknown,
  what: string,
  checkTogether: (document: v.InferOutput<Schema>) => readonly CaseIssue[],
): Parsed<v.InferOutput<Schema>> {
  const unusable = findUnusableValues(value, what);
  if (unusable.length > 0) return { ok: false, issues: unusable };
  const lists = findMisplacedLists(schema, value);
  if (lists.length > 0) return { ok: false, issues: firstOf(lists) };

  const rounded = roundNumbers(value);
  const parsed = v.safeParse(schema, rounded);
  const shape = [
    ...findUnknownKeys(schema, rounded),
    ...(parsed.issues ?? [])
      .filter((issue) => issue.expected !== 'never')
      .map(inWords(schema, rounded)),
  ];
  if (!parsed.success || shape.length > 0) return { ok: false, issues: firstOf(shape) };

  const issues = checkTogether(parsed.output);
  if (issues.length > 0) return { ok: false, issues: firstOf(issues) };
  return { ok: true, value: parsed.output };
}

function inWords(schema: v.GenericSchema, input: unknown) {
  return (issue: v.BaseIssue<unknown>): CaseIssue => {
    const keys = (issue.path ?? []).map((item) => item.key as string | number);
    const missing = issue.type === 'strict_object' && issue.received === 'undefined';
    const value = issue.path?.at(-1)?.value ?? issue.input;
    const options = [...(issue.expected ?? '').matchAll(/"([^"]+)"/g)].map((match) => match[1]);
    const words = options.filter((option) => option !== undefined);
    return caseIssue(
      joinPath(keys),
      missing ? 'nothing, the key is missing' : describeFound(value),
      allowedAt(schema, input, keys),
      typeof value === 'string' ? closestWord(value, words) : undefined,
    );
  };
}

function firstOf(issues: readonly CaseIssue[]): readonly CaseIssue[] {
  return issues.slice(0, MOST_ISSUES);
}
