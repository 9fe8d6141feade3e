/** A title as the name of a file on every system. */
export function fileName(title: string, fallback: string, extension: string): string {
  const plain = title
    .replace(/[^\p{L}\p{N} ._()-]/gu, '_')
    .slice(0, 80)
    .trim();
  return `${plain || fallback}.${extension}`;
}
