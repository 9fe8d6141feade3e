import { seededRandom } from '../../numerics/estimation/seeded-random.ts';

/** This share of the rows, and at least so many of them, are checked by a finer run. */
const SHARE = 0.02;
const FEWEST = 5;

/**
 * Whether a finer run tells the error of a row: one row, by lot, of each of the equal parts into which
 * the rows fall. It follows from the number of the row alone, so that parts of a plan that are run on
 * different machines agree; the lot keeps it out of step with the axes of a grid.
 * @param row from 0
 * @param of number of rows
 */
export function isChecked(row: number, of: number): boolean {
  const parts = Math.min(of, Math.max(FEWEST, Math.ceil(SHARE * of)));
  const part = Math.floor((row * parts) / of);
  const [from, to] = [part, part + 1].map((k) => Math.ceil((k * of) / parts)) as [number, number];
  return row === from + Math.floor(seededRandom(part)() * (to - from));
}
