import { formatDuration } from '#shared/units/duration.ts';
import { formatNumber } from '#shared/units/format-number.ts';
import { fromSi } from '#shared/units/quantities.ts';
import type { StudyInput } from './study-inputs.ts';

/** A value in its unit; times are written in their parts. */
export function shownValue(value: number, { quantity, unit }: StudyInput): string {
  if (quantity === 'time') return formatDuration(value);
  const symbol = unit.symbol === '–' ? '' : ` ${unit.symbol}`;
  return `${formatNumber(fromSi(value, unit), 4)}${symbol}`;
}
