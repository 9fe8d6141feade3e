export type DecimalSign = 'point' | 'comma';

const loose = /^[+\-−]?(\d+([.,]\d*)*|[.,]\d+)([eE][+-]?\d+)?$/;
const strict = {
  point: /^[+-]?((\d+|\d{1,3}(,\d{3})+)(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i,
  comma: /^[+-]?((\d+|\d{1,3}(\.\d{3})+)(,\d*)?|,\d+)(e[+-]?\d+)?$/i,
} as const;
const missing = new Set(['', '-', '--', '---', 'nan', 'n/a', 'na', '#n/a', 'null', 'none']);

const date = /^\d{1,4}\.\d{1,2}\.\d{1,4}$/;

/** Whether the text could be a number with one of the two decimal signs; "1.2.2025" is a date. */
export function looksNumeric(text: string): boolean {
  const trimmed = text.trim();
  return loose.test(trimmed) && !date.test(trimmed);
}

/** Whether the text says that there is no value. */
export const isMissing = (text: string): boolean =>
  !startsWithDigit(text) && missing.has(text.trim().toLowerCase());

/** True for most cells of a table: it spares them the rest. */
function startsWithDigit(text: string): boolean {
  const code = text.charCodeAt(0);
  return code >= 48 && code <= 57;
}

/**
 * What a text that looks numeric tells of the decimal sign: "1.5" is point, "1.234,5" comma,
 * "1.000" either (one, or a thousand), "12" none.
 */
export function decimalEvidence(text: string): DecimalSign | 'either' | 'none' {
  if (!text.includes('.') && !text.includes(',')) return 'none';
  const digits = text.trim().replace(/^[+\-−]/, '');
  const byPoint = parseNumber(digits, 'point');
  const byComma = parseNumber(digits, 'comma');
  if (byPoint === byComma) return 'none';
  if (byComma === null) return 'point';
  if (byPoint === null) return 'comma';
  // Nobody writes a thousands sign behind a leading zero.
  if (digits.startsWith('0')) return digits.includes('.') ? 'point' : 'comma';
  return 'either';
}

/**
 * The number that a text is with this decimal sign; the other sign may group thousands.
 * @returns null when it is none, or too large to be one
 */
export function parseNumber(text: string, decimal: DecimalSign): number | null {
  const trimmed = text.trim();
  const plain = trimmed.includes('−') ? trimmed.replace('−', '-') : trimmed;
  if (!strict[decimal].test(plain)) return null;
  const value = Number(decimal === 'point' ? withoutGroups(plain, ',') : withPoint(plain));
  return Number.isFinite(value) ? value : null;
}

const withoutGroups = (text: string, sign: string) =>
  text.includes(sign) ? text.replaceAll(sign, '') : text;

const withPoint = (text: string) => withoutGroups(text, '.').replace(',', '.');
