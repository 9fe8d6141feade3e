/** The same object without the keys that are undefined. */
export function withoutUndefined<Wanted extends object>(value: {
  readonly [Key in keyof Wanted]: Wanted[Key] | undefined;
}): Wanted {
  const entries = Object.entries(value).filter(([, entry]) => entry !== undefined);
  return Object.fromEntries(entries) as Wanted;
}
