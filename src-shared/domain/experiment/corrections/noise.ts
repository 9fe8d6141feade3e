import { median, smallestStep } from './robust-spread.ts';

/** The median of |x| of a normal distribution, times this, is its standard deviation. */
const NORMAL = 1.4826;

/**
 * One standard deviation of the noise of a curve: of the distances of its points from the straight
 * line between their neighbours, by their median, so that neither a trend nor outliers count.
 * A curve that mostly repeats the same value has the noise of its display, a step over sqrt(12).
 *
 * @returns null for fewer than five points
 */
export function estimateNoise(timeS: readonly number[], values: readonly number[]): number | null {
  if (values.length < 5) return null;
  const distances = new Float64Array(values.length - 2);
  for (let at = 1; at + 1 < values.length; at++) {
    const [early, time, late] = [timeS[at - 1] ?? 0, timeS[at] ?? 0, timeS[at + 1] ?? 0];
    const [before, here, after] = [values[at - 1] ?? 0, values[at] ?? 0, values[at + 1] ?? 0];
    const share = late > early ? (time - early) / (late - early) : 0.5;
    const distance = here - before - share * (after - before);
    distances[at - 1] = Math.abs(distance) / Math.sqrt(1 + share ** 2 + (1 - share) ** 2);
  }
  const noise = NORMAL * median(distances);
  return Math.max(noise, smallestStep(Float64Array.from(values)) / Math.sqrt(12));
}
