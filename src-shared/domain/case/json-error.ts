/** Where and why a text is not JSON. Lines and columns count from 1. */
export interface JsonError {
  readonly line: number;
  readonly column: number;
  readonly found: string;
  readonly expected: string;
}

const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;
const FIRST_PRINTABLE = 0x20;
const DEEPEST_NESTING = 64;
const WORD = /true|false|null/y;
const SPACE = /[ \t\r\n]*/y;

type Expectation = 'value' | 'value or ]' | 'key' | 'key or }' | ':' | ', or ]' | ', or }' | 'end';

const IN_WORDS: Record<Expectation, string> = {
  value: 'a value (a number, a text in double quotes, a list, a group of keys, true, false, null)',
  'value or ]': 'a value or ] to close the list',
  key: 'a key in double quotes (a comma must not stand before a closing bracket)',
  'key or }': 'a key in double quotes or } to close the group',
  ':': 'a colon after the key',
  ', or ]': 'a comma or ] to close the list',
  ', or }': 'a comma or } to close the group',
  end: 'the end of the text',
};

/**
 * Finds the first place where a text breaks the JSON grammar (RFC 8259) or repeats a key within
 * one group, which the platform's parser accepts silently. Engines word and place their own
 * messages differently, some without a position, so the place is found here.
 *
 * @returns undefined when the text is JSON without repeated keys
 */
export function findJsonError(text: string): JsonError | undefined {
  const open: ({ kind: 'list' } | { kind: 'group'; keys: Set<string> })[] = [];
  let state: Expectation = 'value';
  let at = 0;

  const skip = (pattern: RegExp): boolean => {
    const end = matchEnd(pattern, text, at);
    if (end !== undefined) at = end;
    return end !== undefined;
  };
  const afterValue = (): Expectation => {
    const top = open.at(-1);
    if (top === undefined) return 'end';
    return top.kind === 'list' ? ', or ]' : ', or }';
  };

  for (;;) {
    skip(SPACE);
    const sign = text[at];
    if (sign === undefined) {
      return state === 'end' ? undefined : located(text, at, IN_WORDS[state]);
    }
    const closesList = sign === ']' && (state === 'value or ]' || state === ', or ]');
    const closesGroup = sign === '}' && (state === 'key or }' || state === ', or }');
    if (closesList || closesGroup) {
      at += 1;
      open.pop();
      state = afterValue();
    } else if (sign === ',' && (state === ', or ]' || state === ', or }')) {
      at += 1;
      state = state === ', or ]' ? 'value' : 'key';
    } else if (sign === ':' && state === ':') {
      at += 1;
      state = 'value';
    } else if (state === 'key' || state === 'key or }') {
      const end = sign === '"' ? stringEnd(text, at) : at;
      const top = open.at(-1);
      if (end === at || top?.kind !== 'group') return located(text, at, IN_WORDS[state]);
      if (end < 0) return brokenString(text, -end);
      const key = String(JSON.parse(text.slice(at, end)));
      if (top.keys.has(key)) {
        return located(text, at, 'every key once', `the key "${key}" a second time`);
      }
      top.keys.add(key);
      at = end;
      state = ':';
    } else if (state === 'value' || state === 'value or ]') {
      if (open.length > DEEPEST_NESTING) {
        return located(text, at, `at most ${DEEPEST_NESTING} brackets within each other`);
      }
      if (sign === '[') {
        at += 1;
        open.push({ kind: 'list' });
        state = 'value or ]';
      } else if (sign === '{') {
        at += 1;
        open.push({ kind: 'group', keys: new Set() });
        state = 'key or }';
      } else if (sign === '"') {
        const end = stringEnd(text, at);
        if (end < 0) return brokenString(text, -end);
        at = end;
        state = afterValue();
      } else if (skip(NUMBER) || skip(WORD)) {
        state = afterValue();
      } else {
        return located(text, at, IN_WORDS[state]);
      }
    } else {
      return located(text, at, IN_WORDS[state]);
    }
  }
}

function matchEnd(pattern: RegExp, text: string, at: number): number | undefined {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : undefined;
}

/** Position behind the string that starts at `at`, or minus the position where it breaks. */
function stringEnd(text: string, at: number): number {
  let position = at + 1;
  while (position < text.length) {
    const sign = text[position];
    if (sign === '"') return position + 1;
    if (sign === '\\') {
      const end = matchEnd(ESCAPE, text, position);
      if (end === undefined) return -position;
      position = end;
    } else if (text.charCodeAt(position) < FIRST_PRINTABLE) {
      return -position;
    } else {
      position += 1;
    }
  }
  return -position;
}

function brokenString(text: string, at: number): JsonError {
  return text[at] === '\\'
    ? located(text, at, 'a backslash only before one of " \\ / b f n r t or u and four hex digits')
    : located(text, at, 'a text closed by a double quote on the same line');
}

function located(text: string, at: number, expected: string, found?: string): JsonError {
  const before = text.slice(0, at);
  const line = before.split('\n').length;
  const column = at - (before.lastIndexOf('\n') + 1) + 1;
  return { line, column, found: found ?? foundAt(text, at), expected };
}

function foundAt(text: string, at: number): string {
  const word = /^(?:[\w.+-]+|.)/su.exec(text.slice(at, at + 30))?.[0];
  if (word === undefined) return 'the end of the text';
  return word === '\n' ? 'a line break' : word;
}
