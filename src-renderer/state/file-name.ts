/** A title as the name of a file. */
export function fileNameOf(title: string, ending: string, otherwise: string): string {
  const plain = title
    .replaceAll(/[^\p{L}\p{N} _.-]+/gu, ' ')
    .trim()
    .slice(0, 80);
  return `${plain || otherwise}.${ending}`;
}
