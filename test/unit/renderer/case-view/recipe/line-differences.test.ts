import fc from 'fast-check';
import { expect, it } from 'vitest';
import { lineDifferences } from '#renderer/case-view/recipe/line-differences.ts';

it('shows what is only in one of two texts, in reading order', () => {
  expect(lineDifferences(['a', 'b', 'c'], ['a', 'x', 'c', 'd'])).toEqual([
    { change: 'same', line: 'a' },
    { change: 'removed', line: 'b' },
    { change: 'added', line: 'x' },
    { change: 'same', line: 'c' },
    { change: 'added', line: 'd' },
  ]);
});

const texts = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 12 });

it('holds both texts, and no line twice where both have it in the same order', () => {
  fc.assert(
    fc.property(texts, texts, (before, after) => {
      const all = lineDifferences(before, after);
      const without = (change: string) =>
        all.filter((one) => one.change !== change).map(({ line }) => line);
      expect(without('added')).toEqual(before);
      expect(without('removed')).toEqual(after);
    }),
  );
});

it('finds nothing between a text and itself', () => {
  fc.assert(
    fc.property(texts, (text) => {
      expect(lineDifferences(text, text).every(({ change }) => change === 'same')).toBe(true);
    }),
  );
});
