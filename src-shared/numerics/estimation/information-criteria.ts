import { EstimationError } from './estimation-error.ts';

export interface FitSize {
  sumOfSquares: number;
  pointCount: number;
  /** Fitted parameters, the variance not counted. */
  parameterCount: number;
}

/**
 * Akaike's criterion corrected for few points, n ln(S/n) + 2K + 2K(K+1)/(n-K-1) with K parameters,
 * the estimated variance included (C. M. Hurvich, C.-L. Tsai, Biometrika 76 (1989) 297). Infinity
 * where n <= K + 1. Only differences between models on the same data with the same weights count.
 */
export function correctedAkaike({ sumOfSquares, pointCount, parameterCount }: FitSize): number {
  if (!(sumOfSquares >= 0 && pointCount > 0)) {
    throw new EstimationError(
      `A sum of squares of ${sumOfSquares} over ${pointCount} points has no information criterion.`,
    );
  }
  const count = parameterCount + 1;
  const rest = pointCount - count - 1;
  if (rest <= 0) return Infinity;
  const misfit = pointCount * Math.log(sumOfSquares / pointCount);
  return misfit + 2 * count + (2 * count * (count + 1)) / rest;
}

/** Akaike weights exp(-difference/2), normalised: how strongly the data speak for each model. */
export function akaikeWeights(criteria: readonly number[]): number[] {
  const lowest = Math.min(...criteria);
  const likelihoods = criteria.map((value) =>
    value === lowest ? 1 : Math.exp((lowest - value) / 2),
  );
  const sum = likelihoods.reduce((a, b) => a + b, 0);
  return likelihoods.map((value) => value / sum);
}
