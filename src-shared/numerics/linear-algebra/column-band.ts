/*
 * Banded systems side by side, one for each macro node ("column"), eliminated together: arrays are
 * laid out [row of the system][column], so inner loops run over the columns. With `matrixColumns`
 * = 1 all columns share one matrix (linear problems). Band storage: entry (row, d) with
 * d = 0 .. 2b stands for matrix column row + d - b, at ((row * (2b+1)) + d) * matrixColumns.
 * No pivoting: each matrix times the inverse diffusivities is symmetric positive definite.
 */

/** Factorises all systems in place; diagonals are replaced by their inverses. */
export function factorColumns(
  matrix: Float64Array,
  count: number,
  halfBandwidth: number,
  matrixColumns: number,
): void {
  const b = halfBandwidth;
  const width = 2 * b + 1;
  for (let p = 0; p < count; p++) {
    const pivot = (p * width + b) * matrixColumns;
    for (let j = 0; j < matrixColumns; j++) matrix[pivot + j] = 1 / matrix[pivot + j]!;
    const last = Math.min(p + b, count - 1);
    for (let i = p + 1; i <= last; i++) {
      const lower = (i * width + p - i + b) * matrixColumns;
      for (let j = 0; j < matrixColumns; j++) matrix[lower + j]! *= matrix[pivot + j]!;
      for (let s = p + 1; s <= last; s++) {
        const target = (i * width + s - i + b) * matrixColumns;
        const upper = (p * width + s - p + b) * matrixColumns;
        for (let j = 0; j < matrixColumns; j++) {
          matrix[target + j]! -= matrix[lower + j]! * matrix[upper + j]!;
        }
      }
    }
  }
}

/** Solves all systems; rows of the right-hand side start at `from` and hold `columns` entries. */
export function solveColumns(
  factor: Float64Array,
  count: number,
  halfBandwidth: number,
  matrixColumns: number,
  rightHandSide: Float64Array,
  from: number,
  columns: number,
): void {
  const b = halfBandwidth;
  const width = 2 * b + 1;
  for (let i = 1; i < count; i++) {
    const row = from + i * columns;
    for (let l = Math.max(0, i - b); l < i; l++) {
      const entry = (i * width + l - i + b) * matrixColumns;
      subtractScaled(factor, entry, matrixColumns, rightHandSide, row, from + l * columns, columns);
    }
  }
  for (let i = count - 1; i >= 0; i--) {
    const row = from + i * columns;
    const last = Math.min(count - 1, i + b);
    for (let l = i + 1; l <= last; l++) {
      const entry = (i * width + l - i + b) * matrixColumns;
      subtractScaled(factor, entry, matrixColumns, rightHandSide, row, from + l * columns, columns);
    }
    const diagonal = (i * width + b) * matrixColumns;
    if (matrixColumns === 1) {
      const inverse = factor[diagonal]!;
      for (let j = 0; j < columns; j++) rightHandSide[row + j]! *= inverse;
    } else {
      for (let j = 0; j < columns; j++) rightHandSide[row + j]! *= factor[diagonal + j]!;
    }
  }
}

/** row -= factor entry (shared or per column) * source row. */
function subtractScaled(
  factor: Float64Array,
  entry: number,
  matrixColumns: number,
  values: Float64Array,
  row: number,
  source: number,
  columns: number,
): void {
  if (matrixColumns === 1) {
    const scale = factor[entry]!;
    for (let j = 0; j < columns; j++) values[row + j]! -= scale * values[source + j]!;
  } else {
    for (let j = 0; j < columns; j++) values[row + j]! -= factor[entry + j]! * values[source + j]!;
  }
}
