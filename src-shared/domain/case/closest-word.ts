import { closest, distance } from 'fastest-levenshtein';

/** The word of a list that was probably meant, if one is near enough. */
export function closestWord(word: string, words: readonly string[]): string | undefined {
  if (word === '' || words.length === 0) return undefined;
  const lower = word.toLowerCase();
  const best = words.find((candidate) => candidate.toLowerCase() === lower) ?? closest(word, words);
  const near = Math.max(2, Math.floor(Math.max(word.length, best.length) / 2));
  return distance(lower, best.toLowerCase()) <= near ? best : undefined;
}
