import { normalQuantile } from './normal-distribution.ts';

/**
 * Interval of a probability after `hits` in `trials` (E. B. Wilson, J. Am. Stat. Assoc. 22 (1927) 209).
 * @param confidence of the interval, for example 0.95
 */
export function wilsonInterval(
  hits: number,
  trials: number,
  confidence: number,
): [low: number, high: number] {
  if (trials === 0) return [0, 1];
  const z = normalQuantile((1 + confidence) / 2);
  const p = hits / trials;
  const spread = (z * z) / trials;
  const middle = p + spread / 2;
  const half = z * Math.sqrt((p * (1 - p)) / trials + spread / (4 * trials));
  const low = hits === 0 ? 0 : (middle - half) / (1 + spread);
  const high = hits === trials ? 1 : (middle + half) / (1 + spread);
  return [low, high];
}
