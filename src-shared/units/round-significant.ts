/** Digits to which every input is rounded before hashing and solving. */
export const INPUT_SIGNIFICANT_DIGITS = 15;

/**
 * Rounds to a number of significant decimal digits; -0 becomes 0, non-finite numbers stay as they
 * are. Fifteen digits survive every path a double takes through text, so that 0.1 + 0.2 and 0.3
 * are the same input.
 *
 * @param digits 1 to 17
 */
export function roundSignificant(value: number, digits = INPUT_SIGNIFICANT_DIGITS): number {
  if (!Number.isFinite(value) || value === 0) return value + 0;
  return Number(value.toPrecision(digits));
}
