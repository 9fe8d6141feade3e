import type { TwoScaleSystem } from '#shared/numerics/model/two-scale-system.ts';

/**
 * Left side of an implicit step as a plain function of all fields: w y - c rate in the micro rows,
 * content - c rate in the macro rows. The last entry is the outflow. The row of a face that follows
 * the chamber is its own value.
 */
export function implicitRows(system: TwoScaleSystem, fields: Float64Array, c: number) {
  const { fieldCount, macroOffset, columns, micro } = system;
  const contents = new Float64Array(fieldCount + 1);
  const rates = new Float64Array(fieldCount + 1);
  system.contents(fields, contents);
  system.rates(fields, rates);
  const rows = new Float64Array(fieldCount + 1);
  for (const { offset, freeCount, weights } of micro) {
    for (let at = offset; at < offset + freeCount * columns; at++) {
      const weight = weights[Math.floor((at - offset) / columns)]!;
      rows[at] = weight * fields[at]! - c * rates[at]!;
    }
  }
  for (let at = macroOffset; at < fieldCount; at++) rows[at] = contents[at]! - c * rates[at]!;
  if (system.facePrescribed) rows[fieldCount - 1] = fields[fieldCount - 1]!;
  rows[fieldCount] = rates[fieldCount]!;
  return rows;
}

/** Column of the Jacobian of `implicitRows` by a difference formula of fourth order. */
export function jacobianColumn(
  system: TwoScaleSystem,
  fields: Float64Array,
  c: number,
  column: number,
  step = 1e-3,
): Float64Array {
  const at = (shift: number) => {
    const moved = fields.slice();
    moved[column]! += shift * step;
    return implicitRows(system, moved, c);
  };
  const [before2, before1, after1, after2] = [at(-2), at(-1), at(1), at(2)];
  return before2.map(
    (value, i) => (value - 8 * before1[i]! + 8 * after1[i]! - after2[i]!) / (12 * step),
  );
}
