import { joinPath } from '#shared/domain/case/case-issue.ts';
import { formatNumber } from '#shared/units/format-number.ts';
import { fromSi, unitBySymbol } from '#shared/units/quantities.ts';
import type { MaterialSet } from './material-set.ts';
import { valueName } from './value-names.ts';

/** One value that two material sets do not share, for reading. */
export interface MaterialDifference {
  /** Key path in the set that has the value, the later one where both have it. */
  readonly path: string;
  readonly name: string;
  /** With its unit; a dash where there is nothing. */
  readonly before: string;
  readonly after: string;
}

type Keys = readonly (string | number)[];
type Leaf = string | number | boolean | readonly number[];
type Leaves = ReadonlyMap<string, { readonly keys: Keys; readonly value: Leaf }>;

const nothing = '–';
const usualDigits = 6;
const allDigits = 15;

/**
 * What differs between two documents, in the order of the later one, then what only the earlier one
 * has. Components are matched by their ids; their order alone is no difference, and one that only
 * one document has is a single entry.
 */
export function materialDifferences(before: MaterialSet, after: MaterialSet): MaterialDifference[] {
  const earlier = leavesOf(before);
  const later = leavesOf(after);
  const added = componentsOnlyIn(after, before);
  const removed = componentsOnlyIn(before, after);
  const inLater = [...later].flatMap(([match, { keys, value }]) => {
    const component = keys[0] === 'components' ? Number(keys[1]) : -1;
    if (added.has(component)) {
      return keys[2] === 'id' ? [wholeComponent(after, component, 'after')] : [];
    }
    return changed(after, keys, earlier.get(match)?.value, value);
  });
  const onlyEarlier = [...earlier].flatMap(([match, { keys, value }]) => {
    const component = keys[0] === 'components' ? Number(keys[1]) : -1;
    if (removed.has(component)) {
      return keys[2] === 'id' ? [wholeComponent(before, component, 'before')] : [];
    }
    return later.has(match) ? [] : changed(before, keys, value, undefined);
  });
  return [...inLater, ...onlyEarlier];
}

/** Positions of the components of a set that another one does not have. */
function componentsOnlyIn(materialSet: MaterialSet, other: MaterialSet): Set<number> {
  const ids = new Set(other.components.map(({ id }) => id));
  return new Set(
    materialSet.components.flatMap(({ id }, position) => (ids.has(id) ? [] : [position])),
  );
}

function wholeComponent(
  materialSet: MaterialSet,
  position: number,
  side: 'before' | 'after',
): MaterialDifference {
  const name = materialSet.components[position]?.name ?? nothing;
  const sides = { before: nothing, after: nothing, [side]: name };
  return { path: joinPath(['components', position]), name: 'Component', ...sides };
}

function changed(
  materialSet: MaterialSet,
  keys: Keys,
  before: Leaf | undefined,
  after: Leaf | undefined,
): MaterialDifference[] {
  if (JSON.stringify(before) === JSON.stringify(after)) return [];
  const { name, quantity, unit } = valueName(materialSet, keys);
  const read = (value: Leaf | undefined, digits: number): string => {
    if (value === undefined || value === '') return nothing;
    if (typeof value === 'string' || typeof value === 'boolean') return String(value);
    const symbol = unitBySymbol(quantity, unit);
    // A standard deviation is a difference, which has no zero of its own.
    const shown = keys.at(-1) === 'standardDeviation' ? { ...symbol, offset: 0 } : symbol;
    const numbers = [value].flat().map((each) => formatNumber(fromSi(each, shown), digits));
    const text = numbers.join(' to ');
    return quantity === 'number' ? text : `${text} ${shown.symbol}`;
  };
  const short = [read(before, usualDigits), read(after, usualDigits)] as const;
  const [first, second] =
    short[0] === short[1] ? [read(before, allDigits), read(after, allDigits)] : short;
  return [{ path: joinPath(keys), name, before: first, after: second }];
}

/** Every single value of a set, by its path with the ids of components in place of positions. */
function leavesOf(materialSet: MaterialSet): Leaves {
  const found = new Map<string, { keys: Keys; value: Leaf }>();
  const visit = (part: unknown, keys: Keys): void => {
    if (typeof part !== 'object' || part === null) {
      found.set(matchOf(materialSet, keys), { keys, value: part as Leaf });
    } else if (Array.isArray(part) && part.every((item) => typeof item === 'number')) {
      found.set(matchOf(materialSet, keys), { keys, value: part });
    } else {
      for (const [key, value] of Object.entries(part)) {
        visit(value, [...keys, Array.isArray(part) ? Number(key) : key]);
      }
    }
  };
  visit(materialSet, []);
  return found;
}

function matchOf({ components }: MaterialSet, keys: Keys): string {
  const [first, position, ...rest] = keys;
  if (first !== 'components' || typeof position !== 'number') return joinPath(keys);
  return joinPath([first, components[position]?.id ?? position, ...rest]);
}
