/*
 * LU without pivoting for banded matrices whose elimination is stable without it (diagonally
 * dominant or symmetric positive definite up to a diagonal scaling: all that arise here).
 * Storage: row i holds columns i - b .. i + b; the factor replaces the matrix, its diagonal inverted.
 * The envelope (first and last entry of each row that can be non-zero, symmetric) is kept by the
 * elimination; spectral elements fill only half of the band.
 */

/** First and last column of each row that elimination touches. */
export interface Envelope {
  readonly first: Int32Array;
  readonly last: Int32Array;
}

/** Envelope of a matrix with symmetric structure in band storage. */
export function envelopeOf(matrix: Float64Array, count: number, halfBandwidth: number): Envelope {
  const b = halfBandwidth;
  const first = Int32Array.from({ length: count }, (_, i) => i);
  for (let i = 0; i < count; i++) {
    for (let l = Math.max(0, i - b); l < i; l++) {
      if (matrix[i * (2 * b + 1) + l - i + b] !== 0) {
        first[i] = l;
        break;
      }
    }
  }
  const last = Int32Array.from({ length: count }, (_, i) => i);
  for (let i = 0; i < count; i++) {
    for (let l = first[i]!; l < i; l++) last[l] = i;
  }
  return { first, last };
}

/** Factorises the leading `count` rows in place. */
export function factorBand(
  matrix: Float64Array,
  count: number,
  halfBandwidth: number,
  { first, last }: Envelope,
): void {
  const b = halfBandwidth;
  const stride = 2 * b; // from (i, j) to (i + 1, j)
  for (let pivotRow = 0; pivotRow < count; pivotRow++) {
    const pivot = pivotRow * (stride + 1) + b;
    const inverse = 1 / matrix[pivot]!;
    matrix[pivot] = inverse;
    const reach = Math.min(last[pivotRow]!, count - 1) - pivotRow;
    for (let down = 1; down <= reach; down++) {
      if (first[pivotRow + down]! > pivotRow) continue;
      const entry = pivot + down * stride;
      const factor = matrix[entry]! * inverse;
      matrix[entry] = factor;
      for (let right = 1; right <= reach; right++) {
        matrix[entry + right]! -= factor * matrix[pivot + right]!;
      }
    }
  }
}

/** Solves with a factor of `factorBand`; the right-hand side at `from` is replaced. */
export function solveBand(
  factor: Float64Array,
  count: number,
  halfBandwidth: number,
  { first, last }: Envelope,
  rightHandSide: Float64Array,
  from: number,
): void {
  const b = halfBandwidth;
  const stride = 2 * b;
  for (let i = 1; i < count; i++) {
    let sum = rightHandSide[from + i]!;
    const row = i * stride + b;
    for (let l = first[i]!; l < i; l++) sum -= factor[row + l]! * rightHandSide[from + l]!;
    rightHandSide[from + i] = sum;
  }
  for (let i = count - 1; i >= 0; i--) {
    let sum = rightHandSide[from + i]!;
    const row = i * stride + b;
    const end = Math.min(last[i]!, count - 1);
    for (let l = i + 1; l <= end; l++) sum -= factor[row + l]! * rightHandSide[from + l]!;
    rightHandSide[from + i] = sum * factor[row + i]!;
  }
}
