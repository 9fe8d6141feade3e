import { roundSignificant } from '../../units/round-significant.ts';

/** Length of a recipe at one choice of values; null where it does not reach the target in its bounds. */
export interface Candidate {
  readonly values: readonly number[];
  readonly lengthS: number | null;
}

export interface ShortestRecipe<Tried extends Candidate> {
  /** The shortest that was tried; undefined where none reaches the target. */
  readonly best: Tried | undefined;
  readonly tried: readonly Tried[];
  /** stopped: before the search came to its end */
  readonly status: 'done' | 'most-tried' | 'stopped';
}

/** First step, and the step at which the search ends, as shares of the bounds. */
const FIRST_STEP = 0.5;
const LAST_STEP = 1 / 16;
/** Most choices of values that are tried. */
const MOST_TRIED = 60;

/**
 * Values within bounds with which a recipe is shortest, by a compass search: from the middle on one
 * value after the other is moved by a step, which is halved where no move helps. Finds a minimum
 * near which no step helps, which need not be the least of all.
 * Source: Kolda, Lewis and Torczon, SIAM Review 45 (2003) 385.
 * @param ranges lower and upper bound of each value
 * @param at tries a choice of values; undefined ends the search
 */
export async function shortestRecipe<Tried extends Candidate>(
  ranges: readonly (readonly [low: number, high: number])[],
  at: (values: readonly number[]) => Promise<Tried | undefined>,
): Promise<ShortestRecipe<Tried>> {
  const tried = new Map<string, Tried>();
  const valuesAt = (place: readonly number[]): number[] =>
    ranges.map(([low, high], k) => roundSignificant(low + (place[k] ?? 0) * (high - low)));
  const lengthAt = async (place: readonly number[]): Promise<number | undefined> => {
    const key = place.join();
    const found = tried.get(key) ?? (await at(valuesAt(place)));
    if (found === undefined) return undefined;
    tried.set(key, found);
    return found.lengthS ?? Infinity;
  };
  const result = (status: ShortestRecipe<Tried>['status']): ShortestRecipe<Tried> => {
    const all = [...tried.values()];
    const reached = all.filter(({ lengthS }) => lengthS !== null);
    const [best] = reached.toSorted((a, b) => (a.lengthS ?? 0) - (b.lengthS ?? 0));
    return { best, tried: all, status };
  };

  let place = ranges.map(() => 0.5);
  let length = await lengthAt(place);
  if (length === undefined) return result('stopped');
  for (let step = FIRST_STEP; step >= LAST_STEP;) {
    let moved = false;
    for (const neighbour of neighbours(place, step)) {
      if (tried.size >= MOST_TRIED) return result('most-tried');
      const found = await lengthAt(neighbour);
      if (found === undefined) return result('stopped');
      if (found >= length) continue;
      [place, length, moved] = [neighbour, found, true];
      break;
    }
    if (!moved) step /= 2;
  }
  return result('done');
}

function neighbours(place: readonly number[], step: number): number[][] {
  return place.flatMap((share, k) =>
    [share + step, share - step]
      .filter((next) => next >= 0 && next <= 1)
      .map((next) => place.map((other, at) => (at === k ? next : other))),
  );
}
