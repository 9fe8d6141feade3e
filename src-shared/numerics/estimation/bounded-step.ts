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

const ROUNDS_PER_VARIABLE = 6;
/** Cosine of a slope that is rounding. */
const SLOPE_ROUNDING = 1e-12;

/**
 * Minimises |R s + c|^2 + damping |D s|^2 over the variables that may move (`moving`) within their
 * bounds. A variable that meets a bound on the way to the minimum of the others stays there until
 * the slope turns it back: P. B. Stark and R. L. Parker, Computational Statistics 10 (1995) 129.
 */
export function boundedStep(
  model: LinearModel,
  damping: number,
  moving: readonly number[],
): BoundedStep {
  const { matrix, residual, lowest, highest } = model;
  const n = residual.length;
  const step = new Float64Array(n);
  const free = new Set(moving);
  // Each round moves a variable to a bound or back; more of them would only move rounding errors.
  for (let round = 0; round < ROUNDS_PER_VARIABLE * moving.length; round++) {
    const solution = minimumOf(model, damping, step, free);
    let [share, first]: [number, number | undefined] = [1, undefined];
    for (const j of free) {
      const way = solution[j]! - step[j]!;
      const room = (way > 0 ? highest[j]! : lowest[j]!) - step[j]!;
      if (Math.abs(way) > Math.abs(room) && room / way < share) [share, first] = [room / way, j];
    }
    for (const j of [...free]) {
      const way = solution[j]! - step[j]!;
      const bound = way > 0 ? highest[j]! : lowest[j]!;
      // The first one meets its bound also where rounding ends just before it.
      const meets = j === first || Math.abs(share * way) >= Math.abs(bound - step[j]!);
      step[j] = meets ? bound : step[j]! + share * way;
      if (meets && way !== 0) free.delete(j);
    }
    if (share === 1) {
      const turned = turnedBack(model, damping, step, moving, free);
      if (turned === undefined) break;
      free.add(turned);
    }
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

/** Where the free variables are least, the others as they are; laid out as the step. */
function minimumOf(
  { matrix, residual, scales }: LinearModel,
  damping: number,
  step: Float64Array,
  free: ReadonlySet<number>,
): Float64Array {
  const n = residual.length;
  const remaining = Float64Array.from(residual);
  for (let j = 0; j < n; j++) {
    if (free.has(j) || step[j] === 0) continue;
    for (let i = 0; i < n; i++) remaining[i]! += matrix[j * n + i]! * step[j]!;
  }
  const variables = [...free];
  const solution = dampedSolution(matrix, remaining, scales, damping, variables);
  const all = Float64Array.from(step);
  variables.forEach((j, place) => (all[j] = solution[place]!));
  return all;
}

/** The variable at a bound that the slope draws inwards most; undefined where none is. */
function turnedBack(
  { matrix, residual, scales, lowest, highest }: LinearModel,
  damping: number,
  step: Float64Array,
  moving: readonly number[],
  free: ReadonlySet<number>,
): number | undefined {
  const n = residual.length;
  const left = Float64Array.from(residual);
  for (let j = 0; j < n; j++) {
    for (let i = 0; i < n; i++) left[i]! += matrix[j * n + i]! * step[j]!;
  }
  const length = Math.hypot(...left);
  let [most, turned]: [number, number | undefined] = [SLOPE_ROUNDING, undefined];
  for (const j of moving) {
    if (free.has(j) || lowest[j] === highest[j]) continue;
    let slope = damping * scales[j]! ** 2 * step[j]!;
    let norm = 0;
    for (let i = 0; i < n; i++) {
      slope += matrix[j * n + i]! * left[i]!;
      norm += matrix[j * n + i]! ** 2;
    }
    // Relative to the column and to what is left: a cosine.
    const inwards = (step[j] === highest[j] ? slope : -slope) / (Math.sqrt(norm) * length);
    if (inwards > most) [most, turned] = [inwards, j];
  }
  return turned;
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
