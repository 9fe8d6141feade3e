import { formatNumber } from './format-number.ts';

const SMALLEST = 0.001;
const DIGITS = 2;

/** A p-value, "0.023", or "< 0.001": smaller ones say no more. */
export function probabilityValue(p: number): string {
  return p < SMALLEST ? `< ${SMALLEST}` : formatNumber(p, DIGITS);
}

/** A p-value in a sentence: "p = 0.023", "p < 0.001". */
export function formatProbability(p: number): string {
  return p < SMALLEST ? `p ${probabilityValue(p)}` : `p = ${probabilityValue(p)}`;
}
