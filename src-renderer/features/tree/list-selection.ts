export type SelectMode = 'toggle' | 'range';

/**
 * The entries of a list that are chosen after a press with Ctrl (toggle) or Shift (range).
 * @param anchor entry that was pressed or opened before; a range starts there
 */
export function selectedAfter(
  chosen: readonly string[],
  pressed: string,
  mode: SelectMode,
  { order, anchor }: { order: readonly string[]; anchor: string | undefined },
): readonly string[] {
  const from = anchor === undefined ? -1 : order.indexOf(anchor);
  const to = order.indexOf(pressed);
  if (mode === 'range') {
    return from < 0 ? [pressed] : order.slice(Math.min(from, to), Math.max(from, to) + 1);
  }
  // The entry in front counts as chosen when the first other one is added to it.
  const before = chosen.length > 0 || anchor === undefined ? chosen : [anchor];
  if (!before.includes(pressed)) return [...before, pressed];
  return before.filter((id) => id !== pressed);
}

const orders = ['made', 'name', 'changed'] as const;

export type ListOrder = (typeof orders)[number];

export const listOrders: readonly ListOrder[] = orders;

/** The entries in the wanted order, which is that of their making at first. */
export function inOrder<Entry extends { readonly title: string; readonly updatedAtMs: number }>(
  entries: readonly Entry[],
  order: ListOrder,
): readonly Entry[] {
  if (order === 'made') return entries;
  if (order === 'changed') return entries.toSorted((a, b) => b.updatedAtMs - a.updatedAtMs);
  return entries.toSorted((a, b) => a.title.localeCompare(b.title, 'en', { numeric: true }));
}
