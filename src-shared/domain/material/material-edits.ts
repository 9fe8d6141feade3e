import { roundSignificant } from '#shared/units/round-significant.ts';
import type { MaterialSet } from './material-set.ts';
import { OWN_VALUE, type SourcedNumber, type Uncertainty } from './sourced-value.ts';
import { uncertaintyOfKind } from './uncertainty.ts';

/** "a.b[0].c" -> ['a', 'b', 0, 'c'] */
export function keysOf(path: string): (string | number)[] {
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

/**
 * A material set with another number. A number with a source becomes the user's own: its old source,
 * note, uncertainty and range belonged to the old number; without a number the whole group goes. A
 * changed parameter makes the isotherm the user's own, a changed class the thickness of the binder.
 * Mass fractions and shares keep adding up to 1: the largest other one takes up the difference.
 */
export function withMaterialNumber(
  set: MaterialSet,
  path: string,
  value: number | undefined,
): MaterialSet {
  const keys = keysOf(path);
  const own = keys.at(-1) === 'value';
  if (own) return withOwnValue(set, path.slice(0, -'.value'.length), value);
  if (keys.at(-2) === 'temperatureK') return withTemperature(set, path, value);
  const owner = /^(.*\.(?:de|ad)sorption)\.isotherm\.|^(micro\.thickness)\.classes/.exec(path);
  const group = owner?.[1] ?? owner?.[2];
  const changed = withValueAtPath(set, path, value);
  if (group === undefined) return changed;
  return balancedShares(withValueAtPath(changed, `${group}.source`, OWN_VALUE), path);
}

function withOwnValue(set: MaterialSet, group: string, value: number | undefined): MaterialSet {
  if (value === undefined) return withValueAtPath(set, group, undefined);
  const changed = withValueAtPath(set, group, { value, source: OWN_VALUE });
  const index = /^components\[(\d+)\]\.massFraction$/.exec(group)?.[1];
  return index === undefined ? changed : balancedFractions(changed, Number(index));
}

/** One end of a range of temperatures; a range that begins has the other end at the same place. */
function withTemperature(set: MaterialSet, path: string, value: number | undefined): MaterialSet {
  const range = path.slice(0, path.lastIndexOf('['));
  if (valueAt(set, range) !== undefined && value !== undefined) {
    return withValueAtPath(set, path, value);
  }
  const validity = path.slice(0, path.lastIndexOf('.'));
  const begun = value === undefined ? undefined : { temperatureK: [value, value] };
  return withValueAtPath(set, validity, begun);
}

/** A material set whose component at `fixed` keeps its mass fraction while the sum becomes 1. */
export function balancedFractions(set: MaterialSet, fixed: number): MaterialSet {
  const balance = balanceOf(
    set.components.map(({ massFraction }) => massFraction.value),
    fixed,
  );
  if (balance === undefined) return set;
  return withValueAtPath(set, `components[${balance.index}].massFraction.value`, balance.value);
}

function balancedShares(set: MaterialSet, path: string): MaterialSet {
  const fixed = /^micro\.thickness\.classes\[(\d+)\]\.share$/.exec(path)?.[1];
  if (fixed === undefined || set.micro === undefined) return set;
  const balance = balanceOf(
    set.micro.thickness.classes.map(({ share }) => share),
    Number(fixed),
  );
  if (balance === undefined) return set;
  return withValueAtPath(set, `micro.thickness.classes[${balance.index}].share`, balance.value);
}

/** What the largest part but the one at `fixed` has to be, so that all add up to 1. */
function balanceOf(
  parts: readonly number[],
  fixed: number,
): { readonly index: number; readonly value: number } | undefined {
  let index = -1;
  for (const [at, part] of parts.entries()) {
    if (at !== fixed && part > (parts[index] ?? -1)) index = at;
  }
  if (index < 0) return undefined;
  const rest = parts.reduce((sum, part, at) => (at === index ? sum : sum + part), 0);
  return { index, value: roundSignificant(1 - rest, 12) };
}

/** A material set with another note of a group with a source; an empty one is none. */
export function withNote(set: MaterialSet, group: string, note: string): MaterialSet {
  return withValueAtPath(set, `${group}.note`, note.trim() || undefined);
}

/** A material set in which a value is uncertain in another way, over the same range of 95 %. */
export function withUncertaintyKind(
  set: MaterialSet,
  group: string,
  kind: Uncertainty['distribution'] | 'none',
): MaterialSet {
  const sourced = valueAt(set, group) as SourcedNumber;
  const uncertainty = kind === 'none' ? undefined : uncertaintyOfKind(kind, sourced);
  return withValueAtPath(set, `${group}.uncertainty`, uncertainty);
}
