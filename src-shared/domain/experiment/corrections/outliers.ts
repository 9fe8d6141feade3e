import { failed, type CorrectionState, type StepOutcome } from './correction-state.ts';
import type { StepOf } from './corrections.ts';
import { median, smallestStep } from './robust-spread.ts';

/** Median of the distances from the median, times this, is the standard deviation of a normal one. */
const NORMAL = 1.4826;

/** Excludes the rows that a person has marked. */
export function excludeMarked(
  state: CorrectionState,
  { rows }: StepOf<'markedOutliers'>,
  number: number,
): StepOutcome {
  const unknown = rows.find((row) => row >= state.timeS.length);
  if (unknown !== undefined) {
    const last = state.timeS.length - 1;
    return failed('unknown row', `There is no row ${unknown}; the last one is ${last}.`);
  }
  for (const row of rows) state.excluded[row] ??= { step: number, reason: 'outlier' };
  return { done: `outliers: ${rows.length} marked rows are excluded` };
}

/**
 * Excludes rows whose value is further from the median of its neighbours than the threshold times
 * their robust standard deviation (Hampel identifier); one step of the display is never too far.
 */
export function excludeByMedian(
  state: CorrectionState,
  { neighbours, threshold }: StepOf<'medianOutliers'>,
  number: number,
): StepOutcome {
  const values = state.massKg ?? state.content;
  if (values === null) {
    return failed('channel missing', 'The run holds neither a mass nor a water content.');
  }
  const rows = Array.from(values.keys()).filter(
    (row) => state.excluded[row] === undefined && !Number.isNaN(values[row]),
  );
  const kept = Float64Array.from(rows, (row) => values[row] ?? NaN);
  const step = smallestStep(kept);
  const far = rows.filter((_row, at) => {
    const around = kept.slice(Math.max(0, at - neighbours), at + neighbours + 1);
    const middle = median(around);
    const spread = NORMAL * median(around.map((value) => Math.abs(value - middle)));
    return Math.abs((kept[at] ?? 0) - middle) > threshold * Math.max(spread, step);
  });
  for (const row of far) state.excluded[row] = { step: number, reason: 'outlier' };
  return { done: `outliers: ${far.length} rows are excluded by the median of their neighbours` };
}
