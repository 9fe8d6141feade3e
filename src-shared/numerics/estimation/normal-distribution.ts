import { findRoot } from '../analytic/bracketed-root.ts';

const SERIES_LIMIT = 3;
const MAX_TERMS = 500;
// Beyond, the tail leaves the range of normal doubles.
const FARTHEST = 37;

/** Probability that a standard normal variable exceeds z >= 0, to 1e-14 relative. */
function upperTail(z: number): number {
  const density = Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
  if (z < SERIES_LIMIT) {
    let term = z;
    let sum = z;
    for (let k = 3; k < MAX_TERMS && term > Number.EPSILON * sum; k += 2) {
      term *= (z * z) / k;
      sum += term;
    }
    return 0.5 - density * sum;
  }
  // Continued fraction z + 1/(z + 2/(z + 3/(z + ...))), from the far end.
  let fraction = z;
  for (let k = 200; k >= 1; k--) fraction = z + k / fraction;
  return density / fraction;
}

/** Probability that a standard normal variable stays below z. */
export function normalCdf(z: number): number {
  return z < 0 ? upperTail(-z) : 1 - upperTail(z);
}

/** Value that a standard normal variable stays below with a probability of 1e-299 < p < 1. */
export function normalQuantile(p: number): number {
  const tail = Math.min(p, 1 - p);
  if (tail === 0.5) return 0;
  const evaluate = (z: number): number => Math.log(tail) - Math.log(upperTail(z));
  const z = findRoot(evaluate, {
    lower: 0,
    upper: FARTHEST,
    valueAtLower: evaluate(0),
    valueAtUpper: evaluate(FARTHEST),
  });
  return p < 0.5 ? -z : z;
}
