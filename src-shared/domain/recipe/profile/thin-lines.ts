/** One series of several that are thinned together. */
export interface ThinnedSeries {
  readonly values: ArrayLike<number>;
  /** how far a straight line may be from a value, in the unit of the values, above 0 */
  readonly tolerance: (value: number) => number;
}

/** Points that are looked ahead for a longer line; it bounds the work to so many times all points. */
const LOOK_AHEAD = 64;

/**
 * Points between which straight lines stay within the tolerance of every series at every point that is
 * left out. From each point that is kept, the line is drawn as far as its slope is inside the cone
 * that all points below it leave open, so that a million points take one pass. First and last point
 * are kept.
 *
 * @param x increasing
 * @returns places of the points that are kept, in their order
 */
export function thinLines(x: ArrayLike<number>, series: readonly ThinnedSeries[]): number[] {
  const last = x.length - 1;
  if (last < 1) return last === 0 ? [0] : [];
  const kept = [0];
  for (let from = 0; from < last;) {
    from = lineEnd(x, series, from, last);
    kept.push(from);
  }
  return kept;
}

const at = (list: ArrayLike<number>, place: number): number => list[place] ?? Number.NaN;

/** The farthest point found to which a line from `from` stays within all tolerances. */
function lineEnd(
  x: ArrayLike<number>,
  series: readonly ThinnedSeries[],
  from: number,
  last: number,
): number {
  const cones = series.map(() => ({ low: -Infinity, high: Infinity }));
  // The next point has none between.
  let end = from + 1;
  for (let place = from + 1; place <= last && place - end <= LOOK_AHEAD; place++) {
    const dx = at(x, place) - at(x, from);
    let [reaches, isOpen] = [true, true];
    for (const [k, { values, tolerance }] of series.entries()) {
      const cone = cones[k];
      if (cone === undefined) continue;
      const value = at(values, place);
      const rise = value - at(values, from);
      if (!(rise / dx >= cone.low && rise / dx <= cone.high)) reaches = false;
      const within = tolerance(value);
      cone.low = Math.max(cone.low, (rise - within) / dx);
      cone.high = Math.min(cone.high, (rise + within) / dx);
      if (cone.low > cone.high) isOpen = false;
    }
    if (reaches) end = place;
    if (!isOpen) break;
  }
  return end;
}
