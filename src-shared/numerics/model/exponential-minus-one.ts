/*
 * exp(x) - 1 without cancellation for small x. Math.expm1 is a call out of compiled code and was a
 * sixth of the time of nonlinear runs; this stays inside and is as exact.
 *
 * exp(x) = 2^whole 2^(part/32) exp(r) with |r| <= ln 2 / 64, the last factor by its Taylor polynomial
 * of degree 6 (remainder below 1e-17). For |x| below that bound the scale is one: only exp(r) - 1 is left.
 */
const parts = 32;
const partsPerUnit = parts / Math.LN2;
// ln 2 / 32 in two pieces: the first has trailing zero bits, so its multiples are exact.
const pieceHigh = 6.9314718036912382e-1 / parts;
const pieceLow = 1.9082149292705877e-10 / parts;
/** Beyond this Math.expm1 takes over: overflow, underflow, NaN. */
const largest = 700;

const fractionPowers = Float64Array.from({ length: parts }, (_, k) => 2 ** (k / parts));
const wholeOffset = 1022;
const wholePowers = Float64Array.from(
  { length: 2 * wholeOffset + 1 },
  (_, k) => 2 ** (k - wholeOffset),
);

/** exp(x) - 1 with a relative error below 1e-14 for any x. */
export function exponentialMinusOne(x: number): number {
  if (!(Math.abs(x) < largest)) return Math.expm1(x);
  const multiple = Math.floor(x * partsPerUnit + 0.5) | 0;
  const r = x - multiple * pieceHigh - multiple * pieceLow;
  const tail = r * r * (0.5 + r * (1 / 6 + r * (1 / 24 + r * (1 / 120 + r * (1 / 720)))));
  const scale =
    fractionPowers[multiple & (parts - 1)]! * wholePowers[(multiple >> 5) + wholeOffset]!;
  return scale - 1 + scale * (r + tail);
}
