/** Something that the palette can go to or do. */
export interface PaletteEntry {
  readonly id: string;
  readonly label: string;
  readonly shortcut?: string | undefined;
  readonly act: () => unknown;
}

/** The entries that contain every word of the query, those that begin with it first. */
export function matchingEntries(
  entries: readonly PaletteEntry[],
  query: string,
): readonly PaletteEntry[] {
  const wanted = query.trim().toLowerCase();
  const words = wanted.split(/\s+/).filter((word) => word !== '');
  const matching = entries.filter(({ label }) => {
    const text = label.toLowerCase();
    return words.every((word) => text.includes(word));
  });
  const begins = ({ label }: PaletteEntry): boolean => label.toLowerCase().startsWith(wanted);
  return [...matching.filter(begins), ...matching.filter((entry) => !begins(entry))];
}
