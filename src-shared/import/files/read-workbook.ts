import { read as readSheets, type CellObject } from '@e965/xlsx';
import { IMPORT_LIMITS } from '../limits.ts';
import { read, refused, type ImportOutcome } from '../outcome.ts';
import type { Cell, Row, Sheet } from '../table/row.ts';

/**
 * The values of a workbook (.xlsx), sheet by sheet. Formulas are not computed: a cell has the value
 * that was stored with it. Dates become ISO 8601 text, errors and truth values their text.
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
  if (typeof value === 'object') return Number.isNaN(value.getTime()) ? null : value.toISOString();
  return typeof value === 'number' ? value : String(value).trim();
}
