import fc from 'fast-check';
import { expect, it } from 'vitest';
import { thinOut } from '#renderer/charts/thin-out.ts';

const line = fc
  .array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 3, maxLength: 400 })
  .map((y) => ({ x: y.map((_, k) => k), y }));

it('keeps the first and the last point, ascending and without repetition', () => {
  fc.assert(
    fc.property(line, fc.integer({ min: 3, max: 60 }), ({ x, y }, most) => {
      const kept = thinOut(x, y, 0, x.length, most);
      expect(kept).toHaveLength(Math.min(most, x.length));
      expect([kept[0], kept.at(-1)]).toEqual([0, x.length - 1]);
      expect(kept.every((index, k) => k === 0 || index > (kept[k - 1] ?? 0))).toBe(true);
    }),
  );
});

it('keeps all points of a short part', () => {
  expect(thinOut([0, 1, 2, 3, 4], [1, 2, 3, 4, 5], 1, 4)).toEqual([1, 2, 3]);
  expect(thinOut([0, 1], [1, 2], 1, 1)).toEqual([]);
});

it('keeps a lonely peak', () => {
  const x = Array.from({ length: 10_000 }, (_, k) => k);
  const y = x.map((k) => (k === 6543 ? 1 : 0));
  expect(thinOut(x, y, 0, x.length, 50)).toContain(6543);
});
