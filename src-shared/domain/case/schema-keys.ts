import * as v from 'valibot';

import { caseIssue, describeFound, joinPath, type CaseIssue } from './case-issue.ts';
import { closestWord } from './closest-word.ts';

type Path = readonly (string | number)[];

/** Schema kinds that have parts, as far as the schemas of this project use them. */
type Structured =
  | v.StrictObjectSchema<v.ObjectEntries, undefined>
  | v.ArraySchema<v.GenericSchema, undefined>
  | v.TupleSchema<v.TupleItems, undefined>
  | v.VariantSchema<string, v.StrictObjectSchema<v.ObjectEntries, undefined>[], undefined>
  | v.ExactOptionalSchema<v.GenericSchema, unknown>
  | v.NullableSchema<v.GenericSchema, unknown>;

/**
 * Finds every key that a schema of strict objects, lists, tuples and variants does not know, each with the
 * known key that is closest. (valibot itself reports only the first one of each object.)
 */
export function findUnknownKeys(
  schema: v.GenericSchema,
  value: unknown,
  path: Path = [],
): CaseIssue[] {
  if (typeof value !== 'object' || value === null) return [];
  const entries = entriesOf(schema, value);
  const known = Object.keys(entries ?? {});
  return partsOf(value).flatMap(([key, part]) => {
    const partPath = [...path, key];
    const inside = partSchema(schema, value, key);
    if (inside !== undefined) return findUnknownKeys(inside, part, partPath);
    if (typeof key === 'number') return tooLong(schema, value, path, key);
    if (entries === undefined) return [];
    const expected = `only the keys ${known.join(', ')}`;
    const found = `the unknown key "${key}"`;
    return [caseIssue(joinPath(partPath), found, expected, closestWord(key, known))];
  });
}

/** A tuple of valibot takes no notice of what stands behind its last entry. */
function tooLong(schema: v.GenericSchema, value: object, path: Path, at: number): CaseIssue[] {
  const structured = unwrap(schema) as unknown as Structured;
  if (structured.type !== 'tuple' || at !== structured.items.length) return [];
  return [caseIssue(joinPath(path), describeFound(value), `a list of ${at} entries`)];
}

/** Finds every list that stands where a group of keys belongs, which valibot takes for a group. */
export function findMisplacedLists(
  schema: v.GenericSchema,
  value: unknown,
  path: Path = [],
): CaseIssue[] {
  if (typeof value !== 'object' || value === null) return [];
  const takesList = ['array', 'tuple'].includes(unwrap(schema).type);
  if (Array.isArray(value) && !takesList) {
    const allowed = v.getDescription(unwrap(schema)) ?? 'a group of keys';
    return [caseIssue(joinPath(path), describeFound(value), allowed)];
  }
  return partsOf(value).flatMap(([key, part]) => {
    const inside = partSchema(schema, value, key);
    return inside === undefined ? [] : findMisplacedLists(inside, part, [...path, key]);
  });
}

/** What the schema's descriptions allow at a path of a value: the innermost one on the way there. */
export function allowedAt(schema: v.GenericSchema, value: unknown, path: Path): string {
  let current: v.GenericSchema | undefined = schema;
  let part = value;
  let allowed = v.getDescription(unwrap(schema)) ?? 'nothing else';
  for (const key of path) {
    current = partSchema(current, part, key);
    if (current === undefined) break;
    allowed = v.getDescription(unwrap(current)) ?? allowed;
    part = (part as Record<string | number, unknown> | undefined)?.[key];
  }
  return allowed;
}

function partsOf(value: object): [key: string | number, part: unknown][] {
  return Array.isArray(value) ? [...value.entries()] : Object.entries(value);
}

function unwrap(schema: v.GenericSchema): v.GenericSchema {
  const structured = schema as unknown as Structured;
  const isWrapped = structured.type === 'exact_optional' || structured.type === 'nullable';
  return isWrapped ? unwrap(structured.wrapped) : schema;
}

function partSchema(
  schema: v.GenericSchema,
  value: unknown,
  key: string | number,
): v.GenericSchema | undefined {
  const structured = unwrap(schema) as unknown as Structured;
  if (structured.type === 'array') return structured.item;
  if (structured.type === 'tuple') return structured.items[Number(key)];
  const entries = entriesOf(schema, value);
  return entries && Object.hasOwn(entries, key) ? entries[key] : undefined;
}

function entriesOf(schema: v.GenericSchema, value: unknown): v.ObjectEntries | undefined {
  const structured = unwrap(schema) as unknown as Structured;
  if (structured.type === 'strict_object') return structured.entries;
  if (structured.type !== 'variant') return undefined;
  const chosen = (value as Record<string, unknown> | null)?.[structured.key];
  const fitting = structured.options.find((option) => {
    const tag = option.entries[structured.key];
    return tag?.type === 'literal' && (tag as { literal?: unknown }).literal === chosen;
  });
  return fitting?.entries;
}
