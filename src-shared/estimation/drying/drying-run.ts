import { roundSignificant } from '#shared/units/round-significant.ts';
import { EstimationError } from '#shared/numerics/estimation/estimation-error.ts';

/** One measured curve after a step of the surroundings at time zero. */
export interface DryingRun {
  /** since time zero, ascending, not negative; s */
  readonly timesS: readonly number[];
  /** water content or mass, in any one unit */
  readonly content: readonly number[];
  /** one standard deviation of every content, where it is known */
  readonly sigma?: readonly number[] | undefined;
}

const ENDS = 0.1;

/**
 * What a run is measured by while it is fitted: its duration, the content at its far end and how far it
 * moves. Drying and uptake both run from 1 to 0.
 */
export interface RunScale {
  readonly timeS: number;
  readonly offset: number;
  /** negative for uptake */
  readonly span: number;
}

/** Throws EstimationError for a run that cannot be fitted at all. */
export function scaleOf({ timesS, content }: DryingRun): RunScale {
  const ends = Math.max(1, Math.round(ENDS * content.length));
  const lowest = content.reduce((least, value) => Math.min(least, value), Infinity);
  const highest = content.reduce((most, value) => Math.max(most, value), -Infinity);
  const timeS = timesS.at(-1) ?? 0;
  if (!(timeS > 0)) {
    throw new EstimationError(
      'The part of the run that is fitted holds no time after time zero; fit a longer part.',
    );
  }
  if (!(highest > lowest)) {
    throw new EstimationError(
      'The content does not change in the part of the run that is fitted; fit another part.',
    );
  }
  const rises = mean(content.slice(-ends)) > mean(content.slice(0, ends));
  return rises
    ? { timeS, offset: highest, span: lowest - highest }
    : { timeS, offset: lowest, span: highest - lowest };
}

// Ten digits, far below any noise: a run in other units then has bit by bit the same scaled numbers, and
// so the same fit also where the points leave it loose.
const DIGITS = 10;

export function scaledTime(timeS: number, scale: RunScale): number {
  return roundSignificant(timeS / scale.timeS, DIGITS);
}

export function scaledContent(content: number, { offset, span }: RunScale): number {
  return Math.round(((content - offset) / span) * 10 ** DIGITS) / 10 ** DIGITS;
}

/** Standard deviation of a content. */
export function scaledDeviation(deviation: number, { span }: RunScale): number {
  return roundSignificant(deviation / Math.abs(span), DIGITS);
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
