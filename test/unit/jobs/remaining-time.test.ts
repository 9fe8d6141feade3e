import { expect, it } from 'vitest';
import { poolSize } from '#main/jobs/pool-size.ts';
import { remainingTimeS } from '#main/jobs/remaining-time.ts';

it('extrapolates the speed so far', () => {
  expect(remainingTimeS(0.25, 10)).toBeCloseTo(30);
  expect(remainingTimeS(1, 10)).toBe(0);
});

it('does not guess from almost nothing', () => {
  expect(remainingTimeS(0.01, 10)).toBeNull();
  expect(remainingTimeS(0, 0)).toBeNull();
});

it.each([
  [1, 1],
  [2, 1],
  [8, 7],
])('with %d cores %d simulations run side by side', (cores, size) => {
  expect(poolSize(cores)).toBe(size);
});
