/** A curve of samples; times increase. */
export interface Curve {
  readonly timesS: readonly number[];
  readonly values: readonly number[];
}

/** Value at a time, linear between samples, constant beyond the last one. */
export function valueAt({ timesS, values }: Curve, timeS: number): number {
  const after = timesS.findIndex((sampleS) => sampleS >= timeS);
  if (after < 0) return values.at(-1) ?? Number.NaN;
  const upper = values[after] ?? Number.NaN;
  const lower = values[after - 1] ?? upper;
  const startS = timesS[after - 1] ?? timeS;
  const endS = timesS[after] ?? timeS;
  if (endS === startS) return upper;
  return lower + ((upper - lower) * (timeS - startS)) / (endS - startS);
}

/** First time at which a falling curve has come down to a value, linear between samples. */
export function timeDownTo({ timesS, values }: Curve, level: number): number | undefined {
  const after = values.findIndex((value) => value <= level);
  if (after < 0) return undefined;
  const lower = values[after] ?? level;
  const upper = values[after - 1] ?? lower;
  const endS = timesS[after] ?? 0;
  const startS = timesS[after - 1] ?? endS;
  return upper === lower ? endS : endS - ((endS - startS) * (level - lower)) / (upper - lower);
}

/** The largest value of a series and its time. */
export function peak({ timesS, values }: Curve): { value: number; timeS: number } {
  let at = 0;
  values.forEach((value, index) => {
    if (value > (values[at] ?? -Infinity)) at = index;
  });
  return { value: values[at] ?? Number.NaN, timeS: timesS[at] ?? Number.NaN };
}

/** Largest absolute difference of two curves of the same times, and its time. */
export function largestDifference(one: Curve, other: Curve): { value: number; timeS: number } {
  return peak({
    timesS: one.timesS,
    values: one.values.map((value, index) => Math.abs(value - (other.values[index] ?? Number.NaN))),
  });
}

/** Total time during which a series is above a level, by the trapezoidal share of each interval. */
export function timeAbove({ timesS, values }: Curve, level: number): number {
  let totalS = 0;
  for (let index = 1; index < timesS.length; index += 1) {
    const lengthS = (timesS[index] ?? 0) - (timesS[index - 1] ?? 0);
    const start = (values[index - 1] ?? level) - level;
    const end = (values[index] ?? level) - level;
    if (start > 0 && end > 0) totalS += lengthS;
    else if (start > 0 || end > 0) {
      totalS += (lengthS * Math.max(start, end)) / Math.abs(end - start);
    }
  }
  return totalS;
}

/** Largest difference of a curve from the straight line between two of its times. */
export function largestBend(curve: Curve, fromS: number, toS: number): number {
  const start = valueAt(curve, fromS);
  const slope = (valueAt(curve, toS) - start) / (toS - fromS);
  return Math.max(
    ...curve.timesS.map((timeS, index) =>
      timeS < fromS || timeS > toS
        ? 0
        : Math.abs((curve.values[index] ?? start) - start - slope * (timeS - fromS)),
    ),
  );
}

const STRETCH_STEPS = 1000;

/**
 * How far a curve stays from another one at best when the other's time axis may be stretched or
 * compressed, as a change of a constant diffusivity does: the smallest largest difference.
 * The other curve has to have come to its end, because it is taken as constant from there on.
 */
export function bestStretchedDifference(curve: Curve, shape: Curve): number {
  let best = Infinity;
  for (let step = 0; step <= STRETCH_STEPS; step += 1) {
    const factor = 10 ** (-1 + (2.5 * step) / STRETCH_STEPS);
    const difference = Math.max(
      ...curve.timesS.map((timeS, index) =>
        Math.abs((curve.values[index] ?? 0) - valueAt(shape, timeS / factor)),
      ),
    );
    best = Math.min(best, difference);
  }
  return best;
}
