import { expect, it } from 'vitest';
import { poolSize } from '#main/jobs/pool-size.ts';
import { remainingTimeS } from '#main/jobs/remaining-time.ts';

it('extrapolates the speed so far', () => {
  expect(remainingTimeS(0.25, 10)).toBeCloseTo(30);
});

it('says nothing of less than a second', () => {
  expect(remainingTimeS(0.5, 1)).toBeCloseTo(1);
  expect(remainingTimeS(0.5, 0.9)).toBeNull();
});

it('says nothing while the last per cents are refined', () => {
  expect(remainingTimeS(0.9, 100)).toBeCloseTo(100 / 9);
  expect(remainingTimeS(0.91, 100)).toBeNull();
  expect(remainingTimeS(1, 100)).toBeNull();
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
