import { boundedStep } from './bounded-step.ts';
import type { LinearModel } from './bounded-step.ts';
import type { FitCommand, FitOutcome, FitProgress } from './fit-outcome.ts';
import { HouseholderQr } from './householder-qr.ts';
import type { LeastSquaresProblem } from './least-squares-problem.ts';
import { TransformedProblem } from './transformed-problem.ts';

export interface LevenbergMarquardtOptions {
  /** Default 1000. */
  maxIterations?: number;
  /** Reduction of the sum of squares that is not worth another step; default none. */
  enough?: number;
  /** The same as a share of the sum of squares, for residuals that are not exact. */
  enoughShare?: number;
}

const DEFAULT_ITERATIONS = 1000;
const FIRST_DAMPING = 1e-3;
const LOWEST_DAMPING = 1e-15;
// What is left to gain is the most that one of these promises: a nearly singular step that is cut off at
// bounds promises nonsense.
const PROBES = [LOWEST_DAMPING, 1e-10, 1e-6, 1e-3];
// Trials are given up once the damping leaves no step to speak of.
const HIGHEST_DAMPING = 1e30;
const GAIN_TO_ACCEPT = 1e-4;
// Largest cosine between the residuals and a column of the Jacobian.
const GRADIENT_TOLERANCE = 1e-10;
// Reduction still promised, as a share of the sum of squares: 1e-10 standard errors.
const REDUCTION_TOLERANCE = 1e-20;
// Below this share, the reduction drowns in the rounding of the sum of squares.
const ROUNDING_OF_SUM = 1e-12;
// So many steps below it in a row are a walk over the rounding of the model itself.
const ROUNDING_STEPS = 20;
// A longer step, relative to the size of the variables, leaves what the linear model knows.
const LONGEST_STEP = 10;
const STEP_TOLERANCE = 1e-12;
// The undamped step that may remain where rounding stops the fit.
const STALLED_STEP = 1e-7;
// A sum of squares this far below the first one is rounding: the model passes through every point.
const PERFECT_FIT = 1e-28;

/**
 * Bounded nonlinear least squares: Levenberg-Marquardt steps in transformed variables, scaled by the
 * largest column norms met (J. J. More, Lecture Notes in Mathematics 630 (1978) 105; logarithms, whose
 * columns fade on a plateau, forget by half a step), damping from the gain ratio (H. B. Nielsen,
 * IMM-REP-1999-05), orthogonal factorisations only. Variables that rest on a bound and press outwards
 * are left out of a step. Yields after every accepted step; send 'cancel'
 * to stop there. Throws EstimationError for a problem that contradicts itself.
 */
