import { type CellObject, utils, type WorkSheet, write } from '@e965/xlsx';
import { type ExportedCell, type ExportedTable, shownCell } from './exported-table.ts';

/** Excel's limits. */
const CELL_CHARACTERS = 32_767;
const SHEET_NAME_CHARACTERS = 31;

/**
 * Tables as a workbook (.xlsx), one sheet for each. Texts are text cells and numbers number cells:
 * nothing is ever a formula, whatever it begins with.
 */
export function workbookOf(tables: readonly ExportedTable[]): Uint8Array<ArrayBuffer> {
  const workbook = utils.book_new();
  for (const table of tables) {
    utils.book_append_sheet(workbook, sheetOf(table), sheetName(table.name, workbook.SheetNames));
  }
  const bytes = write(workbook, {
    type: 'array',
    bookType: 'xlsx',
    compression: true,
    // Texts as shared strings: else they are stored as if they were results of formulas.
    bookSST: true,
  }) as ArrayBuffer;
  return new Uint8Array(bytes);
}

function sheetOf({ head, rows }: ExportedTable): WorkSheet {
  const lines = [head, ...rows];
  const columns = lines.reduce((most, line) => Math.max(most, line.length), 1);
  return {
    '!data': lines.map((line) => Array.from(line, cellOf)),
    '!ref': utils.encode_range({ s: { r: 0, c: 0 }, e: { r: lines.length - 1, c: columns - 1 } }),
    '!cols': Array.from({ length: columns }, (_, index) => ({ wch: widthOf(lines, index) })),
  };
}

function cellOf(cell: ExportedCell): CellObject {
  const value = shownCell(cell);
  if (value === undefined) return { t: 'z' };
  if (typeof value === 'number') return { t: 'n', v: value };
  return { t: 's', v: cellText(value) };
}

/** A text that XML can hold; what only looks like an escape of the format is marked as text. */
function cellText(text: string): string {
  return text
    .replaceAll(/_(?=x[\da-f]{4}_)/giu, '_x005F_')
    .slice(0, CELL_CHARACTERS)
    .replaceAll(/[\p{Cs}\uFFFE\uFFFF]/gu, '\uFFFD');
}

/** A name as Excel allows it, different from those before it. */
function sheetName(name: string, taken: readonly string[]): string {
  const plain = name.replaceAll(/[^\p{L}\p{N} ,.()+-]/gu, ' ').trim() || 'Table';
  for (let number = 1; ; number++) {
    const ending = number === 1 ? '' : ` ${number}`;
    const wanted = `${plain.slice(0, SHEET_NAME_CHARACTERS - ending.length)}${ending}`;
    if (taken.every((other) => other.toLowerCase() !== wanted.toLowerCase())) return wanted;
  }
}

const WIDTHS = { least: 8, most: 60 };
/** So many rows tell how wide a column is. */
const measuredRows = 50;

function widthOf(lines: readonly (readonly ExportedCell[])[], column: number): number {
  const lengths = lines.slice(0, measuredRows).map((line) => String(line[column] ?? '').length);
  return Math.min(WIDTHS.most, Math.max(WIDTHS.least, ...lengths) + 1);
}
