/*
 * Coefficients of the numerical differentiation formulas of order k = 1 .. 5
 * (Shampine & Reichelt, The MATLAB ODE Suite, SIAM J. Sci. Comput. 18 (1997) 1-22, table 1):
 * sum_{m=1..k} (1/m) grad^m y_{n+1} - kappa_k gamma_k (y_{n+1} - predicted) = h f(y_{n+1}).
 */
const kappa = [0, -0.185, -1 / 9, -0.0823, -0.0415, 0];

const gamma = [0];
for (let k = 1; k <= 5; k++) gamma.push(gamma[k - 1]! + 1 / k);

/** gamma_k = sum 1/m and the leading coefficients alpha_k = (1 - kappa_k) gamma_k. */
export const kappaGamma = {
  gamma: Float64Array.from(gamma),
  alpha: Float64Array.from(gamma, (value, k) => (1 - kappa[k]!) * value),
};

/** Local error of order k = constant times the difference of order k + 1. */
export const errorConstant = Float64Array.from(
  gamma,
  (value, k) => kappa[k]! * value + 1 / (k + 1),
);

/** R(factor): 6 x 6, row-major, entry (a, b) = prod_{i=1..a} (i - 1 - factor b) / i. */
function basis(order: number, factor: number): Float64Array {
  const matrix = new Float64Array(36);
  for (let b = 0; b <= order; b++) {
    matrix[b] = 1;
    for (let a = 1; a <= order; a++) {
      matrix[a * 6 + b] = (matrix[(a - 1) * 6 + b]! * (a - 1 - factor * b)) / a;
    }
  }
  return matrix;
}

const unit = Array.from({ length: 6 }, (_, order) => basis(order, 1));
const result = new Float64Array(36);

/**
 * Matrix M with new difference b = sum_a M(a, b) old difference a when the step changes by a factor.
 * The returned array (6 x 6, row-major) is overwritten by the next call.
 */
export function stepChangeMatrix(order: number, factor: number): Float64Array {
  const scaled = basis(order, factor);
  const own = unit[order]!;
  for (let a = 1; a <= order; a++) {
    for (let b = 1; b <= order; b++) {
      let sum = 0;
      for (let k = 0; k <= order; k++) sum += scaled[a * 6 + k]! * own[k * 6 + b]!;
      result[a * 6 + b] = sum;
    }
  }
  return result;
}