export function* levenbergMarquardt(
  problem: LeastSquaresProblem,
  options: LevenbergMarquardtOptions = {},
): Generator<FitProgress, FitOutcome, FitCommand> {
  const system = new TransformedProblem(problem);
  const maxIterations = options.maxIterations ?? DEFAULT_ITERATIONS;
  const m = system.pointCount;
  const n = system.free.length;
  const { lower, upper } = system;

  let variables = Float64Array.from(system.start);
  let residuals = new Float64Array(m);
  let trialResiduals = new Float64Array(m);
  let sum = system.residuals(variables, residuals);
  const firstSum = sum;
  const jacobian = new Float64Array(m * n);
  const scales = new Float64Array(n);
  let damping = FIRST_DAMPING;
  let growth = 2;
  let iteration = 0;
  let roundingSteps = 0;
  let remaining = Infinity;

  const end = (outcome: FitOutcome['outcome'], explanation: string): FitOutcome => ({
    outcome,
    explanation,
    parameters: system.parametersAt(variables),
    sumOfSquares: sum,
    iterations: iteration,
    evaluations: system.evaluations,
    remaining,
    atBound: boundsMet(system, variables),
  });

  if (Number.isNaN(sum)) {
    return end('failed', 'The residuals are not finite at the start; start elsewhere.');
  }
  if (n === 0) return end('converged', 'No parameter is free.');

  for (;;) {
    if (sum <= PERFECT_FIT * firstSum) return end('converged', 'The model meets every point.');
    system.jacobian(variables, residuals, jacobian);
    if (!jacobian.every(Number.isFinite)) {
      return end('failed', 'The derivatives of the residuals are not finite at the last point.');
    }

    const moving: number[] = [];
    let steepest = 0;
    for (let j = 0; j < n; j++) {
      const { norm, gradient } = columnOf(jacobian, residuals, j);
      scales[j] = Math.max(norm, system.keepsScale(j) ? scales[j]! : scales[j]! / 2);
      const pressesOut = gradient > 0 ? variables[j] === lower[j] : variables[j] === upper[j];
      if (pressesOut || norm === 0) continue;
      moving.push(j);
      steepest = Math.max(steepest, Math.abs(gradient) / (norm * Math.sqrt(sum)));
    }
    if (steepest <= GRADIENT_TOLERANCE) return end('converged', 'The gradient vanishes.');
    if (iteration >= maxIterations) {
      return end('iteration-limit', `Not converged after ${maxIterations} iterations.`);
    }

    const model = linearModel(system, variables, residuals, jacobian, scales);
    remaining = Math.max(...PROBES.map((probe) => boundedStep(model, probe, moving).reduction));
    if (remaining <= Math.max(options.enough ?? -1, (options.enoughShare ?? -1) * sum))
      return end('converged', 'What is left is not asked for.');
    for (;;) {
      const { step, reduction } = boundedStep(model, damping, moving);
      if (reduction <= REDUCTION_TOLERANCE * sum && damping < 1) {
        return end('converged', 'No further reduction in sight.');
      }
      const length = scaledLength(step, scales);
      const sizes = variables.map((value, j) => system.size(j, value));
      const reach = scaledLength(sizes, scales);
      if (reach > 0 && length > LONGEST_STEP * reach) {
        damping *= growth;
        growth *= 2;
        continue;
      }
      if (length <= STEP_TOLERANCE * reach || damping > HIGHEST_DAMPING) {
        const undamped = boundedStep(model, LOWEST_DAMPING, moving).step;
        const isShort = scaledLength(undamped, scales) <= STALLED_STEP * reach;
        return isShort || remaining <= ROUNDING_OF_SUM * sum
          ? end('converged', 'The steps vanish.')
          : end('failed', 'No step reduces the sum of squares; the residuals may not be smooth.');
      }
      const trial = variables.map((value, j) =>
        Math.min(upper[j]!, Math.max(lower[j]!, value + step[j]!)),
      );
      const trialSum = system.residuals(trial, trialResiduals);
      const isRounding = reduction < ROUNDING_OF_SUM * sum;
      const gain =
        isRounding && trialSum <= sum * (1 + ROUNDING_OF_SUM) ? 1 : (sum - trialSum) / reduction;
      if (gain > GAIN_TO_ACCEPT) {
        roundingSteps = isRounding ? roundingSteps + 1 : 0;
        damping = Math.max(LOWEST_DAMPING, damping * Math.max(1 / 3, 1 - (2 * gain - 1) ** 3));
        growth = 2;
        variables = trial;
        [residuals, trialResiduals] = [trialResiduals, residuals];
        sum = trialSum;
        break;
      }
      damping *= growth;
      growth *= 2;
    }

    iteration++;
    if (roundingSteps >= ROUNDING_STEPS) {
      return end('converged', 'What is left to gain is below rounding.');
    }
    const parameters = system.parametersAt(variables);
    if ((yield { iteration, sumOfSquares: sum, parameters }) === 'cancel') {
      return end('cancelled', `Cancelled after ${iteration} iterations.`);
    }
  }
}

function linearModel(
  system: TransformedProblem,
  variables: Float64Array,
  residuals: Float64Array,
  jacobian: Float64Array,
  scales: Float64Array,
): LinearModel {
  const n = variables.length;
  const factors = new HouseholderQr(jacobian, system.pointCount, n);
  const rotated = Float64Array.from(residuals);
  factors.applyTranspose(rotated);
  return {
    matrix: factors.reduced(),
    residual: rotated.subarray(0, n),
    scales,
    lowest: variables.map((value, j) => system.lower[j]! - value),
    highest: variables.map((value, j) => system.upper[j]! - value),
  };
}

function columnOf(
  jacobian: Float64Array,
  residuals: Float64Array,
  column: number,
): { norm: number; gradient: number } {
  const m = residuals.length;
  let squares = 0;
  let gradient = 0;
  for (let i = 0; i < m; i++) {
    const entry = jacobian[column * m + i]!;
    squares += entry * entry;
    gradient += entry * residuals[i]!;
  }
  return { norm: Math.sqrt(squares), gradient };
}

function scaledLength(values: Float64Array, scales: Float64Array): number {
  return Math.sqrt(values.reduce((sum, value, j) => sum + (value * scales[j]!) ** 2, 0));
}

function boundsMet(system: TransformedProblem, variables: Float64Array): FitOutcome['atBound'] {
  const met: FitOutcome['atBound'] = system.problem.parameters.map(() => undefined);
  system.free.forEach((k, j) => {
    if (variables[j] === system.lower[j]) met[k] = 'lower';
    else if (variables[j] === system.upper[j]) met[k] = 'upper';
  });
  return met;
}
