import { HouseholderQr } from './householder-qr.ts';

/** Linear model of the residuals around a point: |R s + c|^2 + const, n columns and rows. */
export interface LinearModel {
  /** Column-major n x n. */
  matrix: Float64Array;
  residual: Float64Array;
  /** Size D of each variable's step, above 0. */
  scales: Float64Array;
  /** Lowest and highest step that the bounds allow, <= 0 and >= 0. */
  lowest: Float64Array;
  highest: Float64Array;
}

export interface BoundedStep {
  step: Float64Array;
  /** |c|^2 - |R s + c|^2, the reduction of the sum of squares that the model promises. */
  reduction: number;
}

/**
 * Minimises |R s + c|^2 + damping |D s|^2 over the variables that may move (`moving`), by QR of the
 * augmented matrix. A variable whose step meets a bound stops there and the others are solved again.
 */
export function boundedStep(
  model: LinearModel,
  damping: number,
  moving: readonly number[],
): BoundedStep {
  const { matrix, residual, scales, lowest, highest } = model;
  const n = residual.length;
  const step = new Float64Array(n);
  const remaining = Float64Array.from(residual);
  let variables = [...moving];
  while (variables.length > 0) {
    const solution = dampedSolution(matrix, remaining, scales, damping, variables);
    const outside = variables.filter(
      (j, place) => solution[place]! < lowest[j]! || solution[place]! > highest[j]!,
    );
    variables.forEach((j, place) => {
      step[j] = Math.min(highest[j]!, Math.max(lowest[j]!, solution[place]!));
    });
    if (outside.length === 0) break;
    for (const j of outside) {
      for (let i = 0; i < n; i++) remaining[i]! += matrix[j * n + i]! * step[j]!;
    }
    variables = variables.filter((j) => !outside.includes(j));
  }

  // |c|^2 - |c + R s|^2 = -(R s) . (2 c + R s), without the cancellation of the squares.
  let reduction = 0;
  for (let i = 0; i < n; i++) {
    let change = 0;
    for (let j = 0; j < n; j++) change += matrix[j * n + i]! * step[j]!;
    reduction -= change * (2 * residual[i]! + change);
  }
  return { step, reduction };
}

function dampedSolution(
  matrix: Float64Array,
  residual: Float64Array,
  scales: Float64Array,
  damping: number,
  variables: readonly number[],
): Float64Array {
  const n = residual.length;
  const count = variables.length;
  const rows = n + count;
  // Variables in units of their scale: the columns have comparable lengths.
  const augmented = new Float64Array(rows * count);
  variables.forEach((j, place) => {
    for (let i = 0; i < n; i++) augmented[place * rows + i] = matrix[j * n + i]! / scales[j]!;
    augmented[place * rows + n + place] = Math.sqrt(damping);
  });
  const rightSide = new Float64Array(rows);
  for (let i = 0; i < n; i++) rightSide[i] = -residual[i]!;
  const scaled = new HouseholderQr(augmented, rows, count).solve(rightSide);
  return Float64Array.from(variables, (j, place) => scaled[place]! / scales[j]!);
}
