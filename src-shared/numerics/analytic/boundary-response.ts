/** Superposition: the response to a piecewise-constant boundary from the response to a unit step. */
import { remainderAfterStep, type TransferFunction } from './contour.ts';
import { requireFinite } from './input-error.ts';
import { validateBoundary, type BoundarySteps } from './linear-two-scale.ts';

/**
 * Value at `elapsedS` > 0 after step `stepIndex`, before any later step. Measured from the step, so
 * that instants shortly after a late step keep their digits.
 */
export function valueAfterStep(
  transfer: TransferFunction,
  boundary: BoundarySteps,
  stepIndex: number,
  elapsedS: number,
): number {
  const current = boundary.steps[stepIndex]!;
  let before = boundary.initial;
  let value = current.value;
  for (let index = 0; index <= stepIndex; index++) {
    const step = boundary.steps[index]!;
    if (step.value !== before) {
      const remainder = remainderAfterStep(transfer, current.timeS - step.timeS + elapsedS);
      // The maximum principle bounds a step response; what lies outside is round-off of 1e-14.
      value += (before - step.value) * Math.min(1, Math.max(0, remainder));
    }
    before = step.value;
  }
  return value;
}

/**
 * Values at `timesS` (s, any order, any sign), same length. A time at or before the first step gives
 * `boundary.initial`; a time exactly at a step does not see that step yet. Throws AnalyticInputError.
 */
export function respondToBoundary(
  transfer: TransferFunction,
  boundary: BoundarySteps,
  timesS: ArrayLike<number>,
): Float64Array {
  validateBoundary(boundary);
  const values = new Float64Array(timesS.length);
  for (let i = 0; i < values.length; i++) {
    const timeS = timesS[i]!;
    requireFinite(`timesS[${i}]`, timeS);
    let stepIndex = boundary.steps.length - 1;
    while (stepIndex >= 0 && boundary.steps[stepIndex]!.timeS >= timeS) stepIndex--;
    values[i] =
      stepIndex < 0
        ? boundary.initial
        : valueAfterStep(transfer, boundary, stepIndex, timeS - boundary.steps[stepIndex]!.timeS);
  }
  return values;
}
