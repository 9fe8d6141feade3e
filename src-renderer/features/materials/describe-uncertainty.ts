import type { SourcedNumber, Uncertainty } from '#shared/domain/material/sourced-value.ts';
import { rangeOf95 } from '#shared/domain/material/uncertainty.ts';
import { formatNumber } from '#shared/units/format-number.ts';
import { fromSi, type Unit } from '#shared/units/quantities.ts';
import { strings } from '#renderer/strings/en.ts';

/** How well a value is known, in its unit; undefined where nobody has said it. */
export function describeUncertainty(
  uncertainty: Uncertainty | undefined,
  unit: Unit,
): string | undefined {
  switch (uncertainty?.distribution) {
    case undefined:
      return undefined;
    case 'normal':
      // A difference: the offset of a unit does not count.
      return `± ${formatNumber(uncertainty.standardDeviation / unit.factor)}`;
    case 'lognormal':
      return strings.materials.factor(formatNumber(uncertainty.factor95));
    case 'uniform':
      return strings.materials.distributions.uniform;
  }
}

/** The range that holds 95 % of what the value can be, in its unit. */
export function describeRange(
  sourced: Pick<SourcedNumber, 'value' | 'uncertainty'>,
  unit: Unit,
): string | undefined {
  const range = rangeOf95(sourced);
  return range?.map((value) => formatNumber(fromSi(value, unit))).join(' – ');
}
