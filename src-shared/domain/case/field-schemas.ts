import * as v from 'valibot';

/**
 * Schemas of single values of the case format. The description is what a user reads as "allowed"
 * when a value is refused and what the published JSON Schema says about the key. Only constraints
 * that JSON Schema can express are used.
 */

/** A number above 0. */
export function positive(description: string) {
  return v.pipe(v.number(), v.gtValue(0), v.description(`a number above 0: ${description}`));
}

/** A number of 0 or above. */
export function notNegative(description: string) {
  return v.pipe(v.number(), v.minValue(0), v.description(`a number from 0 up: ${description}`));
}

/** A whole number between two bounds, both allowed. */
export function wholeWithin(minimum: number, maximum: number, description: string) {
  return v.pipe(
    v.number(),
    v.integer(),
    v.minValue(minimum),
    v.maxValue(maximum),
    v.description(`a whole number from ${minimum} to ${maximum}: ${description}`),
  );
}

/** A number between two bounds, both allowed. */
export function within(minimum: number, maximum: number, description: string) {
  return v.pipe(
    v.number(),
    v.minValue(minimum),
    v.maxValue(maximum),
    v.description(`a number from ${minimum} to ${maximum}: ${description}`),
  );
}

/** A share above 0 and at most 1. */
export function share(description: string) {
  return v.pipe(
    v.number(),
    v.gtValue(0),
    v.maxValue(1),
    v.description(`a number above 0 and at most 1: ${description}`),
  );
}

/** One of a few words. */
export function oneOf<const Options extends readonly string[]>(
  options: Options,
  description: string,
) {
  const list = options.map((option) => `"${option}"`).join(', ');
  return v.pipe(v.picklist(options), v.description(`one of ${list}: ${description}`));
}

/** Exactly one text. */
export function exactly<const Text extends string>(text: Text, description: string) {
  return v.pipe(v.literal(text), v.description(`"${text}": ${description}`));
}

/** A list that must hold something. */
export function list<Item extends v.GenericSchema>(
  item: Item,
  minLength: number,
  maxLength: number,
  description: string,
) {
  return v.pipe(
    v.array(item),
    v.minLength(minLength),
    v.maxLength(maxLength),
    v.description(`a list of ${minLength} to ${maxLength} entries: ${description}`),
  );
}
