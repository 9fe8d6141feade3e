import fc from 'fast-check';
import { expect, test } from 'vitest';
import { exponentialMinusOne } from '#shared/numerics/model/exponential-minus-one.ts';

function expectClose(x: number): void {
  const exact = Math.expm1(x);
  if (exact === 0) expect(exponentialMinusOne(x)).toBe(0);
  else expect(Math.abs(exponentialMinusOne(x) / exact - 1)).toBeLessThan(1e-14);
}

test('agrees with Math.expm1 at all sizes', () => {
  fc.assert(fc.property(fc.double({ min: -60, max: 699, noNaN: true }), expectClose));
  fc.assert(fc.property(fc.double({ min: -1e-3, max: 1e-3, noNaN: true }), expectClose));
});

test('leaves the ends of the range to Math.expm1', () => {
  expect(exponentialMinusOne(1000)).toBe(Infinity);
  expect(exponentialMinusOne(-1000)).toBe(-1);
  expect(exponentialMinusOne(Number.NaN)).toBeNaN();
});
