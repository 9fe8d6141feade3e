import { assumedValues } from '#shared/domain/material/assumed-values.ts';
import { valueAt, withValueAtPath } from '#shared/domain/material/material-edits.ts';
import type { MaterialSet } from '#shared/domain/material/material-set.ts';

/** Relative change of an input, and the smallest relative change of a number that counts as one. */
const STEP = 1e-4;
const SMALLEST_EFFECT = 1e-10;

/** Keys of a sourced group that say how well its values are known, or that only share them out. */
const besides = new Set(['validity', 'uncertainty', 'relativeUncertainty', 'share']);

interface NamedNumber {
  readonly key: string;
  readonly value: number;
}

/**
 * Which assumed values of a material set each number rests on, found by changing them one by one: a
 * list by hand could leave one out.
 * @param numbersOf the numbers that follow from a set, each with a key of its own
 * @returns names of assumed values by key of the number; a number without any is not in it
 */
export function assumedInfluence(
  materialSet: MaterialSet,
  numbersOf: (materialSet: MaterialSet) => readonly NamedNumber[],
): ReadonlyMap<string, readonly string[]> {
  const usual = numbersOf(materialSet);
  const found = new Map<string, string[]>();
  for (const { path, name } of assumedValues(materialSet)) {
    const changed = withValueAtPath(materialSet, path, changedNumbers(valueAt(materialSet, path)));
    const values = new Map(numbersOf(changed).map(({ key, value }) => [key, value]));
    for (const { key, value } of usual) {
      const effect = Math.abs((values.get(key) ?? Number.NaN) - value);
      if (effect <= SMALLEST_EFFECT * Math.abs(value)) continue;
      found.set(key, [...(found.get(key) ?? []), name]);
    }
  }
  return found;
}

function changedNumbers(part: unknown): unknown {
  if (typeof part === 'number') return part === 0 ? STEP : part * (1 + STEP);
  if (Array.isArray(part)) return part.map(changedNumbers);
  if (typeof part !== 'object' || part === null) return part;
  return Object.fromEntries(
    Object.entries(part).map(([key, value]) => [
      key,
      besides.has(key) ? value : changedNumbers(value),
    ]),
  );
}
