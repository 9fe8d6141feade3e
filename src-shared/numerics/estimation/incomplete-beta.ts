import { logGamma } from './log-gamma.ts';

const MAX_TERMS = 10_000;
const TINY = 1e-300;

/**
 * Regularised incomplete beta function I_x(a, b), a, b > 0. `complement` is 1 - x, given apart so
 * that x close to 1 keeps its digits. Continued fraction DLMF 8.17.22 by the Lentz algorithm;
 * relative error about 1e-15 (a + b) from the logarithms of the gamma function.
 */
export function incompleteBeta(x: number, complement: number, a: number, b: number): number {
  if (x <= 0) return 0;
  if (complement <= 0) return 1;
  // The fraction converges fast below the mean only; above it, the symmetry turns the sides.
  if (x > (a + 1) / (a + b + 2)) return 1 - lowerSide(complement, x, b, a);
  return lowerSide(x, complement, a, b);
}

function lowerSide(x: number, complement: number, a: number, b: number): number {
  const logBeta = logGamma(a) + logGamma(b) - logGamma(a + b);
  const factor = Math.exp(a * Math.log(x) + b * Math.log(complement) - logBeta) / a;
  let numerator = 1;
  let denominator = awayFromZero(1 - ((a + b) * x) / (a + 1));
  denominator = 1 / denominator;
  let fraction = denominator;
  for (let k = 1; k <= MAX_TERMS; k++) {
    const even = (k * (b - k) * x) / ((a + 2 * k - 1) * (a + 2 * k));
    denominator = 1 / awayFromZero(1 + even * denominator);
    numerator = awayFromZero(1 + even / numerator);
    fraction *= denominator * numerator;
    const odd = (-(a + k) * (a + b + k) * x) / ((a + 2 * k) * (a + 2 * k + 1));
    denominator = 1 / awayFromZero(1 + odd * denominator);
    numerator = awayFromZero(1 + odd / numerator);
    const change = denominator * numerator;
    fraction *= change;
    if (Math.abs(change - 1) < Number.EPSILON) break;
  }
  return factor * fraction;
}

function awayFromZero(value: number): number {
  return Math.abs(value) < TINY ? TINY : value;
}
