/** Something that the palette can go to or do. */
export interface PaletteEntry {
  readonly id: string;
  readonly label: string;
  readonly shortcut?: string | undefined;
  readonly isCommand?: boolean;
  readonly act: () => unknown;
}

/**
 * The entries that contain every word of the query, those that begin with it first. A command whose
 * whole name was typed comes before all: a document may be called the same.
 */
export function matchingEntries(
  entries: readonly PaletteEntry[],
  query: string,
): readonly PaletteEntry[] {
  const wanted = query.trim().toLowerCase();
  const words = wanted.split(/\s+/).filter((word) => word !== '');
  const rank = ({ label, isCommand = false }: PaletteEntry): number => {
    const text = label.toLowerCase();
    if (isCommand && text === wanted) return 0;
    return text.startsWith(wanted) ? 1 : 2;
  };
  return entries
    .filter(({ label }) => words.every((word) => label.toLowerCase().includes(word)))
    .toSorted((a, b) => rank(a) - rank(b));
}
