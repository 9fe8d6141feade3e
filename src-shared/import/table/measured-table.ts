import type { Decision } from '../outcome.ts';
import type { Row } from './row.ts';

interface ColumnHead {
  /** as in the header without the unit, or "column 3" where the file names none */
  readonly name: string;
  readonly unit: string | null;
}

/** One value for each row that was read; null where the file has none. */
export interface NumberColumn extends ColumnHead {
  readonly kind: 'number';
  readonly values: readonly (number | null)[];
}

export interface TextColumn extends ColumnHead {
  readonly kind: 'text';
  readonly values: readonly (string | null)[];
}

export interface RejectedRow {
  readonly line: number;
  readonly reason: string;
}

/** A table as it was measured: named columns, and what became of every row. */
export interface MeasuredTable {
  /** rows above the header: instrument, sample, temperature */
  readonly preamble: readonly Row[];
  readonly columns: readonly (NumberColumn | TextColumn)[];
  /** line in the file of each row read */
  readonly lines: readonly number[];
  readonly rowsRead: number;
  readonly rowsRejected: readonly RejectedRow[];
  readonly understood: readonly Decision[];
  readonly warnings: readonly string[];
}
