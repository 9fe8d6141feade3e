import { macroAt, microMean } from '../numerics/analytic/local-values.ts';
import type { LinearTwoScale } from '../numerics/analytic/linear-two-scale.ts';
import { macroMean, totalContent } from '../numerics/analytic/totals.ts';
import { contentPerDriving } from './contents.ts';
import type { ComparedValues } from './error-estimate.ts';
import type { ResolvedCase } from './resolve-case.ts';

/** Exact values of the quantities that the error is estimated from, at some of the output times. */
export interface ExactReference {
  /** Indices of the output times that are compared. */
  readonly indices: readonly number[];
  readonly values: readonly ComparedValues[];
}

/** Output times compared at most, and what their evaluation may cost with many boundary changes. */
const mostTimes = 64;
const fewestTimes = 12;
const mostResponses = 200_000;

/** The exact solution of a linear case where its numerical solution is checked. */
export function exactReference(
  resolved: ResolvedCase,
  linear: LinearTwoScale,
  outputTimesS: readonly number[],
): ExactReference {
  const { boundary, problem } = resolved;
  const affordable = Math.floor(mostResponses / boundary.steps.length);
  const indices = spread(
    outputTimesS.length,
    Math.max(fewestTimes, Math.min(mostTimes, affordable)),
  );
  const timesS = indices.map((index) => outputTimesS[index]!);
  const perDriving = contentPerDriving(resolved);
  const total = totalContent(linear, boundary, timesS);
  const mean = macroMean(linear, boundary, timesS);
  const mirror = macroAt(linear, boundary, timesS, 0);
  const held = linear.micro.reduce((sum, { share }) => sum + share, 0);
  const micro = problem.micro.map((_, index) => ({
    weight: linear.micro[index]!.share / held,
    means: microMean(linear, boundary, timesS, 0, index),
  }));
  return {
    indices,
    values: timesS.map((_, k) => ({
      total: perDriving.total * total[k]!,
      solidMean: perDriving.solid * mean[k]!,
      solidMirror: perDriving.solid * mirror[k]!,
      mirrorMicro:
        micro.length === 0
          ? undefined
          : {
              mean:
                perDriving.micro *
                micro.reduce((sum, { weight, means }) => sum + weight * means[k]!, 0),
            },
    })),
  };
}

/** At most `most` indices of a list: the first ones (where errors are largest), then evenly spread. */
function spread(length: number, most: number): number[] {
  if (length <= most) return Array.from({ length }, (_, index) => index);
  const first = Math.floor(most / 4);
  const rest = most - first;
  return Array.from({ length: most }, (_, k) =>
    k < first ? k : first + Math.round(((k - first) * (length - 1 - first)) / (rest - 1)),
  );
}
