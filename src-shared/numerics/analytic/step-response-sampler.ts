/**
 * Step responses at very many instants, for few evaluations of their transfer functions.
 *
 * In the logarithm of time a step response is analytic in a strip of half-width pi/2 and bounded there,
 * so that Chebyshev interpolation over a decade of time gains a digit with every two nodes. All nodes of a
 * decade share one hyperbola around the negative real axis, p = mu (1 + sin(i u - alpha)), whose spacing
 * and width for a ratio of times are those of J. A. C. Weideman and L. N. Trefethen, Math. Comp. 76 (2007)
 * 1341-1356, section 4. Relative to the latest time of the decade its points are the same numbers always,
 * so the way from them to the Chebyshev coefficients is one constant matrix.
 */
import { complexRegister, divideInto, multiply, setComplex, type Complex } from './complex.ts';

/** X(p) and derivatives of it, written as real and imaginary parts; place 0 is X itself. */
export type TransferFamily = (re: Float64Array, im: Float64Array, p: Complex) => void;

const DECADE = 10;
// Truncation 7e-14 over a decade, as measured on exponentials from far slower to far faster than it.
const POINTS = 30;
const ALPHA = 1.04;
// Odd. Over 20,000 random two-scale problems 25 leave 1.4e-13, 23 would leave 1.3e-12.
const COEFFICIENTS = 25;

const WIDTH = Math.acosh(
  ((Math.PI - 2 * ALPHA) * DECADE + 4 * ALPHA - Math.PI) /
    ((4 * ALPHA - Math.PI) * Math.sin(ALPHA)),
);
const MU = ((4 * Math.PI * ALPHA - Math.PI ** 2) / WIDTH) * POINTS;

const pointRe = new Float64Array(POINTS);
const pointIm = new Float64Array(POINTS);
/** Coefficient n of the response is the sum over k of Im (matrix[n POINTS + k] remainder transform_k). */
const matrixRe = new Float64Array(COEFFICIENTS * POINTS);
const matrixIm = new Float64Array(COEFFICIENTS * POINTS);

for (let k = 0; k < POINTS; k++) {
  const u = ((k + 0.5) * WIDTH) / POINTS;
  const point: Complex = {
    re: MU * (1 - Math.sin(ALPHA) * Math.cosh(u)),
    im: MU * Math.cos(ALPHA) * Math.sinh(u),
  };
  pointRe[k] = point.re;
  pointIm[k] = point.im;
  // i cos(i u - alpha) = -sin(alpha) sinh(u) + i cos(alpha) cosh(u), over p: that of d p / p.
  const step = (WIDTH / POINTS / Math.PI) * MU;
  const weight = complexRegister();
  divideInto(
    weight,
    -step * Math.sin(ALPHA) * Math.sinh(u),
    step * Math.cos(ALPHA) * Math.cosh(u),
    point,
  );
  for (let node = 0; node < COEFFICIENTS; node++) {
    const angle = (Math.PI * (node + 0.5)) / COEFFICIENTS;
    const time = DECADE ** ((Math.cos(angle) - 1) / 2);
    const growth = Math.exp(point.re * time);
    const value: Complex = {
      re: growth * Math.cos(point.im * time),
      im: growth * Math.sin(point.im * time),
    };
    multiply(value, value, weight);
    for (let n = 0; n < COEFFICIENTS; n++) {
      const share = (2 / COEFFICIENTS) * Math.cos(n * angle);
      matrixRe[n * POINTS + k]! += share * value.re;
      matrixIm[n * POINTS + k]! += share * value.im;
    }
  }
}

const polynomials = new Float64Array(COEFFICIENTS);
polynomials[0] = 1;

/**
 * Writes to out[j timesS.length + i] what is left at `timesS[i]` of a unit step at time 0 (j = 0) and the
 * derivatives of that (j > 0), with an absolute error of about 1e-13.
 *
 * @param timesS all above 0, any order
 * @returns how often the transfer functions were evaluated
 */
export function sampleStepResponses(
  family: TransferFamily,
  valueCount: number,
  timesS: Float64Array,
  out: Float64Array,
): number {
  const count = timesS.length;
  const latestS = timesS.reduce((latest, timeS) => Math.max(latest, timeS), 0);
  const latestLog = Math.log(latestS);
  const distances = timesS.map((timeS) => (latestLog - Math.log(timeS)) / Math.LN10);
  const decades = new Map<number, Float64Array>();
  for (let i = 0; i < count; i++) {
    const decade = Math.floor(distances[i]!);
    let coefficients = decades.get(decade);
    if (coefficients === undefined) {
      coefficients = coefficientsOf(family, valueCount, latestS / DECADE ** decade);
      decades.set(decade, coefficients);
    }
    const twice = 2 * (1 - 2 * (distances[i]! - decade));
    // The polynomials are the same for all values: one recurrence, then only products.
    polynomials[1] = twice / 2;
    for (let n = 2; n < COEFFICIENTS; n++) {
      polynomials[n] = twice * polynomials[n - 1]! - polynomials[n - 2]!;
    }
    for (let j = 0; j < valueCount; j++) {
      const begin = j * COEFFICIENTS;
      let even = coefficients[begin]! / 2;
      let odd = 0;
      for (let n = 1; n < COEFFICIENTS; n += 2) {
        odd += coefficients[begin + n]! * polynomials[n]!;
        even += coefficients[begin + n + 1]! * polynomials[n + 1]!;
      }
      out[j * count + i] = even + odd;
    }
  }
  return decades.size * POINTS;
}

const node = complexRegister();

/** Chebyshev coefficients of every value over the decade that ends at `latestS`. */
function coefficientsOf(family: TransferFamily, valueCount: number, latestS: number): Float64Array {
  const re = new Float64Array(valueCount);
  const im = new Float64Array(valueCount);
  const coefficients = new Float64Array(valueCount * COEFFICIENTS);
  for (let k = 0; k < POINTS; k++) {
    setComplex(node, pointRe[k]! / latestS, pointIm[k]! / latestS);
    family(re, im, node);
    // 1 - X rather than X: the error then vanishes with the remainder at late times.
    re[0] = 1 - re[0]!;
    im[0] = -im[0]!;
    for (let j = 0; j < valueCount; j++) {
      const sign = j === 0 ? 1 : -1;
      for (let n = 0; n < COEFFICIENTS; n++) {
        coefficients[j * COEFFICIENTS + n]! +=
          sign * (matrixRe[n * POINTS + k]! * im[j]! + matrixIm[n * POINTS + k]! * re[j]!);
      }
    }
  }
  return coefficients;
}
