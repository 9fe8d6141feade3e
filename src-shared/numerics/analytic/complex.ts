/**
 * Complex arithmetic on caller-owned registers. Every operation writes into `out`, which may be one
 * of the operands, so that a transform is evaluated at a contour node without allocating.
 */
export interface Complex {
  re: number;
  im: number;
}

/** A new register. NaN rather than 0, so that engines store the fields as doubles from the start. */
export function complexRegister(): Complex {
  return { re: NaN, im: NaN };
}

/** out = re + i im */
export function setComplex(out: Complex, re: number, im: number): void {
  out.re = re;
  out.im = im;
}

/** out = a b */
export function multiply(out: Complex, a: Complex, b: Complex): void {
  const re = a.re * b.re - a.im * b.im;
  out.im = a.re * b.im + a.im * b.re;
  out.re = re;
}

/** out = (re + i im) / b, scaled by the larger part of b so that |b|^2 cannot overflow or underflow. */
export function divideInto(out: Complex, re: number, im: number, b: Complex): void {
  const bRe = b.re;
  const bIm = b.im;
  if (Math.abs(bRe) >= Math.abs(bIm)) {
    const ratio = bIm / bRe;
    const scale = 1 / (bRe + bIm * ratio);
    out.re = (re + im * ratio) * scale;
    out.im = (im - re * ratio) * scale;
  } else {
    const ratio = bRe / bIm;
    const scale = 1 / (bIm + bRe * ratio);
    out.re = (re * ratio + im) * scale;
    out.im = (im * ratio - re) * scale;
  }
}

/** out = a / b */
export function divide(out: Complex, a: Complex, b: Complex): void {
  divideInto(out, a.re, a.im, b);
}

/** Principal square root (real part >= 0, imaginary part with the sign of a.im). */
export function squareRoot(out: Complex, a: Complex): void {
  const re = a.re;
  const im = a.im;
  const larger = Math.sqrt((modulus(re, im) + Math.abs(re)) / 2);
  const smaller = larger === 0 ? 0 : Math.abs(im) / (2 * larger);
  const rootIm = re >= 0 ? smaller : larger;
  out.re = re >= 0 ? larger : smaller;
  out.im = im < 0 ? -rootIm : rootIm;
}

/** |re + i im|; several times faster than Math.hypot, safe wherever the squares stay in range. */
export function modulus(re: number, im: number): number {
  return Math.sqrt(re * re + im * im);
}
