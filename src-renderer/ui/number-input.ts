import { formatNumber } from '#shared/units/format-number.ts';
import { strings } from '#renderer/strings/en.ts';

export type NumberInput =
  { readonly ok: true; readonly value: number } | { readonly ok: false; readonly reason: string };

/** Digits, one decimal sign (point or comma), an optional exponent; nothing is guessed. */
const numberPattern = /^[+-]?(\d+([.,]\d*)?|[.,]\d+)(e[+-]?\d+)?$/i;

/** Reads what was typed into a number field. The reason for a refusal is a sentence. */
export function readNumber(text: string, minimum: number, maximum: number): NumberInput {
  const trimmed = text.trim();
  if (!numberPattern.test(trimmed)) {
    return { ok: false, reason: strings.field.notANumber(trimmed) };
  }
  const value = Number(trimmed.replace(',', '.'));
  if (value >= minimum && value <= maximum) return { ok: true, value };
  return {
    ok: false,
    reason: strings.field.outside(formatNumber(minimum), formatNumber(maximum)),
  };
}
