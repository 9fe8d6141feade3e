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
  /** Of the mean water at the ends of the steps, as a finer run tells it; null where none was made. */
  readonly estimatedErrorPpm: number | null;
  /** The same as a share of the most water that the coating holds in the run. */
  readonly estimatedErrorShare: number | null;
  /** Of the ends of the steps and of the time to the target. */
  readonly estimatedTimeErrorS: number | null;
  /** Whether a front was too steep for spectral elements, so that finite volumes took over. */
  readonly steepFront: boolean;
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
  /** Error that was asked of every row, as a share of the most water in it. */
  readonly accuracy: number;
  readonly ppmBasis: PpmBasis;
  readonly inputs: readonly { readonly name: string; readonly unit: string }[];
}
