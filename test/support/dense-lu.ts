/**
 * Solves a dense system by LU decomposition with partial pivoting; matrix row-major, n x n. Neither
 * argument is changed. For comparison only: O(n^3).
 */
export function solveDense(matrix: Float64Array, rightHandSide: Float64Array): Float64Array {
  const n = rightHandSide.length;
  const a = matrix.slice();
  const x = rightHandSide.slice();
  for (let p = 0; p < n; p++) {
    let pivot = p;
    for (let i = p + 1; i < n; i++) {
      if (Math.abs(a[i * n + p]!) > Math.abs(a[pivot * n + p]!)) pivot = i;
    }
    swap(x, p, pivot);
    for (let j = 0; j < n; j++) swap(a, p * n + j, pivot * n + j);
    for (let i = p + 1; i < n; i++) {
      const factor = a[i * n + p]! / a[p * n + p]!;
      for (let j = p; j < n; j++) a[i * n + j]! -= factor * a[p * n + j]!;
      x[i]! -= factor * x[p]!;
    }
  }
  for (let i = n - 1; i >= 0; i--) {
    for (let j = i + 1; j < n; j++) x[i]! -= a[i * n + j]! * x[j]!;
    x[i]! /= a[i * n + i]!;
  }
  return x;
}

function swap(values: Float64Array, one: number, other: number): void {
  const value = values[one]!;
  values[one] = values[other]!;
  values[other] = value;
}
