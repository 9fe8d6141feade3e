import * as v from 'valibot';
import { formatDuration } from '#shared/units/duration.ts';
import { formatNumber } from '#shared/units/format-number.ts';
import type { SweepRow } from './sweep-row.ts';

const known = v.nullable(v.number());

/** How right the finished rows of a study are; null where nothing tells it. */
export const rowAccuracySchema = v.strictObject({
  finished: v.number(),
  /** Of these, rows whose error a finer run tells. */
  checked: v.number(),
  /** Of mean water at the ends of the steps, wt-ppm, and as a share of the most water of the row. */
  largestErrorPpm: known,
  largestErrorShare: known,
  /** Of the ends of the steps and of the time to the target. */
  largestTimeErrorS: known,
  largestMassBalanceDefect: known,
  /** Rows with a front too steep for spectral elements, also those that failed at it. */
  steepFronts: v.number(),
});

export type RowAccuracy = v.InferOutput<typeof rowAccuracySchema>;

type Told = Pick<
  SweepRow,
  | 'outcome'
  | 'estimatedErrorPpm'
  | 'estimatedErrorShare'
  | 'estimatedTimeErrorS'
  | 'massBalanceDefect'
  | 'steepFront'
>;

export function rowAccuracy(rows: readonly Told[]): RowAccuracy {
  const finished = rows.filter(({ outcome }) => outcome === 'finished');
  const largest = (value: (row: Told) => number | null): number | null =>
    finished.reduce<number | null>((most, row) => {
      const one = value(row);
      return one === null ? most : Math.max(most ?? 0, one);
    }, null);
  return {
    finished: finished.length,
    checked: finished.filter(({ estimatedErrorPpm }) => estimatedErrorPpm !== null).length,
    largestErrorPpm: largest((row) => row.estimatedErrorPpm),
    largestErrorShare: largest((row) => row.estimatedErrorShare),
    largestTimeErrorS: largest((row) => row.estimatedTimeErrorS),
    largestMassBalanceDefect: largest((row) => row.massBalanceDefect),
    steepFronts: rows.filter(({ steepFront }) => steepFront).length,
  };
}

/** @param rows what the rows are called, such as "samples" */
export function accuracyInWords(accuracy: RowAccuracy, rows: string): string {
  const { finished, checked, steepFronts } = accuracy;
  if (finished === 0) return `None of the ${rows} finished: there is no error to be told.`;
  const ppm = formatNumber(accuracy.largestErrorPpm ?? 0, 2);
  const share = formatNumber(accuracy.largestErrorShare ?? 0, 2);
  const time = formatDuration(accuracy.largestTimeErrorS ?? 0);
  const defect = formatNumber(accuracy.largestMassBalanceDefect ?? 0, 2);
  return [
    checked === 0
      ? `None of the ${finished} finished ${rows} was checked by a finer run.`
      : `${checked} of ${finished} finished ${rows} were checked by finer runs: largest error ${ppm} wt-ppm (${share} of the most water; ${time} in times).`,
    `Largest mass-balance defect ${defect}.`,
    ...(steepFronts === 0
      ? []
      : [
          `In ${steepFronts} ${rows} a steep front moves through the coating: finite volumes were used, which stay monotone but converge more slowly.`,
        ]),
  ].join(' ');
}

/** A warning where rows are less accurate than was asked; undefined where they are not. */
export function accuracyWarning(
  { largestErrorShare, steepFronts }: RowAccuracy,
  asked: number,
): string | undefined {
  if (largestErrorShare === null || largestErrorShare <= asked) return undefined;
  const share = formatNumber(largestErrorShare, 2);
  const next =
    steepFronts > 0
      ? 'Steep fronts converge slowly; look at such a row by a run of its own.'
      : 'Ask for a higher accuracy and run it again.';
  return `The largest error, ${share} of the most water, is above the ${formatNumber(asked, 2)} that were asked. ${next}`;
}
