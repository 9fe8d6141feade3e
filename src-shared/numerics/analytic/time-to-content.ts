/** When the total first reaches a content, under a piecewise-constant boundary. */
import { valueAfterStep } from './boundary-response.ts';
import type { TransferFunction } from './contour.ts';
import { findMaximum } from './bracketed-maximum.ts';
import { findRoot } from './bracketed-root.ts';
import { requireFinite } from './input-error.ts';
import { prepareProblem, validateBoundary } from './linear-two-scale.ts';
import type { BoundarySteps, LinearTwoScale } from './linear-two-scale.ts';
import { totalTransfer } from './transfer-functions.ts';
import { instantShare, timeRange, type TimeRange } from './transfer-limits.ts';

// Fraction of the shortest and multiple of the longest time constant between which to look.
const EARLIEST = 1e-12;
const LATEST = 60;
const MONOTONE_RATIO = 10;
// Opposite steps may turn the curve around: 8 points a decade, and a search around every near miss.
const TURNING_RATIO = 10 ** (1 / 8);
const NEAR_MISS_WIDTH = 1e-7;

interface Point {
  /** Square root of the time since the step, sqrt(s): the curve starts as a straight line in it. */
  root: number;
  /** Content minus the content asked for. */
  gap: number;
}

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
  const ratio = isMonotone(boundary) ? MONOTONE_RATIO : TURNING_RATIO;
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
    const latestS = LATEST * range.longestS;
    const durationS = next === undefined ? latestS : next.timeS - step.timeS;
    const evaluate = (root: number): number =>
      valueAfterStep(transfer, boundary, stepIndex, root * root) - content;
    const last = Math.sqrt(Math.min(durationS, latestS));
    const root = firstCrossing(evaluate, { root: 0, gap }, range, last, ratio);
    if (root !== undefined) return step.timeS + root * root;
    gap = evaluate(Math.sqrt(durationS));
  }
  return undefined;
}

/** All steps in one direction: then the total never turns. */
function isMonotone(boundary: BoundarySteps): boolean {
  let before = boundary.initial;
  let direction = 0;
  for (const { value } of boundary.steps) {
    const change = Math.sign(value - before);
    if (change !== 0 && direction !== 0 && change !== direction) return false;
    direction = change === 0 ? direction : change;
    before = value;
  }
  return true;
}

function crosses(gapBefore: number, gapAfter: number): boolean {
  return (gapBefore < 0 && gapAfter > 0) || (gapBefore > 0 && gapAfter < 0);
}

/** Walks from the step to `last` with growing strides; undefined if the gap keeps its sign. */
function firstCrossing(
  evaluate: (root: number) => number,
  start: Point,
  range: TimeRange,
  last: number,
  ratio: number,
): number | undefined {
  let before = start;
  let here = start;
  let root = Math.min(last, Math.sqrt(EARLIEST * range.shortestS));
  for (;;) {
    const next: Point = { root, gap: evaluate(root) };
    // A zero is no crossing by itself: it may be the boundary value, reached in round-off only.
    if (crosses(here.gap, next.gap)) return rootBetween(evaluate, here, next);
    if (ratio === TURNING_RATIO && nearMiss(before, here, next)) {
      const turning = closestApproach(evaluate, before, next);
      if (turning !== undefined) return rootBetween(evaluate, before, turning);
    }
    if (root >= last) return undefined;
    before = here;
    if (next.gap !== 0) here = next;
    root = Math.min(last, root * Math.sqrt(ratio));
  }
}

function nearMiss(before: Point, here: Point, next: Point): boolean {
  return Math.abs(here.gap) < Math.abs(before.gap) && Math.abs(here.gap) <= Math.abs(next.gap);
}

/** The point beyond the crossing if the curve turns around between the neighbours after crossing. */
function closestApproach(
  evaluate: (root: number) => number,
  before: Point,
  next: Point,
): Point | undefined {
  const side = Math.sign(before.gap);
  const width = NEAR_MISS_WIDTH * next.root;
  const { at, value } = findMaximum((x) => -side * evaluate(x), before.root, next.root, width, 0);
  return value > 0 ? { root: at, gap: -side * value } : undefined;
}

function rootBetween(evaluate: (root: number) => number, from: Point, to: Point): number {
  return findRoot(evaluate, {
    lower: from.root,
    upper: to.root,
    valueAtLower: from.gap,
    valueAtUpper: to.gap,
  });
}
