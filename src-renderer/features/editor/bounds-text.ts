import { strings } from '#renderer/strings/en.ts';
import type { FieldBounds } from '#shared/domain/case/field-bounds.ts';
import { formatNumber } from '#shared/units/format-number.ts';
import { fromSi, type Unit } from '#shared/units/quantities.ts';

/** The allowed range in the shown unit, such as "above 0, at most 1". */
export function boundsText(bounds: FieldBounds, unit: Unit): string {
  const { minimum, maximum, aboveMinimum, belowMaximum } = bounds;
  const text = strings.editor;
  const shown = (value: number): string => formatNumber(fromSi(value, unit), 5);
  const parts: string[] = [];
  if (minimum !== undefined) {
    parts.push(aboveMinimum === true ? text.above(shown(minimum)) : text.from(shown(minimum)));
  }
  if (maximum !== undefined) {
    parts.push(belowMaximum === true ? text.below(shown(maximum)) : text.upTo(shown(maximum)));
  }
  return parts.join(', ');
}
