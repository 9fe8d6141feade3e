/** Narrow no-break space: groups digits without letting the number break over two lines. */
const groupSeparator = '\u202f';

/** Numbers of this size and above, or smaller than `smallestPlain`, are written with an exponent. */
const largestPlain = 1e6;
const smallestPlain = 1e-3;

/**
 * A number for reading: significant digits, no trailing zeros, thin-space groups from 10 000 on.
 * @param digits significant digits, 1..15
 */
export function formatNumber(value: number, digits = 3): string {
  if (!Number.isFinite(value)) return '–';
  if (value === 0) return '0';
  const rounded = Number(value.toPrecision(digits));
  const size = Math.abs(rounded);
  if (size >= largestPlain || size < smallestPlain) {
    return rounded.toExponential().replace('e+', 'e');
  }
  return size < 1e4 ? String(rounded) : grouped(String(rounded));
}

/** A part of one as a percentage, e.g. 0.651 -> "65 %". */
export function formatPercent(part: number, digits = 2): string {
  return `${formatNumber(part * 100, digits)}${groupSeparator}%`;
}

function grouped(plain: string): string {
  const [whole = '', decimals] = plain.split('.');
  const groups = whole.replace(/\B(?=(\d{3})+$)/g, groupSeparator);
  return decimals === undefined ? groups : `${groups}.${decimals}`;
}
