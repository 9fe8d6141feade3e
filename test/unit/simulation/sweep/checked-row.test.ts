import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isChecked } from '#shared/simulation/sweep/checked-row.ts';

const checkedOf = (of: number): number[] =>
  Array.from({ length: of }, (_, row) => row).filter((row) => isChecked(row, of));

describe('the rows of a study that are checked', () => {
  it('are 2 %, five at least, one in each part of the plan', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20_000 }), (of) => {
        const wanted = Math.min(of, Math.max(5, Math.ceil(0.02 * of)));
        const parts = checkedOf(of).map((row) => Math.floor((row * wanted) / of));
        expect(parts).toEqual(Array.from({ length: wanted }, (_, part) => part));
      }),
    );
  });

  it('meet many values of the last axis of a grid, however many it has', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 200 }), (count) => {
        const rows = checkedOf(50 * count);
        const columns = new Set(rows.map((row) => row % count));
        expect(columns.size).toBeGreaterThanOrEqual(0.4 * Math.min(count, rows.length));
      }),
    );
  });
});
