import { EstimationError } from './estimation-error.ts';
import { incompleteBeta } from './incomplete-beta.ts';
import { normalCdf, normalQuantile } from './normal-distribution.ts';
import { positiveQuantile } from './positive-quantile.ts';

/** Probability that Student's t stays below `t`; degrees of freedom > 0, Infinity = normal. */
export function studentTCdf(t: number, degreesOfFreedom: number): number {
  requirePositive(degreesOfFreedom);
  if (degreesOfFreedom === Infinity) return normalCdf(t);
  const tail = upperTail(Math.abs(t), degreesOfFreedom);
  return t < 0 ? tail : 1 - tail;
}

/** Value that Student's t stays below with a probability of 0 < p < 1. */
export function studentTQuantile(p: number, degreesOfFreedom: number): number {
  requirePositive(degreesOfFreedom);
  if (!(p > 0 && p < 1)) {
    throw new EstimationError(`A quantile needs a probability between 0 and 1, not ${p}.`);
  }
  if (degreesOfFreedom === Infinity) return normalQuantile(p);
  if (p === 0.5) return 0;
  const t = positiveQuantile((x) => upperTail(x, degreesOfFreedom), Math.min(p, 1 - p));
  return p < 0.5 ? -t : t;
}

function upperTail(t: number, dof: number): number {
  const square = t * t;
  return 0.5 * incompleteBeta(dof / (dof + square), square / (dof + square), dof / 2, 0.5);
}

function requirePositive(degreesOfFreedom: number): void {
  if (!(degreesOfFreedom > 0)) {
    throw new EstimationError(
      `Student's t needs more than 0 degrees of freedom, not ${degreesOfFreedom}; ` +
        'add points or fix parameters.',
    );
  }
}
