import type { FieldBounds } from './field-bounds.ts';
import type { Quantity } from '#shared/units/quantities.ts';

/** A number of a form: what is shown beside its value. */
export interface FormField {
  readonly path: string;
  readonly quantity: Quantity;
  readonly usualUnit: string;
  readonly name: string;
  readonly symbol: readonly [letter: string, subscript: string];
  /** TeX. */
  readonly equation: string;
  readonly description: string;
  readonly bounds: FieldBounds;
  /** Value that a missing number has. */
  readonly standard: number | undefined;
  /** Whether it may be empty. */
  readonly optional: boolean;
}
