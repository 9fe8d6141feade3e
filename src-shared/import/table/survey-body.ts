import { isNumber } from './find-header.ts';
import { decimalEvidence, isMissing, parseNumber, type DecimalSign } from './number-text.ts';
import { filledWidth, isBlank, textOf, type Cell, type Rows } from './row.ts';
import { readTimeText } from './time-text.ts';

interface ColumnSurvey {
  /** cells that hold something */
  readonly present: number;
  readonly numbers: number;
  /** dates, times of day and durations with colons */
  readonly times: number;
}

/** What the rows of a table hold, seen once from the first to the last. */
export interface BodySurvey {
  readonly rows: number;
  /** the width that most rows have */
  readonly width: number;
  readonly columns: readonly ColumnSurvey[];
  /** a number for each thing that numbers can tell of the decimal sign */
  readonly decimals: Partial<Record<DecimalSign | 'either' | 'none', string>>;
  /** a number that is read with a sign for thousands, if the decimal sign is this one */
  readonly grouped: Partial<Record<DecimalSign, string>>;
}

/** Whether a cell says that there is no value. */
export const isGap = (cell: Cell | undefined): cell is null | undefined | string =>
  isBlank(cell) || (typeof cell === 'string' && isMissing(cell));

/** Runs once through the rows of a table. */
export function surveyBody(body: Rows): BodySurvey {
  const columns: ({ present: number; numbers: number; times: number } | undefined)[] = [];
  const widths = new Map<number, number>();
  const decimals: Partial<Record<DecimalSign | 'either' | 'none', string>> = {};
  const grouped: Partial<Record<DecimalSign, string>> = {};
  let rows = 0;
  for (const { cells } of body) {
    rows++;
    const filled = filledWidth(cells);
    widths.set(filled, (widths.get(filled) ?? 0) + 1);
    for (let index = 0; index < filled; index++) {
      const cell = cells[index];
      if (cell === undefined || isGap(cell)) continue;
      const column = (columns[index] ??= { present: 0, numbers: 0, times: 0 });
      column.present++;
      if (isNumber(cell)) {
        column.numbers++;
        if (typeof cell === 'string') noteSigns(cell, decimals, grouped);
      } else if (readTimeText(textOf(cell)) !== null) column.times++;
    }
  }
  const width = [...widths].reduce((a, b) => (b[1] > a[1] ? b : a), [0, 0])[0];
  const none = { present: 0, numbers: 0, times: 0 };
  return { rows, width, columns: Array.from(columns, (one) => one ?? none), decimals, grouped };
}

function noteSigns(
  text: string,
  decimals: Partial<Record<DecimalSign | 'either' | 'none', string>>,
  grouped: Partial<Record<DecimalSign, string>>,
): void {
  if (tellsNothingNew(text, decimals)) return;
  const evidence = decimalEvidence(text);
  decimals[evidence] ??= text;
  // What can be read with one sign only has no groups of thousands with the other.
  if (text.includes(',') && evidence !== 'comma' && parseNumber(text, 'point') !== null) {
    grouped.point ??= text;
  }
  if (text.includes('.') && evidence !== 'point' && parseNumber(text, 'comma') !== null) {
    grouped.comma ??= text;
  }
}

/** A number with a single sign, of which it is known already that it can be the decimal one. */
function tellsNothingNew(text: string, decimals: BodySurvey['decimals']): boolean {
  const [point, comma] = [text.indexOf('.'), text.indexOf(',')];
  if (point < 0 && comma < 0) return decimals.none !== undefined;
  if (comma < 0) return decimals.point !== undefined && text.indexOf('.', point + 1) < 0;
  return point < 0 && decimals.comma !== undefined && text.indexOf(',', comma + 1) < 0;
}
