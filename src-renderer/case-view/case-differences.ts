/** One value that two inputs do not share. */
export interface CaseDifference {
  readonly path: string;
  readonly before: string;
  readonly after: string;
}

/** Key paths whose values differ, in the order of the first input. */
export function caseDifferences(before: object, after: object): CaseDifference[] {
  const a = leaves(before);
  const b = leaves(after);
  return [...new Set([...a.keys(), ...b.keys()])]
    .filter((path) => path !== 'name' && a.get(path) !== b.get(path))
    .map((path) => ({ path, before: a.get(path) ?? '–', after: b.get(path) ?? '–' }));
}

function leaves(value: unknown, path = '', found = new Map<string, string>()): Map<string, string> {
  if (Array.isArray(value) && value.every((item) => typeof item === 'number')) {
    found.set(path, summary(value));
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, item] of Object.entries(value)) {
      leaves(item, path === '' ? key : `${path}.${key}`, found);
    }
  } else {
    found.set(path, String(value));
  }
  return found;
}

const longest = 6;

function summary(values: readonly number[]): string {
  if (values.length <= longest) return values.join(', ');
  const sum = values.reduce((total, value) => total + value, 0);
  return `${values.length} values, ${values[0]} to ${values.at(-1)}, sum ${sum}`;
}
