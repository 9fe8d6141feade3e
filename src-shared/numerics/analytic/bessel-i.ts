/**
 * Exponentially scaled modified Bessel functions e^-y I_0(y) and e^-y I_1(y) for Re y >= 0, with a
 * relative accuracy of about 1e-14 at any |y|. Source: NIST DLMF 10.32.3 and 10.40.5.
 */
import { complexRegister, divideInto, modulus, setComplex, squareRoot } from './complex.ts';
import type { Complex } from './complex.ts';

/** From here on the asymptotic series reaches double precision before it diverges. */
export const ASYMPTOTIC_MODULUS = 20;

// Midpoint rule on [0, pi]; its error is of the size I_2n(20) e^-20 < 1e-24.
const ANGLES = 30;
const cosines = Float64Array.from({ length: ANGLES }, (_, k) =>
  Math.cos((Math.PI * (k + 0.5)) / ANGLES),
);

/** out = e^-y I_order(y); `out` may be `y`. */
export function scaledBesselI(out: Complex, y: Complex, order: 0 | 1): void {
  if (modulus(y.re, y.im) < ASYMPTOTIC_MODULUS) byIntegral(out, y, order);
  else byAsymptoticSeries(out, y, order);
}

/** I_n(y) = (1/pi) int_0^pi e^(y cos a) cos(n a) da: periodic, so the midpoint rule is spectral. */
function byIntegral(out: Complex, y: Complex, order: 0 | 1): void {
  let sumRe = 0;
  let sumIm = 0;
  for (let k = 0; k < ANGLES; k++) {
    const cosine = cosines[k]!;
    const size = Math.exp(y.re * (cosine - 1)) * (order === 0 ? 1 : cosine);
    const phase = y.im * (cosine - 1);
    sumRe += size * Math.cos(phase);
    sumIm += size * Math.sin(phase);
  }
  setComplex(out, sumRe / ANGLES, sumIm / ANGLES);
}

const inverse = complexRegister();
const root = complexRegister();

/**
 * sqrt(2 pi y) e^-y I_n(y) ~ sum (-1)^k a_k / y^k +- i e^(+-n pi i) e^-2y sum a_k / y^k, upper sign for
 * Im y >= 0. The second, recessive sum matters near the imaginary axis.
 */
function byAsymptoticSeries(out: Complex, y: Complex, order: 0 | 1): void {
  const sign = y.im >= 0 ? 1 : -1;
  const recessive = (order === 0 ? sign : -sign) * Math.exp(-2 * y.re);
  // +- i e^-2y = recessive * (sin(2 b) + i cos(2 b)) with b = Im y
  const factorRe = recessive * Math.sin(2 * y.im);
  const factorIm = recessive * Math.cos(2 * y.im);
  divideInto(inverse, 1, 0, y);
  let termRe = 1;
  let termIm = 0;
  let dominantRe = 1;
  let dominantIm = 0;
  let secondRe = 1;
  let secondIm = 0;
  for (let k = 1; Math.abs(termRe) + Math.abs(termIm) > 1e-17; k++) {
    const odd = 2 * k - 1;
    const coefficient = (4 * order * order - odd * odd) / (8 * k);
    const re = coefficient * (termRe * inverse.re - termIm * inverse.im);
    termIm = coefficient * (termRe * inverse.im + termIm * inverse.re);
    termRe = re;
    const alternate = k % 2 === 0 ? 1 : -1;
    dominantRe += alternate * termRe;
    dominantIm += alternate * termIm;
    secondRe += termRe;
    secondIm += termIm;
    if (k > 2 * ASYMPTOTIC_MODULUS) break;
  }
  setComplex(root, 2 * Math.PI * y.re, 2 * Math.PI * y.im);
  squareRoot(root, root);
  divideInto(
    out,
    dominantRe + factorRe * secondRe - factorIm * secondIm,
    dominantIm + factorRe * secondIm + factorIm * secondRe,
    root,
  );
}
