/** Which scale controls the drying. */
import type { OneScaleErrors } from './one-scale-errors.ts';

export type Regime = 'macro' | 'both' | 'micro';

/** Largest error of a one-scale model that is still taken for agreement, fraction of the initial water. */
export const DEFAULT_REGIME_THRESHOLD = 0.02;

/**
 * 'macro' or 'micro' if the model with that resistance alone stays within `threshold` of the two-scale
 * solution at all times (the better one if both do), otherwise 'both'. Decided by the error rather
 * than by the ratio of the diffusion times, which says nothing about how much water is concerned.
 */
export function classifyRegime(
  errors: OneScaleErrors,
  threshold = DEFAULT_REGIME_THRESHOLD,
): Regime {
  const { macroOnly, microOnly } = errors;
  if (Math.min(macroOnly.error, microOnly.error) > threshold) return 'both';
  return macroOnly.error <= microOnly.error ? 'macro' : 'micro';
}
