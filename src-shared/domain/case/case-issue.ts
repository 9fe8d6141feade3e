/** What is wrong at one place of a case, in words for the person who wrote it. */
export interface CaseIssue {
  /** key path such as `macro.lengthM` or `outputTimesS[3]`; empty for the case as a whole */
  readonly path: string;
  /** what stands there */
  readonly found: string;
  /** what may stand there */
  readonly expected: string;
  /** the key or word that was probably meant */
  readonly suggestion?: string;
  /** all of it in one sentence */
  readonly message: string;
}

/** Builds an issue with its sentence. */
export function caseIssue(
  path: string,
  found: string,
  expected: string,
  suggestion?: string,
): CaseIssue {
  const place = path === '' ? '' : `${path}: `;
  const hint = suggestion === undefined ? '' : ` Did you mean "${suggestion}"?`;
  const message = `${place}found ${found}; allowed: ${expected}.${hint}`;
  return suggestion === undefined
    ? { path, found, expected, message }
    : { path, found, expected, suggestion, message };
}

/** Joins keys and list positions to a path: ['a', 2, 'b'] gives `a[2].b`. */
export function joinPath(keys: readonly (string | number)[]): string {
  let path = '';
  for (const key of keys) {
    if (typeof key === 'number') path += `[${key}]`;
    else path += path === '' ? key : `.${key}`;
  }
  return path;
}

const LONGEST_QUOTE = 60;

/** Names a value of a parsed JSON text in a few words. */
export function describeFound(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (typeof value === 'number' && !Number.isFinite(value)) {
    return Number.isNaN(value) ? 'a value that is not a number' : `${value} (too large a number)`;
  }
  if (typeof value === 'string') {
    return value.length > LONGEST_QUOTE
      ? `a text of ${value.length} characters`
      : `the text ${JSON.stringify(value)}`;
  }
  if (Array.isArray(value)) {
    return value.length === 1 ? 'a list of 1 entry' : `a list of ${value.length} entries`;
  }
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return value === null ? 'null' : 'a group of keys';
}
