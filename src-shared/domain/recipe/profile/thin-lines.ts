/** One series of several that are thinned together. */
export interface ThinnedSeries {
  readonly values: ArrayLike<number>;
  /** how far a straight line may be from a value, in the unit of the values, above 0 */
  readonly tolerance: (value: number) => number;
}

/**
 * Points between which straight lines stay within the tolerance of every series at every point that is
 * left out (D. H. Douglas, T. K. Peucker, Cartographica 10 (1973) 112). First and last point are kept.
 *
 * @param x increasing
 * @returns places of the points that are kept, in their order
 */
export function thinLines(x: ArrayLike<number>, series: readonly ThinnedSeries[]): number[] {
  const last = x.length - 1;
  if (last < 1) return last === 0 ? [0] : [];
  const kept = new Set([0, last]);
  const open: [from: number, to: number][] = [[0, last]];
  for (let part = open.pop(); part !== undefined; part = open.pop()) {
    const { place, share } = farthest(x, series, ...part);
    if (share <= 1) continue;
    kept.add(place);
    open.push([part[0], place], [place, part[1]]);
  }
  return [...kept].sort((a, b) => a - b);
}

/** Largest distance from the straight lines between two points, as a share of the tolerance. */
function farthest(
  x: ArrayLike<number>,
  series: readonly ThinnedSeries[],
  from: number,
  to: number,
): { place: number; share: number } {
  const at = (list: ArrayLike<number>, place: number): number => list[place] ?? Number.NaN;
  let found = { place: from, share: 0 };
  for (const { values, tolerance } of series) {
    const begin = at(values, from);
    const slope = (at(values, to) - begin) / (at(x, to) - at(x, from));
    for (let place = from + 1; place < to; place++) {
      const value = at(values, place);
      const line = begin + slope * (at(x, place) - at(x, from));
      const share = Math.abs(line - value) / tolerance(value);
      if (share > found.share) found = { place, share };
    }
  }
  return found;
}
