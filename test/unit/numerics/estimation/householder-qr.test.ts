import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HouseholderQr } from '#shared/numerics/estimation/householder-qr.ts';

const entry = fc.double({ min: -10, max: 10, noNaN: true });
const matrices = fc
  .record({ columns: fc.integer({ min: 1, max: 5 }), more: fc.integer({ min: 0, max: 4 }) })
  .chain(({ columns, more }) => {
    const rows = columns + more;
    const size = rows * columns;
    return fc.record({
      rows: fc.constant(rows),
      columns: fc.constant(columns),
      entries: fc.array(entry, { minLength: size, maxLength: size }),
    });
  });

describe('Householder factors', () => {
  it('keep all products of the columns: R^T R = A^T A', () => {
    fc.assert(
      fc.property(matrices, ({ rows, columns, entries }) => {
        const matrix = Float64Array.from(entries);
        const reduced = new HouseholderQr(matrix, rows, columns).reduced();
        for (let a = 0; a < columns; a++) {
          for (let b = 0; b < columns; b++) {
            const before = dot(matrix, a * rows, b * rows, rows);
            expect(dot(reduced, a * columns, b * columns, columns)).toBeCloseTo(before, 9);
          }
        }
      }),
    );
  });

  it('solve least squares: what remains is perpendicular to every column', () => {
    fc.assert(
      fc.property(matrices, entry, ({ rows, columns, entries }, seed) => {
        const matrix = Float64Array.from(entries);
        // A strong diagonal keeps the problem well conditioned.
        for (let j = 0; j < columns; j++) matrix[j * rows + j]! += 100;
        const rightSide = Float64Array.from({ length: rows }, (_, i) => Math.sin(seed + i));
        const x = new HouseholderQr(matrix, rows, columns).solve(Float64Array.from(rightSide));
        const rest = rightSide.map(
          (value, i) => value - x.reduce((sum, v, j) => sum + matrix[j * rows + i]! * v, 0),
        );
        for (let j = 0; j < columns; j++) {
          const product = rest.reduce((sum, v, i) => sum + v * matrix[j * rows + i]!, 0);
          expect(product).toBeCloseTo(0, 10);
        }
      }),
    );
  });

  it('see dependent columns', () => {
    const dependent = Float64Array.of(1, 2, 3, 4, 1, 0, 1, 0, 3, 4, 7, 8);
    expect(new HouseholderQr(dependent, 4, 3).rank(1e-12)).toBe(2);
    expect(new HouseholderQr(new Float64Array(6), 3, 2).rank(1e-12)).toBe(0);
  });
});

function dot(values: Float64Array, a: number, b: number, length: number): number {
  let sum = 0;
  for (let i = 0; i < length; i++) sum += values[a + i]! * values[b + i]!;
  return sum;
}
