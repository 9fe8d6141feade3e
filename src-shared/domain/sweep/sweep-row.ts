import type { PpmBasis } from '#shared/domain/recipe/recipe.ts';

/** One run of a sweep; null where the run did not get there. */
export interface SweepRow {
  /** From 0; the order of the plan. */
  readonly index: number;
  /** In the order of the columns of the header, SI. */
  readonly inputs: readonly number[];
  /** refused: the values lead to no recipe or case that can be run. */
  readonly outcome: 'finished' | 'failed' | 'refused';
  readonly timeToTargetS: number | null;
  readonly lengthS: number | null;
  readonly endPpmMean: number | null;
  readonly endPpmMax: number | null;
  /** Water at the end in the measure and basis of the target. */
  readonly targetPpmAtEnd: number | null;
  readonly capsReached: number | null;
  readonly massBalanceDefect: number | null;
  readonly problem: string | null;
  /** Mean water at the times that were asked for; the last value stays after the end. */
  readonly meanPpmAt?: readonly number[];
}

export const ROWS_FORMAT = 'postdry.sweep-rows/1';

/** First line of a file of rows. */
export interface RowsHeader {
  readonly format: typeof ROWS_FORMAT;
  /** SHA-256 of plan, recipe and case. */
  readonly planHash: string;
  readonly rowCount: number;
  readonly shard: string;
  readonly ppmBasis: PpmBasis;
  readonly inputs: readonly { readonly name: string; readonly unit: string }[];
}
