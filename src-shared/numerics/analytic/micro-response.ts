/**
 * Mean response T_d(w) of a slab (d = 1), cylinder (2) or sphere (3) to its surface, w = y^2 = p tau:
 *
 *   T_1 = tanh(y)/y,   T_2 = 2 I_1(y) / (y I_0(y)),   T_3 = 3 (y coth y - 1)/y^2
 *
 * Functions of w, not of y: they are single-valued in w, with poles on the negative real axis only,
 * and all three are the one continued fraction d/(d + w/(d+2 + w/(d+4 + ...))).
 */
import { ASYMPTOTIC_MODULUS, scaledBesselI } from './bessel-i.ts';
import {
  complexRegister,
  divide,
  divideInto,
  modulus,
  multiply,
  setComplex,
  squareRoot,
} from './complex.ts';
import type { Complex } from './complex.ts';

/** out = T_d(w) for any w off the negative real axis; no overflow for any |w|. `out` may be `w`. */
export function meanResponse(out: Complex, w: Complex, dimension: 1 | 2 | 3): void {
  const size = modulus(w.re, w.im);
  // Near zero the closed forms cancel.
  if (size < 1) byContinuedFraction(out, w, dimension, 10);
  else if (dimension === 1) slabResponse(out, w);
  else if (dimension === 3) sphereResponse(out, w);
  else cylinderResponse(out, w, Math.sqrt(size));
}

/**
 * out = d T_d / d w, given the response T_d(w): from 2 w T' = d (1 - T) - w T^2 / d, the same equation for
 * all three shapes. `out` may be neither `w` nor `response`.
 */
export function responseSlope(
  out: Complex,
  w: Complex,
  response: Complex,
  dimension: 1 | 2 | 3,
): void {
  if (modulus(w.re, w.im) < 1) {
    // d (1 - T_d) / w = T_d T_(d+2) / (d + 2) without the cancellation of 1 - T.
    byContinuedFraction(out, w, dimension + 2, 10);
    multiply(out, out, response);
    setComplex(out, out.re / (dimension + 2), out.im / (dimension + 2));
  } else {
    divideInto(out, dimension * (1 - response.re), -dimension * response.im, w);
  }
  const squareRe = response.re * response.re - response.im * response.im;
  const squareIm = 2 * response.re * response.im;
  setComplex(out, (out.re - squareRe / dimension) / 2, (out.im - squareIm / dimension) / 2);
}

/** Evaluated from the `depth`-th level backwards. */
function byContinuedFraction(out: Complex, w: Complex, dimension: number, depth: number): void {
  const wRe = w.re;
  const wIm = w.im;
  let re = dimension + 2 * depth;
  let im = 0;
  for (let level = depth - 1; level >= 0; level--) {
    const scale = 1 / (re * re + im * im);
    const quotientRe = (wRe * re + wIm * im) * scale;
    im = (wIm * re - wRe * im) * scale;
    re = dimension + 2 * level + quotientRe;
  }
  const scale = dimension / (re * re + im * im);
  out.re = re * scale;
  out.im = -im * scale;
}

// From here on tanh(y) is 1 to the last digit.
const SATURATED = 19;

const root = complexRegister();
const hyperbolicTangent = complexRegister();

/** tanh(a + i b) = (sinh 2a + i sin 2b) / (cosh 2a + cos 2b), both multiplied by 2 e^-2a. */
function tangentOfRoot(out: Complex, y: Complex): void {
  if (y.re > SATURATED) {
    setComplex(out, 1, 0);
    return;
  }
  const decay = Math.exp(-2 * y.re);
  const scale = 1 / (1 + decay * (decay + 2 * Math.cos(2 * y.im)));
  out.re = (1 - decay * decay) * scale;
  out.im = 2 * decay * Math.sin(2 * y.im) * scale;
}

function slabResponse(out: Complex, w: Complex): void {
  squareRoot(root, w);
  tangentOfRoot(hyperbolicTangent, root);
  divide(out, hyperbolicTangent, root);
}

function sphereResponse(out: Complex, w: Complex): void {
  squareRoot(root, w);
  tangentOfRoot(hyperbolicTangent, root);
  divide(root, root, hyperbolicTangent);
  divideInto(out, 3 * (root.re - 1), 3 * root.im, w);
}

const firstOrder = complexRegister();

function cylinderResponse(out: Complex, w: Complex, rootModulus: number): void {
  if (rootModulus < ASYMPTOTIC_MODULUS) {
    byContinuedFraction(out, w, 2, 10 + Math.ceil(1.3 * rootModulus));
    return;
  }
  squareRoot(root, w);
  scaledBesselI(firstOrder, root, 1);
  scaledBesselI(out, root, 0);
  multiply(out, out, root);
  divideInto(out, 2 * firstOrder.re, 2 * firstOrder.im, out);
}
