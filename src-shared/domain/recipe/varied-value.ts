import * as v from 'valibot';

/** A number, or a number with the name under which sweeps and optimisation may vary it. */
export type VariedValue = number | { readonly name: string; readonly value: number };

/** A name as it stands in `{name = 4 h}`. */
export const variedNamePattern = /^[A-Za-z][A-Za-z0-9_-]{0,39}$/;

/** Schema of a value that may carry a name; `range` says in words what the number may be. */
export function varied<Range extends v.GenericSchema<number>>(range: Range, description: string) {
  return v.pipe(
    v.union([
      range,
      v.strictObject({
        name: v.pipe(v.string(), v.regex(variedNamePattern)),
        value: range,
      }),
    ]),
    v.description(`a number, or { "name", "value" } where it may be varied: ${description}`),
  );
}

/** The number itself. */
export function numberOf(value: VariedValue): number {
  return typeof value === 'number' ? value : value.value;
}
