import type { FailedMatchResult } from 'ohm-js';
import { closestWord } from '#shared/domain/case/closest-word.ts';
import { textIssue, type TextIssue } from './text-issue.ts';

/** What ohm-js knows about a failure and its types leave out. */
interface Failure {
  readonly type: 'description' | 'string' | 'code';
  getText(): string;
}

interface Failures {
  getRightmostFailures(): Failure[];
}

/** Allowed anywhere, so that naming it helps nobody. */
const unsaid = new Set([
  'a space',
  '#',
  'a digit',
  '{',
  ',',
  '-',
  'end of input',
  'a letter',
  'at',
]);

/**
 * Why a line is not one of the language: what stands where it goes wrong, and what may stand there.
 * @param otherHeads first words of other kinds of lines, one of which may have been meant
 */
export function lineError(
  match: FailedMatchResult,
  line: number,
  otherHeads: readonly string[] = [],
): TextIssue {
  const text = match.matcher.getInput();
  let at = match.getRightmostFailurePosition();
  while (/\s/.test(text[at] ?? '')) at++;
  const place = { line, column: at + 1 };
  const comma = /\d,\d[\d.]*$/.exec(text.slice(0, at) + (/^\S*/.exec(text.slice(at))?.[0] ?? ''));
  const number = /^\d+,\d+/.exec(text.slice(at));
  if (number ?? comma) {
    const found = number?.[0] ?? comma?.[0] ?? '';
    return textIssue(place, found, ['a decimal point'], found.replace(',', '.'));
  }
  const found = /^("[^"]*"?|[\p{L}\d°%µ_/.+-]+|.)/u.exec(text.slice(at))?.[0] ?? '';
  const expected = expectedAt(match);
  const words = expected
    .flatMap((entry) => entry.match(/"[^"]+"/g) ?? entry.split(/, | or /))
    .map((word) => word.replaceAll('"', ''));
  const heads = text.slice(0, at).trim() === '' ? otherHeads : [];
  return textIssue(place, found, expected, meantWord(found, [...words, ...heads]));
}

/** The word that was probably meant; short ones are too close to each other to tell. */
function meantWord(found: string, words: readonly string[]): string | undefined {
  if (found.length < 3 || !/^[\p{L}°]/u.test(found)) return undefined;
  const lower = found.toLowerCase();
  const beginning = words
    .filter((word) => lower.startsWith(word.toLowerCase()))
    .toSorted((a, b) => b.length - a.length)[0];
  return beginning ?? closestWord(found, words);
}

function expectedAt(match: FailedMatchResult): string[] {
  const texts = (match as FailedMatchResult & Failures)
    .getRightmostFailures()
    .map((failure) => (failure.type === 'string' ? `"${failure.getText()}"` : failure.getText()))
    .filter((text) => !unsaid.has(text.replaceAll('"', '')));
  const unique = [...new Set(texts)].toReversed();
  return unique.length > 0 ? unique : ['the end of the line'];
}
