import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findJsonError } from '#shared/domain/case/json-error.ts';

describe('the place where a text is not JSON', () => {
  it.each([
    ['{"a": 1,}', 1, 9, '}', /a key in double quotes/],
    ['{"a": 1 "b": 2}', 1, 9, '"', /a comma or }/],
    ['{\n  "a" 1}', 2, 7, '1', /a colon/],
    ['{\r\n"a": NaN}', 2, 6, 'NaN', /a value/],
    ['[1, 2', 1, 6, 'the end of the text', /a comma or \]/],
    ['{a: 1}', 1, 2, 'a', /a key in double quotes or }/],
    ['{} {}', 1, 4, '{', /the end of the text/],
    ['{"a": "x', 1, 9, 'the end of the text', /double quote/],
    ['{"a": "x\ny"}', 1, 9, 'a line break', /same line/],
    ['{"a": "C:\\x"}', 1, 10, '\\', /a backslash only before/],
    ['{"a": 01}', 1, 8, '1', /a comma or }/],
    ['{"a": 1, "b": 2, "a": 3}', 1, 18, 'the key "a" a second time', /every key once/],
    ['{"a": 1, "\\u0061": 3}', 1, 10, 'the key "a" a second time', /every key once/],
    ['['.repeat(100), 1, 66, '[', /at most 64 brackets/],
  ])('%j', (text, line, column, found, expected) => {
    const error = findJsonError(text);
    expect(error).toMatchObject({ line, column, found });
    expect(error?.expected).toMatch(expected);
  });

  it('is found exactly when the platform refuses the text', () => {
    const plain = fc.jsonValue({ maxDepth: 5 }).map((value) => JSON.stringify(value, null, 1));
    const broken = fc
      .tuple(
        plain,
        fc.nat(),
        fc.constantFrom('', ',', '"', '}', ']', '1', '\\', '\u0001', 'x', ':'),
      )
      .map(([text, at, sign]) => {
        const cut = at % (text.length + 1);
        return text.slice(0, cut) + sign + text.slice(cut + 1);
      });
    fc.assert(
      fc.property(fc.oneof(plain, broken), (text) => {
        const error = findJsonError(text);
        if (error?.expected === 'every key once') return;
        expect(error === undefined).toBe(isJson(text));
      }),
      { numRuns: 2000 },
    );
  });

  it('is found quickly in a long text that never closes', () => {
    expect(findJsonError(`["${'a'.repeat(4e6)}`)?.column).toBe(4e6 + 3);
  });
});

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
