import * as v from 'valibot';

/** A number, or a number with the name under which sweeps and optimisation may vary it. */
export type VariedValue = number | { readonly name: string; readonly value: number };

/** A name as it stands in `{name = 4 h}`. */
const variedNamePattern = /^[A-Za-z][A-Za-z0-9_-]{0,39}$/;

/** What a description of a value says of names, which a text does not need. */
export const OR_NAMED = '; or { "name", "value" } where it may be varied';

/** Schema of a value that may carry a name; `description` says what the number is and may be. */
export function varied<Range extends v.GenericSchema<number>>(range: Range, description: string) {
  return v.pipe(
    v.union([
      range,
      v.strictObject({
        name: v.pipe(v.string(), v.regex(variedNamePattern)),
        value: range,
      }),
    ]),
    v.description(`${description}${OR_NAMED}`),
  );
}

/** The number itself. */
export function numberOf(value: VariedValue): number {
  return typeof value === 'number' ? value : value.value;
}
