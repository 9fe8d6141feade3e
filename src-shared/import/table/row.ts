/** What a cell holds; a text that begins with "=" is that text and is never computed. */
export type Cell = string | number | null;

/** One row as it stands in the file; `line` counts from 1. */
export interface Row {
  readonly line: number;
  readonly cells: readonly Cell[];
}

/** Rows in their order; they can be run through more than once and need not be in memory at once. */
export type Rows = Iterable<Row>;

export interface Sheet {
  readonly name: string;
  readonly rows: readonly Row[];
}

export const isBlank = (cell: Cell | undefined): cell is null | undefined | '' =>
  cell === null || cell === undefined || cell === '';

export const textOf = (cell: Cell | undefined): string => (isBlank(cell) ? '' : String(cell));

/** Number of cells up to the last one that holds something. */
export function filledWidth(cells: readonly Cell[]): number {
  return cells.findLastIndex((cell) => !isBlank(cell)) + 1;
}
