import { read as readSheets, type CellObject } from '@e965/xlsx';
import { IMPORT_LIMITS } from '../limits.ts';
import { read, refused, type ImportOutcome } from '../outcome.ts';
import type { Cell, Row, Sheet } from '../table/row.ts';

/**
 * The values of a workbook (.xlsx), sheet by sheet. Formulas are not computed: a cell has the value
 * that was stored with it. Dates become ISO 8601 text, times of day and durations "12:30:00.000",
 * errors and truth values their text.
 */
export function readWorkbook(bytes: Uint8Array): ImportOutcome<readonly Sheet[], never> {
  try {
    const workbook = readSheets(bytes, {
      type: 'array',
      dense: true,
      cellDates: true,
      cellFormula: false,
      cellHTML: false,
      cellText: false,
    });
    return read(
      workbook.SheetNames.map((name) => ({
        name,
        rows: rowsOf(workbook.Sheets[name]?.['!data'] ?? []),
      })),
    );
  } catch {
    return refused('The workbook is damaged and cannot be read. Save it again as .xlsx or CSV.');
  }
}

/** Rows and cells that hold nothing are missing in the reader's arrays. */
function rowsOf(data: readonly (readonly (CellObject | undefined)[] | undefined)[]): Row[] {
  const rows: Row[] = [];
  data.forEach((cells, index) => {
    if (cells === undefined) return;
    const kept = Array.from(cells.slice(0, IMPORT_LIMITS.columns), valueOf);
    rows.push({ line: index + 1, cells: kept });
  });
  return rows;
}

function valueOf(cell: CellObject | undefined): Cell {
  const value = cell?.v;
  if (cell === undefined || value === undefined) return null;
  if (cell.t === 'e') return '#error';
  if (typeof value === 'object') return dateText(value.getTime(), () => value.toISOString());
  return typeof value === 'number' ? value : String(value).trim();
}

/** A workbook counts days from here; a time without a date is one of these days. */
const FIRST_DAY_MS = -2_209_075_200_000;
/** Later dates are dates; durations up to that many days are durations. */
const LONGEST_DURATION_MS = 366 * 86_400_000;

function dateText(milliseconds: number, inIso: () => string): string | null {
  if (Number.isNaN(milliseconds)) return null;
  const sinceFirstDay = milliseconds - FIRST_DAY_MS;
  if (sinceFirstDay < 0 || sinceFirstDay >= LONGEST_DURATION_MS) return inIso();
  const padded = (value: number, digits: number) => String(value).padStart(digits, '0');
  const [hours, minutes] = [Math.floor(sinceFirstDay / 3_600_000), sinceFirstDay / 60_000];
  const seconds = Math.floor(sinceFirstDay / 1000) % 60;
  return (
    `${padded(hours, 2)}:${padded(Math.floor(minutes) % 60, 2)}:${padded(seconds, 2)}` +
    `.${padded(sinceFirstDay % 1000, 3)}`
  );
}
