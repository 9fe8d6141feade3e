/*
 * LU without pivoting for banded matrices whose elimination is stable without it (diagonally
 * dominant or symmetric positive definite up to a diagonal scaling: all that arise here).
 * Storage: row i holds columns i - b .. i + b; the factor replaces the matrix, its diagonal inverted.
 */

/** Factorises in place; returns the first row with a pivot that is not a positive number, or -1. */
export function factorBand(matrix: Float64Array, count: number, halfBandwidth: number): number {
  const b = halfBandwidth;
  const stride = 2 * b; // from (i, j) to (i + 1, j)
  const width = stride + 1;
  let bad = -1;
  for (let pivotRow = 0; pivotRow < count; pivotRow++) {
    const pivot = pivotRow * width + b;
    if (!(matrix[pivot]! > 0) && bad < 0) bad = pivotRow;
    const inverse = 1 / matrix[pivot]!;
    matrix[pivot] = inverse;
    const reach = Math.min(b, count - 1 - pivotRow);
    for (let down = 1; down <= reach; down++) {
      const entry = pivot + down * stride;
      const factor = matrix[entry]! * inverse;
      matrix[entry] = factor;
      if (factor !== 0) {
        for (let right = 1; right <= reach; right++) {
          matrix[entry + right]! -= factor * matrix[pivot + right]!;
        }
      }
    }
  }
  return bad;
}

/** Solves with a factor of `factorBand`; the right-hand side at `from` is replaced. */
export function solveBand(
  factor: Float64Array,
  count: number,
  halfBandwidth: number,
  rightHandSide: Float64Array,
  from: number,
): void {
  const b = halfBandwidth;
  const width = 2 * b + 1;
  for (let i = 1; i < count; i++) {
    let sum = rightHandSide[from + i]!;
    const diagonal = i * width + b;
    for (let back = Math.min(b, i); back > 0; back--) {
      sum -= factor[diagonal - back]! * rightHandSide[from + i - back]!;
    }
    rightHandSide[from + i] = sum;
  }
  for (let i = count - 1; i >= 0; i--) {
    let sum = rightHandSide[from + i]!;
    const diagonal = i * width + b;
    for (let ahead = Math.min(b, count - 1 - i); ahead > 0; ahead--) {
      sum -= factor[diagonal + ahead]! * rightHandSide[from + i + ahead]!;
    }
    rightHandSide[from + i] = sum * factor[diagonal]!;
  }
}
