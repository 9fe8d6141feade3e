import { roundSignificant } from '#shared/units/round-significant.ts';
import type { SourcedNumber, Uncertainty } from './sourced-value.ts';

/** Half of the range that holds 95 % of a normal distribution, in standard deviations. */
const normal95 = 1.96;

/** Where a value begins to be uncertain: this part of it to both sides. */
const firstPart = 0.1;
const firstFactor = 1.1;

/** Lowest and highest value of the range that holds 95 %; undefined where nobody has said it. */
export function rangeOf95({
  value,
  uncertainty,
}: Pick<SourcedNumber, 'value' | 'uncertainty'>): readonly [low: number, high: number] | undefined {
  switch (uncertainty?.distribution) {
    case undefined:
      return undefined;
    case 'normal': {
      const half = normal95 * uncertainty.standardDeviation;
      return [value - half, value + half];
    }
    case 'lognormal':
      return [value / uncertainty.factor95, value * uncertainty.factor95];
    case 'uniform':
      return [uncertainty.lower, uncertainty.upper];
  }
}

/** Another distribution over the range of the present one; 10 % to both sides where there is none. */
export function uncertaintyOfKind(
  kind: Uncertainty['distribution'],
  sourced: Pick<SourcedNumber, 'value' | 'uncertainty'>,
): Uncertainty {
  if (sourced.uncertainty?.distribution === kind) return sourced.uncertainty;
  const first = firstPart * (Math.abs(sourced.value) || 1);
  const [low, high] = rangeOf95(sourced) ?? [sourced.value - first, sourced.value + first];
  const rounded = (value: number): number => roundSignificant(value, 6);
  switch (kind) {
    case 'normal':
      return { distribution: kind, standardDeviation: rounded((high - low) / 2 / normal95) };
    case 'lognormal': {
      const factor = rounded(Math.sqrt(high / low));
      return { distribution: kind, factor95: factor > 1 ? factor : firstFactor };
    }
    case 'uniform':
      return { distribution: kind, lower: rounded(low), upper: rounded(high) };
  }
}
