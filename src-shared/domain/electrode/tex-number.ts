import { roundSignificant } from '#shared/units/round-significant.ts';

/** A number for a formula, with four digits: 0.4512, 3.94\cdot 10^{-4}. */
export function texNumber(value: number, digits = 4): string {
  if (!Number.isFinite(value)) return '\\infty';
  const rounded = roundSignificant(value, digits);
  const size = Math.abs(rounded);
  if (rounded === 0 || (size >= 1e-3 && size < 1e5)) return String(rounded);
  const exponent = Math.floor(Math.log10(size));
  const mantissa = roundSignificant(rounded / 10 ** exponent, digits);
  return `${mantissa}\\cdot 10^{${exponent}}`;
}
