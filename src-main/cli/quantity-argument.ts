import { InvalidArgumentError } from 'commander';
import { readQuantity, unitsOf, type Quantity } from '#shared/units/quantities.ts';

/** What the value of an option may be. */
export interface QuantityRule {
  readonly quantity: Quantity;
  /** a value as it can be typed, with its unit */
  readonly example: string;
  /** bounds in SI, both allowed */
  readonly smallest: number;
  readonly largest: number;
  /** the bounds in words */
  readonly allowed: string;
}

/**
 * Reads the value of an option with its unit, such as "10mbar", into SI.
 *
 * @throws InvalidArgumentError that names the allowed units or values
 */
export function quantityArgument(text: string, rule: QuantityRule): number {
  const read = readQuantity(text, rule.quantity);
  if (!read.ok) {
    const units = unitsOf(rule.quantity).map(({ symbol }) => symbol);
    throw new InvalidArgumentError(
      `${inWords[read.problem]} Write a number with one of the units ${units.join(', ')}, ` +
        `for example ${rule.example}.`,
    );
  }
  if (read.valueSi >= rule.smallest && read.valueSi <= rule.largest) return read.valueSi;
  throw new InvalidArgumentError(`Allowed: ${rule.allowed}.`);
}

const inWords = {
  number: 'It does not begin with a number.',
  unit: 'Its unit is not known here.',
  'no unit': 'Its unit is missing.',
} as const;
