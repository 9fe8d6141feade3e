type Group = Record<string, unknown>;

/** `a[2].b` as ['a', '2', 'b']. */
function keysOf(path: string): string[] {
  return path.replaceAll(/\[(\d+)\]/g, '.$1').split('.');
}

/** The number at a path such as `a[2].b` of plain data; undefined where there is none. */
export function numberAtPath(data: unknown, path: string): number | undefined {
  let part = data;
  for (const key of keysOf(path)) {
    if (typeof part !== 'object' || part === null || !Object.hasOwn(part, key)) return undefined;
    part = (part as Group)[key];
  }
  return typeof part === 'number' ? part : undefined;
}

/** A copy of plain data with another number at a path that holds one. */
export function withNumberAtPath(data: unknown, path: string, value: number): unknown {
  const set = (part: unknown, [key = '', ...rest]: string[]): unknown => {
    const inner = rest.length === 0 ? value : set((part as Group)[key], rest);
    if (Array.isArray(part)) return part.with(Number(key), inner) as unknown[];
    return { ...(part as Group), [key]: inner };
  };
  return set(data, keysOf(path));
}
