import type { Uncertainty } from '#shared/domain/material/sourced-value.ts';
import { formatNumber } from '#shared/units/format-number.ts';
import { fromSi, type Unit } from '#shared/units/quantities.ts';

/** How well a value is known, in the unit that it is shown in; undefined where nobody has said it. */
export function describeUncertainty(
  uncertainty: Uncertainty | undefined,
  unit: Unit,
): string | undefined {
  if (uncertainty === undefined) return undefined;
  const symbol = unit.symbol === '–' ? '' : ` ${unit.symbol}`;
  switch (uncertainty.distribution) {
    case 'normal':
      // A difference: the offset of a unit does not count.
      return `± ${formatNumber(uncertainty.standardDeviation / unit.factor, 2)}${symbol}`;
    case 'lognormal':
      return `95 % within a factor of ${formatNumber(uncertainty.factor95, 2)}`;
    case 'uniform': {
      const [low, high] = [uncertainty.lower, uncertainty.upper].map((value) =>
        fromSi(value, unit),
      );
      return `${formatNumber(low ?? Number.NaN)} – ${formatNumber(high ?? Number.NaN)}${symbol}`;
    }
  }
}
