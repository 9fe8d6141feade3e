import type { FieldBounds } from '#shared/domain/case/field-bounds.ts';
import type { FormField } from '#shared/domain/case/form-field.ts';
import type { Quantity } from '#shared/units/quantities.ts';

/** Sections of the electrode form, in the order of the screen. */
export const electrodeFieldGroups = [
  'composition',
  'coating',
  'geometry',
  'loading',
  'drying',
  'changes',
  'time',
] as const;
export type ElectrodeFieldGroup = (typeof electrodeFieldGroups)[number];

/** A number of an electrode case that can be edited; its path is inside the electrode case. */
export interface ElectrodeField extends FormField {
  readonly group: ElectrodeFieldGroup;
}

export type FieldTexts = Pick<ElectrodeField, 'equation' | 'description'>;

export const above0: FieldBounds = { minimum: 0, aboveMinimum: true };
export const part: FieldBounds = { minimum: 0, maximum: 1 };

/** One entry of the form; its quantity is read in the unit beside it. */
export function field(
  group: ElectrodeFieldGroup,
  path: string,
  [quantity, usualUnit]: readonly [Quantity, string],
  [name, letter, subscript]: readonly [string, string, string],
  bounds: FieldBounds,
  texts: FieldTexts,
  optional = false,
): ElectrodeField {
  const symbol = [letter, subscript] as const;
  return {
    group,
    path,
    quantity,
    usualUnit,
    name,
    symbol,
    bounds,
    standard: undefined,
    optional,
    ...texts,
  };
}
