/**
 * When the total first reaches a content, under a piecewise-constant boundary.
 *
 * It is enough to look at the ends of the intervals between steps: the total may turn around inside
 * one, but never where it is farther from its start than ever before. (The step response is a sum of
 * decaying exponentials, so boundary = total + a positive decreasing memory of the total's changes; at
 * a new lowest value that memory is negative, so the boundary lies lower still and the total falls on.)
 */
import { valueAfterStep } from './boundary-response.ts';
import { findRoot } from './bracketed-root.ts';
import type { TransferFunction } from './contour.ts';
import { requireFinite } from './input-error.ts';
import { prepareProblem, validateBoundary } from './linear-two-scale.ts';
import type { BoundarySteps, LinearTwoScale } from './linear-two-scale.ts';
import { totalTransfer } from './transfer-functions.ts';
import { instantShare, timeRange } from './transfer-limits.ts';

// By this multiple of the longest time constant what remains is below round-off.
const LATEST = 60;
const DECADES_OF_ROOT = 30;

/**
 * First time, s, at which the total content equals `content`, whether falling or rising; undefined if
 * it never does (a boundary value that is only approached counts as not reached). 0 if the start has
 * it. A jump of the total (water without any resistance) passes every content between its ends at the
 * time of the step. Throws AnalyticInputError.
 */
export function timeToContent(
  problem: LinearTwoScale,
  boundary: BoundarySteps,
  content: number,
): number | undefined {
  const parameters = prepareProblem(problem);
  validateBoundary(boundary);
  requireFinite('content', content);
  if (content === boundary.initial) return 0;

  const transfer: TransferFunction = (out, p) => totalTransfer(out, p, parameters);
  const jump = instantShare(parameters);
  const range = timeRange(parameters);
  let gap = boundary.initial - content;
  let boundaryValue = boundary.initial;
  for (const [stepIndex, step] of boundary.steps.entries()) {
    const gapAfterJump = gap + jump * (step.value - boundaryValue);
    if (gap === 0 || crosses(gap, gapAfterJump) || (jump > 0 && gapAfterJump === 0)) {
      return step.timeS;
    }
    gap = gapAfterJump;
    boundaryValue = step.value;
    if (range === undefined) continue;

    const next = boundary.steps[stepIndex + 1];
    const durationS = next === undefined ? Infinity : next.timeS - step.timeS;
    // In the square root of the time since the step the curve starts as a straight line.
    const evaluate = (root: number): number =>
      valueAfterStep(transfer, boundary, stepIndex, root * root) - content;
    const end = Math.sqrt(Math.min(durationS, LATEST * range.longestS));
    const gapAtEnd = evaluate(end);
    if (crosses(gap, gapAtEnd)) {
      const root = crossingBetween(evaluate, gap, end, gapAtEnd);
      return step.timeS + root * root;
    }
    gap = gapAtEnd;
  }
  return undefined;
}

function crosses(gapBefore: number, gapAfter: number): boolean {
  return (gapBefore < 0 && gapAfter > 0) || (gapBefore > 0 && gapAfter < 0);
}

/** The one crossing between a step and the end of its interval. `end` and the result in sqrt(s). */
function crossingBetween(
  evaluate: (root: number) => number,
  gapAtStep: number,
  end: number,
  gapAtEnd: number,
): number {
  let upper = end;
  let valueAtUpper = gapAtEnd;
  let lower = 0;
  let valueAtLower = gapAtStep;
  // The root is found relative to `upper`: bring that within a factor of the crossing.
  for (let decade = 0; decade < DECADES_OF_ROOT && lower === 0; decade++) {
    const root = upper / 10;
    const gap = evaluate(root);
    if (gap === 0) return root;
    if (crosses(gapAtStep, gap)) {
      upper = root;
      valueAtUpper = gap;
    } else {
      lower = root;
      valueAtLower = gap;
    }
  }
  return findRoot(evaluate, { lower, upper, valueAtLower, valueAtUpper });
}
