/** A text or a number; nothing where no value is known. */
export type ExportedCell = string | number | null | undefined;

/** A table for other programs: every column tells its unit in its head. */
export interface ExportedTable {
  readonly name: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly ExportedCell[])[];
}

/** A cell without what no program could show: numbers that are none are empty. */
export function shownCell(cell: ExportedCell): string | number | undefined {
  if (typeof cell === 'number') return Number.isFinite(cell) ? cell : undefined;
  return cell ?? undefined;
}
