import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boundedStep } from '#shared/numerics/estimation/bounded-step.ts';
import type { LinearModel } from '#shared/numerics/estimation/bounded-step.ts';

const entry = fc.integer({ min: -100, max: 100 }).map((value) => value / 100);
const sample = <Value>(item: fc.Arbitrary<Value>, length: number): fc.Arbitrary<Value[]> =>
  fc.array(item, { minLength: length, maxLength: length });
// Columns that vanish and columns that are multiples of another one among them.
const columns = (n: number): fc.Arbitrary<number[][]> =>
  sample(
    fc.oneof(
      { weight: 6, arbitrary: sample(entry, n) },
      { weight: 1, arbitrary: fc.constant(Array.from({ length: n }, () => 0)) },
      {
        weight: 1,
        arbitrary: fc
          .integer({ min: 1, max: 3 })
          .map((k) => Array.from({ length: n }, (_, i) => k * (i + 1) * 0.1)),
      },
    ),
    n,
  );
const room = fc.oneof(
  fc.constant(0),
  fc.double({ min: 1e-3, max: 2, noNaN: true }),
  fc.constant(Infinity),
);
const asked = fc.integer({ min: 1, max: 8 }).chain((n) =>
  fc.record({
    columns: columns(n),
    residual: sample(entry, n),
    lowest: sample(
      room.map((value) => -value),
      n,
    ),
    highest: sample(room, n),
    isMoving: sample(
      fc.integer({ min: 0, max: 5 }).map((value) => value > 0),
      n,
    ),
    damping: fc.constantFrom(1e-15, 1e-10, 1e-6, 1e-3, 1, 1e4),
  }),
);

describe('a bounded step', () => {
  it('is the minimum within the bounds, by the conditions of Karush, Kuhn and Tucker', () => {
    fc.assert(
      fc.property(asked, ({ columns, residual, lowest, highest, isMoving, damping }) => {
        const norms = columns.map((column) => Math.hypot(...column));
        const model: LinearModel = {
          matrix: Float64Array.from(columns.flat()),
          residual: Float64Array.from(residual),
          scales: Float64Array.from(norms, (norm) => norm || 1),
          lowest: Float64Array.from(lowest),
          highest: Float64Array.from(highest),
        };
        const moving = [...isMoving.keys()].filter((j) => isMoving[j]);
        const { step, reduction } = boundedStep(model, damping, moving);

        const left = residual.map((value, i) =>
          columns.reduce((sum, column, j) => sum + column[i]! * step[j]!, value),
        );
        const squares = (values: number[]) => values.reduce((sum, value) => sum + value ** 2, 0);
        const reach = columns.reduce(
          (sum, _, j) => sum + norms[j]! * Math.abs(step[j]!),
          Math.hypot(...residual),
        );
        expect(Math.abs(squares(residual) - squares(left) - reduction)).toBeLessThanOrEqual(
          1e-12 * reach ** 2,
        );
        columns.forEach((column, j) => {
          const at = step[j]!;
          if (!moving.includes(j)) {
            expect(at).toBe(0);
            return;
          }
          expect(at).toBeGreaterThanOrEqual(lowest[j]!);
          expect(at).toBeLessThanOrEqual(highest[j]!);
          const slope = column.reduce(
            (sum, value, i) => sum + value * left[i]!,
            damping * model.scales[j]! ** 2 * at,
          );
          const rounding = 1e-10 * model.scales[j]! * reach * Math.max(1, damping);
          if (at > lowest[j]!) expect(slope).toBeLessThanOrEqual(rounding);
          if (at < highest[j]!) expect(slope).toBeGreaterThanOrEqual(-rounding);
        });
      }),
      {
        numRuns: 5000,
        examples: [
          // Once no variable is free, the slope still turns the first one back.
          [
            {
              columns: [
                [2, -2],
                [-4, -1],
              ],
              residual: [3, 2],
              lowest: [-1, 0],
              highest: [0, 0],
              isMoving: [true, true],
              damping: 1e-10,
            },
          ],
          // The way to a bound, times its share, is rounded to less than the way.
          [
            {
              columns: [
                [-0.4, -0.82],
                [0.68, -0.05],
              ],
              residual: [-0.91, 0.09],
              lowest: [0, -Infinity],
              highest: [0.001, 0.04704287338998416],
              isMoving: [true, true],
              damping: 1e-10,
            },
          ],
        ],
      },
    );
  });
});
