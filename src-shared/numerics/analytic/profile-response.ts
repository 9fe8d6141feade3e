/**
 * Local response of a slab, cylinder or sphere to its surface, at relative distance x from the mirror
 * plane, axis or centre; w = y^2 = p tau:
 *
 *   slab cosh(y x)/cosh(y),   cylinder I_0(y x)/I_0(y),   sphere sinh(y x)/(x sinh y)
 *
 * Each is e^-y(1-x) times a ratio of scaled functions, so nothing overflows for large |y|.
 */
import { scaledBesselI } from './bessel-i.ts';
import { complexRegister, divide, modulus, multiply, setComplex, squareRoot } from './complex.ts';
import type { Complex } from './complex.ts';

const root = complexRegister();
const scaledRoot = complexRegister();
const numerator = complexRegister();
const denominator = complexRegister();
const sinhNumerator = complexRegister();

/** out = local response at `position` 0..1 for any w off the negative real axis. `out` may be `w`. */
export function localResponse(
  out: Complex,
  w: Complex,
  dimension: 1 | 2 | 3,
  position: number,
): void {
  squareRoot(root, w);
  setComplex(scaledRoot, root.re * position, root.im * position);
  scaledShape(numerator, scaledRoot, dimension);
  scaledShape(denominator, root, dimension);
  divide(numerator, numerator, denominator);
  decay(out, root, 1 - position);
  multiply(out, out, numerator);
}

// e^-45 = 3e-20: such a contribution is lost in the round-off of a response of order 1.
const NEGLIGIBLE_EXPONENT = 45;

/** out = e^(-factor y) */
function decay(out: Complex, y: Complex, factor: number): void {
  if (factor * y.re > NEGLIGIBLE_EXPONENT) {
    setComplex(out, 0, 0);
    return;
  }
  const size = Math.exp(-factor * y.re);
  const phase = -factor * y.im;
  out.re = size * Math.cos(phase);
  out.im = size * Math.sin(phase);
}

/** out = e^-y cosh y (slab), e^-y I_0(y) (cylinder), e^-y sinh(y)/y (sphere). */
function scaledShape(out: Complex, y: Complex, dimension: 1 | 2 | 3): void {
  if (dimension === 2) scaledBesselI(out, y, 0);
  else if (dimension === 1) scaledCosh(out, y);
  else scaledSinhOverArgument(out, y);
}

function scaledCosh(out: Complex, y: Complex): void {
  decay(out, y, 2);
  setComplex(out, (1 + out.re) / 2, out.im / 2);
}

function scaledSinhOverArgument(out: Complex, y: Complex): void {
  const yRe = y.re;
  const yIm = y.im;
  if (modulus(yRe, yIm) < 1e-8) {
    setComplex(out, 1 - yRe, -yIm);
    return;
  }
  // (1 - e^-2y)/2 with 1 - cos(2b) = 2 sin(b)^2, so that small y does not cancel
  const sine = Math.sin(yIm);
  const decayRe = Math.exp(-2 * yRe);
  setComplex(
    sinhNumerator,
    -Math.expm1(-2 * yRe) / 2 + decayRe * sine * sine,
    (decayRe * Math.sin(2 * yIm)) / 2,
  );
  divide(out, sinhNumerator, y);
}
