import { OWN_VALUE } from './sourced-value.ts';
import type { MaterialSet } from './material-set.ts';

/** "a.b[0].c" -> ['a', 'b', 0, 'c'] */
function keysOf(path: string): (string | number)[] {
  return path
    .split(/[.[\]]+/)
    .filter((key) => key !== '')
    .map((key) => (/^\d+$/.test(key) ? Number(key) : key));
}

/** What stands at a key path of a document; undefined where there is nothing. */
export function valueAt(document: unknown, path: string): unknown {
  let value = document;
  for (const key of keysOf(path)) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = (value as Record<string | number, unknown>)[key];
  }
  return value;
}

function replaced(
  old: unknown,
  [key, ...rest]: readonly (string | number)[],
  value: unknown,
): unknown {
  if (key === undefined) return value;
  if (Array.isArray(old)) {
    return old.map((item: unknown, index) => (index === key ? replaced(item, rest, value) : item));
  }
  const { [key]: before, ...others } = (old ?? {}) as Record<string | number, unknown>;
  const next = replaced(before, rest, value);
  return next === undefined ? others : { ...(old as object), [key]: next };
}

/** A document with another value at a key path; undefined takes the key away. */
export function withValueAtPath<Document>(
  document: Document,
  path: string,
  value: unknown,
): Document {
  return replaced(document, keysOf(path), value) as Document;
}

const massFraction = /^components\[(\d+)\]\.massFraction\.value$/;

/**
 * A material set with another number. A number with a source becomes the user's own: its old source,
 * note and uncertainty belonged to the old number. A changed parameter makes the isotherm the user's
 * own. Mass fractions keep adding up to 1: the largest other component takes up the difference.
 */
export function withMaterialNumber(
  set: MaterialSet,
  path: string,
  value: number | undefined,
): MaterialSet {
  if (path.endsWith('.value') && value !== undefined) {
    const group = path.slice(0, -'.value'.length);
    const changed = withValueAtPath(set, group, { value, source: OWN_VALUE });
    const index = massFraction.exec(path)?.[1];
    return index === undefined ? changed : balanced(changed, Number(index));
  }
  const branch = /^(.*\.(?:de|ad)sorption)\.isotherm\./.exec(path)?.[1];
  const changed = withValueAtPath(set, path, value);
  return branch === undefined ? changed : withValueAtPath(changed, `${branch}.source`, OWN_VALUE);
}

function balanced(set: MaterialSet, fixed: number): MaterialSet {
  let largest = -1;
  let rest = 0;
  for (const [index, { massFraction: own }] of set.components.entries()) {
    const most = set.components[largest]?.massFraction.value ?? -1;
    if (index !== fixed && own.value > most) largest = index;
  }
  if (largest < 0) return set;
  for (const [index, { massFraction: own }] of set.components.entries()) {
    if (index !== largest) rest += own.value;
  }
  return withValueAtPath(set, `components[${largest}].massFraction.value`, 1 - rest);
}
