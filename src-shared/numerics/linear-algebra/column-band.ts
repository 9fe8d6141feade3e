/*
 * Symmetric banded systems side by side, one for each macro node ("column"), factorised as L D L^T
 * together: arrays are laid out [row of the system][column], so inner loops run over the columns.
 * With `matrixColumns` = 1 all columns share one matrix (linear problems).
 *
 * Lower band storage: entry (row, l), row - b <= l <= row, at (row * (b + 1) + l - row + b) *
 * matrixColumns. The last row borders the system: it is eliminated into but not pivoted on, so its
 * diagonal ends as the Schur complement. No pivoting: the matrices are positive definite.
 */

/**
 * Factorises in place: below the diagonal L, on it the inverse pivots; the diagonal of the border
 * (row `count`) becomes its Schur complement.
 */
export function factorColumns(
  matrix: Float64Array,
  count: number,
  halfBandwidth: number,
  matrixColumns: number,
): void {
  const b = halfBandwidth;
  const columns = matrixColumns;
  for (let p = 0; p < count; p++) {
    const pivot = (p * (b + 1) + b) * columns;
    for (let j = 0; j < columns; j++) matrix[pivot + j] = 1 / matrix[pivot + j]!;
    // From the last row up: the updates of a row need the entries of the rows above unscaled.
    for (let i = Math.min(p + b, count); i > p; i--) {
      const lower = (i * (b + 1) + p - i + b) * columns;
      const diagonal = (i * (b + 1) + b) * columns;
      for (let j = 0; j < columns; j++) {
        const entry = matrix[lower + j]!;
        const scaled = entry * matrix[pivot + j]!;
        matrix[diagonal + j]! -= scaled * entry;
        matrix[lower + j] = scaled;
      }
      for (let s = p + 1; s < i; s++) {
        const target = (i * (b + 1) + s - i + b) * columns;
        const other = (s * (b + 1) + p - s + b) * columns;
        for (let j = 0; j < columns; j++) {
          matrix[target + j]! -= matrix[lower + j]! * matrix[other + j]!;
        }
      }
    }
  }
}

/**
 * Forward substitution of rows 0 .. count - 1 at `from` (each `columns` long); `border` receives
 * what the elimination subtracts from the border's row.
 */
export function forwardColumns(
  factor: Float64Array,
  count: number,
  halfBandwidth: number,
  matrixColumns: number,
  values: Float64Array,
  from: number,
  columns: number,
  border: Float64Array,
): void {
  const b = halfBandwidth;
  for (let i = 1; i <= count; i++) {
    const first = Math.max(0, i - b);
    const entry = (i * (b + 1) + first - i + b) * matrixColumns;
    const source = from + first * columns;
    const terms = i - first;
    if (i < count) {
      const row = from + i * columns;
      subtractRows(
        factor,
        entry,
        matrixColumns,
        matrixColumns,
        values,
        source,
        values,
        row,
        columns,
        terms,
      );
    } else {
      border.fill(0);
      subtractRows(
        factor,
        entry,
        matrixColumns,
        matrixColumns,
        values,
        source,
        border,
        0,
        columns,
        terms,
      );
    }
  }
}

/** Back substitution once the border's solution is known. */
export function backColumns(
  factor: Float64Array,
  count: number,
  halfBandwidth: number,
  matrixColumns: number,
  values: Float64Array,
  from: number,
  columns: number,
  border: Float64Array,
): void {
  const b = halfBandwidth;
  const down = b * matrixColumns; // from entry (l, i) to (l + 1, i)
  for (let i = count - 1; i >= 0; i--) {
    const row = from + i * columns;
    const diagonal = (i * (b + 1) + b) * matrixColumns;
    if (matrixColumns === 1) {
      const inverse = factor[diagonal]!;
      for (let j = 0; j < columns; j++) values[row + j]! *= inverse;
    } else {
      for (let j = 0; j < columns; j++) values[row + j]! *= factor[diagonal + j]!;
    }
    const last = Math.min(i + b, count);
    const entry = diagonal + down;
    const terms = Math.min(last, count - 1) - i;
    subtractRows(
      factor,
      entry,
      down,
      matrixColumns,
      values,
      row + columns,
      values,
      row,
      columns,
      terms,
    );
    if (last === count) {
      const bordering = entry + terms * down;
      subtractRows(factor, bordering, down, matrixColumns, border, 0, values, row, columns, 1);
    }
  }
}

/**
 * target row -= sum over `terms` consecutive source rows of entry * source row; entries are
 * `entryStride` apart and shared by the columns or one for each.
 */
function subtractRows(
  factor: Float64Array,
  entry: number,
  entryStride: number,
  matrixColumns: number,
  values: Float64Array,
  source: number,
  target: Float64Array,
  row: number,
  columns: number,
  terms: number,
): void {
  if (matrixColumns === 1) {
    subtractShared(factor, entry, entryStride, values, source, target, row, columns, terms);
  } else subtractOwn(factor, entry, entryStride, values, source, target, row, columns, terms);
}

/* Several terms at a time: the target row is loaded and stored less often. */

function subtractShared(
  factor: Float64Array,
  entry: number,
  entryStride: number,
  values: Float64Array,
  source: number,
  target: Float64Array,
  row: number,
  columns: number,
  terms: number,
): void {
  let l = 0;
  for (; l + 4 <= terms; l += 4) {
    const a = factor[entry + l * entryStride]!;
    const b = factor[entry + (l + 1) * entryStride]!;
    const c = factor[entry + (l + 2) * entryStride]!;
    const d = factor[entry + (l + 3) * entryStride]!;
    const p = source + l * columns;
    const q = p + columns;
    const r = q + columns;
    const s = r + columns;
    for (let j = 0; j < columns; j++) {
      target[row + j]! -=
        a * values[p + j]! + b * values[q + j]! + (c * values[r + j]! + d * values[s + j]!);
    }
  }
  for (; l < terms; l++) {
    const a = factor[entry + l * entryStride]!;
    const p = source + l * columns;
    for (let j = 0; j < columns; j++) target[row + j]! -= a * values[p + j]!;
  }
}

function subtractOwn(
  factor: Float64Array,
  entry: number,
  entryStride: number,
  values: Float64Array,
  source: number,
  target: Float64Array,
  row: number,
  columns: number,
  terms: number,
): void {
  let l = 0;
  for (; l + 3 <= terms; l += 3) {
    const a = entry + l * entryStride;
    const b = a + entryStride;
    const c = b + entryStride;
    const p = source + l * columns;
    const q = p + columns;
    const r = q + columns;
    for (let j = 0; j < columns; j++) {
      target[row + j]! -=
        factor[a + j]! * values[p + j]! +
        factor[b + j]! * values[q + j]! +
        factor[c + j]! * values[r + j]!;
    }
  }
  for (; l < terms; l++) {
    const a = entry + l * entryStride;
    const p = source + l * columns;
    for (let j = 0; j < columns; j++) target[row + j]! -= factor[a + j]! * values[p + j]!;
  }
}
