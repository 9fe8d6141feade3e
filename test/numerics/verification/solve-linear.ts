import { macroAt, microMean } from '#shared/numerics/analytic/local-values.ts';
import type { BoundarySteps, LinearTwoScale } from '#shared/numerics/analytic/linear-two-scale.ts';
import { macroMean, totalContent } from '#shared/numerics/analytic/totals.ts';
import type { TwoScaleMesh, TwoScaleProblem } from '#shared/numerics/model/two-scale-problem.ts';
import { chooseResolution } from '#shared/numerics/solve/resolution.ts';
import type { Sample } from '#shared/numerics/solve/sampler.ts';
import type { Solution } from '#shared/numerics/solve/solve-two-scale.ts';
import { solveTwoScale } from '#shared/numerics/solve/solve-two-scale.ts';
import { drain } from '../../support/drain.ts';
import { drying, problemOf } from '../../support/linear-coating.ts';
import type { Measurement } from './verification.ts';

/** Solves with one relative tolerance on a given mesh; the absolute one is a hundredth of it. */
export function solveOn(
  problem: TwoScaleProblem,
  mesh: TwoScaleMesh,
  outputTimesS: readonly number[],
  tolerance: number,
): Solution {
  const tolerances = { relative: tolerance, absolute: tolerance * 0.01 };
  const options = { outputTimesS, profileTimesS: [], microDepths: [], tolerances };
  const solution = drain(solveTwoScale(problem, mesh, options));
  if (solution.outcome instanceof Error) throw solution.outcome;
  return solution;
}

/**
 * Solves on the mesh and with the tolerances chosen for an accuracy and refined once, as a run does
 * whose estimate of the first choice misses the accuracy.
 */
export function solveRefined(
  problem: TwoScaleProblem,
  outputTimesS: readonly number[],
  accuracy: number,
): Solution {
  const earliestS = outputTimesS.find((timeS) => timeS > 0)!;
  const { mesh, tolerances } = chooseResolution(problem, { accuracy, earliestS, refinement: 1 });
  return solveOn(problem, mesh, outputTimesS, tolerances.relative);
}

/** Total, macro mean, macro value and micro mean at the mirror plane. */
export type Rows = readonly (readonly number[])[];

/** The exact rows of a linear problem. */
export function exactRows(
  linear: LinearTwoScale,
  boundary: BoundarySteps,
  timesS: readonly number[],
): Rows {
  const columns = [
    totalContent(linear, boundary, timesS),
    macroMean(linear, boundary, timesS),
    macroAt(linear, boundary, timesS, 0),
  ];
  const shares = linear.micro.reduce((sum, { share }) => sum + share, 0);
  const micro = new Float64Array(timesS.length);
  linear.micro.forEach(({ share }, k) => {
    const mean = microMean(linear, boundary, timesS, 0, k);
    for (let i = 0; i < micro.length; i++) micro[i]! += (share / shares) * mean[i]!;
  });
  if (shares > 0) columns.push(micro);
  return timesS.map((_, i) => columns.map((column) => column[i]!));
}

/** The same of samples of a problem with 1 kg/m3 at the driving value 1. */
export function sampledRows(samples: readonly Sample[]): Rows {
  return samples.map(({ total, drivingMean, drivingMirror, mirrorMicro }) => [
    total,
    drivingMean,
    drivingMirror,
    ...(mirrorMicro === undefined ? [] : [mirrorMicro.mean]),
  ]);
}

/** Largest difference of any entry; NaN when the shapes differ. */
export function largestDifference(a: Rows, b: Rows): number {
  if (a.length !== b.length) return Number.NaN;
  return Math.max(
    ...a.flatMap((row, i) => row.map((value, k) => Math.abs(value - (b[i]?.[k] ?? Number.NaN)))),
  );
}

/** Error and defect of the refined choice for an accuracy against the exact solution. */
export function measureLinear(
  linear: LinearTwoScale,
  timesS: readonly number[],
  accuracy: number,
  boundary: BoundarySteps = drying,
): Measurement {
  const problem = problemOf(linear, boundary, timesS.at(-1)!);
  const solution = solveRefined(problem, timesS, accuracy);
  return {
    error: largestDifference(sampledRows(solution.samples), exactRows(linear, boundary, timesS)),
    defect: solution.balanceDefect,
  };
}
