import { InvalidArgumentError } from 'commander';

/** A number between two bounds, both allowed. */
export function numberWithin(text: string, smallest: number, largest: number): number {
  const value = text.trim() === '' ? Number.NaN : Number(text);
  if (value >= smallest && value <= largest) return value;
  throw new InvalidArgumentError(`Allowed: a number from ${smallest} to ${largest}.`);
}

/** A whole number between two bounds, both allowed. */
export function wholeNumberWithin(text: string, smallest: number, largest: number): number {
  const value = numberWithin(text, smallest, largest);
  if (Number.isInteger(value)) return value;
  throw new InvalidArgumentError('Allowed: a whole number.');
}
