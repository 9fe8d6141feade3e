/** What is wrong at one place of a recipe's text, in words for the person who wrote it. */
export interface TextIssue extends TextPlace {
  /** all of it in one sentence, without the place */
  readonly message: string;
  /** what stands there; empty at the end of a line */
  readonly found: string;
  /** what may stand there */
  readonly expected: readonly string[];
  /** the word that was probably meant */
  readonly suggestion?: string;
}

/** Both from 1; columns count UTF-16 units. */
export interface TextPlace {
  readonly line: number;
  readonly column: number;
}

/** An issue with its sentence. */
export function textIssue(
  { line, column }: TextPlace,
  found: string,
  expected: readonly string[],
  suggestion?: string,
): TextIssue {
  const quote = found.includes('"') ? "'" : '"';
  const what = found === '' ? 'the line ends' : `found ${quote}${found}${quote}`;
  const hint = suggestion === undefined ? '' : ` Did you mean "${suggestion}"?`;
  const message = `${what}; expected ${inWords(expected)}.${hint}`;
  const issue = { line, column, found, expected, message };
  return suggestion === undefined ? issue : { ...issue, suggestion };
}

/** "line 3, column 5: found ..." */
export function describeTextIssue({ line, column, message }: TextIssue): string {
  return `line ${line}, column ${column}: ${message}`;
}

function inWords(list: readonly string[]): string {
  if (list.length < 2) return list[0] ?? 'nothing';
  // Entries that are lists themselves need a stronger mark between them.
  if (list.some((entry) => /, | or /.test(entry))) return `one of: ${list.join('; ')}`;
  return `${list.slice(0, -1).join(', ')} or ${list.at(-1) ?? ''}`;
}
