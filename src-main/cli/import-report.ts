import type { Decision } from '#shared/import/outcome.ts';
import type { RejectedRow } from '#shared/import/table/measured-table.ts';

const SHOWN_REJECTIONS = 5;

/** What was written, and how the file was understood. */
export function importReport(written: string, understood: readonly Decision[]): string {
  const lines = understood.map(({ what, decided, why }) => `  ${what}: ${decided} (${why})\n`);
  return `${written}\n${lines.join('')}`;
}

/** Warnings and the first rows that were not read, a line for each. */
export function importWarnings(
  warnings: readonly string[],
  rejected: readonly RejectedRow[],
): string {
  const more = rejected.length - SHOWN_REJECTIONS;
  const lines = [
    ...warnings,
    ...rejected
      .slice(0, SHOWN_REJECTIONS)
      .map(({ line, reason }) => `line ${line} not read: ${reason}.`),
    ...(more > 0 ? [`${more} more lines not read.`] : []),
  ];
  return lines.map((line) => `Warning: ${line}\n`).join('');
}

/** A word as it can be typed in a shell. */
export const quoted = (text: string): string =>
  /^[\w/%.=°#-]+$/.test(text) ? text : `"${text.replaceAll(/["\\$`]/g, '\\$&')}"`;

export const chooseOne = (options: readonly string[]): string =>
  `Choose one: ${options.join(' | ')}.`;
