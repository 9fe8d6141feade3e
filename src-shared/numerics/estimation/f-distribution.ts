import { EstimationError } from './estimation-error.ts';
import { incompleteBeta } from './incomplete-beta.ts';
import { positiveQuantile } from './positive-quantile.ts';

/** Probability that F with finite degrees of freedom (numerator, denominator) exceeds f >= 0. */
export function fUpperTail(f: number, numerator: number, denominator: number): number {
  if (!(numerator > 0 && denominator > 0 && f >= 0)) {
    throw new EstimationError(
      `F = ${f} with ${numerator} and ${denominator} degrees of freedom is not defined; ` +
        'all three must be positive.',
    );
  }
  const weighted = numerator * f;
  const sum = weighted + denominator;
  return incompleteBeta(denominator / sum, weighted / sum, denominator / 2, numerator / 2);
}

/** Value that F stays below with a probability of 0 < p < 1. */
export function fQuantile(p: number, numerator: number, denominator: number): number {
  if (!(p > 0 && p < 1)) {
    throw new EstimationError(`A quantile needs a probability between 0 and 1, not ${p}.`);
  }
  return positiveQuantile((f) => fUpperTail(f, numerator, denominator), 1 - p);
}
