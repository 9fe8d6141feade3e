import { IMPORT_LIMITS } from '../limits.ts';
import type { Decision } from '../outcome.ts';
import { isNumber } from './find-header.ts';
import { isBlank, type Cell, type Rows } from './row.ts';
import { SEPARATORS, splitRows, type Separator } from './split-rows.ts';

export interface ChosenSeparator {
  readonly separator: Separator;
  readonly decision: Decision;
}

/**
 * The separator that makes the most rows of numbers with the same number of cells. Rows count by
 * the share of their cells that are numbers, so that "1,5;2,5" is two numbers and not three cells.
 *
 * @param isValue whether a cell counts as a number
 * @returns null when none gives a row with two numbers
 */
export function chooseSeparator(
  text: string,
  isValue: (cell: Cell) => boolean = isNumber,
): ChosenSeparator | null {
  const sample = beginningOf(text);
  let best: { separator: Separator; score: number; width: number } | null = null;
  for (const separator of SEPARATORS) {
    const { score, width } = rate(splitRows(sample, separator), isValue);
    if (score > (best?.score ?? 0)) best = { separator, score, width };
  }
  if (best === null) return null;
  const { separator, width } = best;
  const why = `it gives the most rows of numbers, with ${width} cells each`;
  return { separator, decision: { what: 'separator', decided: separator, why } };
}

function rate(rows: Rows, isValue: (cell: Cell) => boolean): { score: number; width: number } {
  const scores = new Map<number, number>();
  for (const { cells } of rows) {
    const filled = cells.filter((cell) => !isBlank(cell));
    const numbers = filled.filter(isValue).length;
    if (numbers < 2) continue;
    scores.set(cells.length, (scores.get(cells.length) ?? 0) + numbers / filled.length);
  }
  const best = [...scores].reduce((a, b) => (b[1] > a[1] ? b : a), [0, 0]);
  return { score: best[1], width: best[0] };
}

function beginningOf(text: string): string {
  if (text.length <= IMPORT_LIMITS.sampleCharacters) return text;
  const cut = text.lastIndexOf('\n', IMPORT_LIMITS.sampleCharacters);
  return text.slice(0, cut > 0 ? cut : IMPORT_LIMITS.sampleCharacters);
}
