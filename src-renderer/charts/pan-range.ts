import type { ChartAxis } from './chart-model.ts';
import type { ShownRange } from './shown-range.ts';

/**
 * A range moved along its axis and stopped at the axis' ends.
 * @param part of the shown range; positive to later values
 */
export function panned(
  { min, max }: ShownRange,
  part: number,
  axis: Pick<ChartAxis, 'scale' | 'min' | 'max'>,
): ShownRange {
  const logarithmic = axis.scale === 'log' && min > 0;
  const to = (value: number): number => (logarithmic ? Math.log(value) : value);
  const from = (value: number): number => (logarithmic ? Math.exp(value) : value);
  const width = to(max) - to(min);
  const lowest = axis.min === undefined ? -Infinity : to(axis.min);
  const highest = axis.max === undefined ? Infinity : to(axis.max);
  const start = Math.max(lowest, Math.min(highest - width, to(min) + part * width));
  return { min: from(start), max: from(start + width) };
}
