/** What a model with only one of the two resistances would get wrong. */
import { findMaximum } from '../analytic/bracketed-maximum.ts';
import { remainderAfterStep } from '../analytic/contour.ts';
import { prepareProblem } from '../analytic/linear-two-scale.ts';
import type { LinearTwoScale, TwoScaleParameters } from '../analytic/linear-two-scale.ts';
import { totalTransfer } from '../analytic/transfer-functions.ts';
import { instantShare, timeRange } from '../analytic/transfer-limits.ts';

export interface OneScaleError {
  /** Largest difference of the total from the two-scale solution, fraction of the initial water. */
  error: number;
  /** When it occurs, s after the step; 0 = immediately after it. */
  timeS: number;
}

export interface OneScaleErrors {
  /** Model with macro resistance and gas film only. */
  macroOnly: OneScaleError;
  /** Model with micro resistance only. */
  microOnly: OneScaleError;
}

// Where to look, relative to the shortest and longest time constant, and how closely. Behind a gas film
// the loss starts linearly in time and the difference may peak by 1e-6 as early as 1e-6 of the film's time.
const EARLIEST = 1e-7;
const LATEST = 10;
const POINTS_PER_DECADE = 6;
// A peak between two points of the scan stands at most a few per cent above them.
const WORTH_REFINING = 0.95;
const LOG_TIME_WIDTH = 1e-4;

/**
 * Largest errors of the two one-scale models over all times after a step 1 -> 0, accurate to 1e-6.
 * The water of the scale without resistance still counts: it follows the other one without delay.
 * Throws AnalyticInputError.
 */
export function oneScaleErrors(problem: LinearTwoScale): OneScaleErrors {
  const parameters = prepareProblem(problem);
  const macroOnly: TwoScaleParameters = {
    ...parameters,
    micro: parameters.micro.map((microClass) => ({ ...microClass, tauS: 0 })),
  };
  const microOnly: TwoScaleParameters = { ...parameters, tauMacroS: 0, filmResistance: 0 };
  return {
    macroOnly: largestDifference(parameters, macroOnly),
    microOnly: largestDifference(parameters, microOnly),
  };
}

function largestDifference(model: TwoScaleParameters, other: TwoScaleParameters): OneScaleError {
  const atOnce = { error: Math.abs(instantShare(model) - instantShare(other)), timeS: 0 };
  const range = timeRange(model);
  if (range === undefined) return atOnce;

  const difference = (logTime: number): number => {
    const timeS = Math.exp(logTime);
    return Math.abs(remainder(model, timeS) - remainder(other, timeS));
  };
  const start = Math.log(EARLIEST * range.shortestS);
  const span = Math.log(LATEST * range.longestS) - start;
  const intervals = Math.ceil((span / Math.LN10) * POINTS_PER_DECADE);
  const width = span / intervals;
  const scan = Float64Array.from({ length: intervals + 1 }, (_, k) =>
    difference(start + k * width),
  );
  const highest = scan.reduce((a, b) => Math.max(a, b));

  let largest: OneScaleError = atOnce;
  for (let k = 0; k <= intervals; k++) {
    const value = scan[k]!;
    const isPeak = value >= (scan[k - 1] ?? 0) && value >= (scan[k + 1] ?? 0);
    if (!isPeak || value < WORTH_REFINING * highest) continue;
    const at = start + k * width;
    const peak = findMaximum(difference, at - width, at + width, LOG_TIME_WIDTH);
    if (peak.value > largest.error) largest = { error: peak.value, timeS: Math.exp(peak.at) };
  }
  return largest;
}

function remainder(parameters: TwoScaleParameters, timeS: number): number {
  return remainderAfterStep((out, p) => totalTransfer(out, p, parameters), timeS);
}
