import fc from 'fast-check';
import { expect, it } from 'vitest';
import { shortestRecipe } from '#shared/simulation/sweep/shortest-recipe.ts';

const share = fc.double({ min: 0, max: 1, noNaN: true });

it('comes close to the least of a bowl anywhere in the bounds', async () => {
  await fc.assert(
    fc.asyncProperty(share, share, async (x, y) => {
      const target = [10 + 20 * x, 300 + 100 * y];
      const { best, status, tried } = await shortestRecipe(
        [
          [10, 30],
          [300, 400],
        ],
        ([a = NaN, b = NaN]) =>
          Promise.resolve({
            values: [a, b],
            lengthS: 60 + ((a - target[0]!) / 20) ** 2 + ((b - target[1]!) / 100) ** 2,
          }),
      );
      expect(status).toBe('done');
      expect(Math.abs(best!.values[0]! - target[0]!)).toBeLessThanOrEqual(20 / 16);
      expect(Math.abs(best!.values[1]! - target[1]!)).toBeLessThanOrEqual(100 / 16);
      const keys = tried.map(({ values }) => values.join());
      expect(new Set(keys).size).toBe(keys.length);
    }),
  );
});

it('leaves out what does not reach the target, and says so where nothing does', async () => {
  const at = (limit: number) =>
    shortestRecipe([[0, 1]], ([x = NaN]) =>
      Promise.resolve({ values: [x], lengthS: x < limit ? null : x }),
    );
  expect((await at(0.75)).best?.values).toEqual([0.75]);
  expect((await at(2)).best).toBeUndefined();
});

it('keeps what was tried when it is stopped', async () => {
  let count = 0;
  const { status, tried, best } = await shortestRecipe([[0, 1]], ([x = NaN]) =>
    Promise.resolve(++count > 2 ? undefined : { values: [x], lengthS: x }),
  );
  expect([status, tried.length]).toEqual(['stopped', 2]);
  expect(best?.values).toEqual([0.5]);
});
