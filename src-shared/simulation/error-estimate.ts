import type { Sample } from '../numerics/solve/sampler.ts';

/** Magnitudes that contents are compared relative to. */
export interface Magnitudes {
  readonly total: number;
  readonly solid: number;
  readonly micro: number;
}

/** The quantities that two solutions are compared by. */
export interface ComparedValues {
  readonly total: number;
  readonly solidMean: number;
  readonly solidMirror: number;
  readonly mirrorMicro: { readonly mean: number } | undefined;
}

/**
 * Largest difference of two solutions over their common samples, as a share of the start: total,
 * macro mean, macro value and micro mean at the mirror plane.
 */
export function largestDifference(
  a: readonly ComparedValues[],
  b: readonly ComparedValues[],
  magnitudes: Magnitudes,
): number {
  const count = Math.min(a.length, b.length);
  let largest = 0;
  for (let k = 0; k < count; k++) {
    const one = a[k]!;
    const other = b[k]!;
    largest = Math.max(
      largest,
      Math.abs(one.total - other.total) / magnitudes.total,
      Math.abs(one.solidMean - other.solidMean) / magnitudes.solid,
      Math.abs(one.solidMirror - other.solidMirror) / magnitudes.solid,
    );
    if (one.mirrorMicro && other.mirrorMicro && magnitudes.micro > 0) {
      const difference = Math.abs(one.mirrorMicro.mean - other.mirrorMicro.mean);
      largest = Math.max(largest, difference / magnitudes.micro);
    }
  }
  return largest;
}

/** Lowest content among the samples, as a share of the reference contents; 0 when none is negative. */
export function lowestSampledValue(samples: readonly Sample[], magnitudes: Magnitudes): number {
  let lowest = 0;
  for (const { solidMin, mirrorMicro } of samples) {
    lowest = Math.min(lowest, solidMin / magnitudes.solid);
    if (mirrorMicro && magnitudes.micro > 0) {
      lowest = Math.min(lowest, mirrorMicro.min / magnitudes.micro);
    }
  }
  return lowest;
}
