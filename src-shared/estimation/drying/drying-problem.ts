import type { LeastSquaresProblem } from '#shared/numerics/estimation/least-squares-problem.ts';
import { compressedProblem } from './compressed-problem.ts';
import { DryingCurve } from './drying-curve.ts';
import { microClassesOf, microDimension, PLACE } from './drying-model.ts';
import { scaledParameters } from './drying-parameters.ts';
import {
  scaledContent,
  scaledDeviation,
  scaledTime,
  scaleOf,
  type DryingRun,
  type RunScale,
} from './drying-run.ts';
import type { DryingSetup } from './drying-setup.ts';

/** A run and what is fitted to it as a least-squares problem in scaled variables. */
export interface DryingProblem {
  readonly scale: RunScale;
  /** with all points */
  readonly problem: LeastSquaresProblem;
  /** with the same sum of squares, but in fewer numbers where the run is long */
  readonly fast: LeastSquaresProblem;
  /** the same between the narrower bounds that starts are spread over */
  readonly search: LeastSquaresProblem;
  /** of the model, at the times of the run */
  readonly curve: DryingCurve;
}

const FIRST_INTERVALS = 11;
// From here on the compression costs less than it saves.
const LONG_RUN = 200;

/** Throws EstimationError for known values that are not possible. */
export function dryingProblem(
  run: DryingRun,
  setup: DryingSetup,
  scale: RunScale = scaleOf(run),
): DryingProblem {
  const times = run.timesS.map((timeS) => scaledTime(timeS, scale));
  const measured = run.content.map((value) => scaledContent(value, scale));
  const shape = {
    classes: microClassesOf(setup.model),
    dimension: microDimension[setup.microGeometry ?? 'slab'],
    deadTimeWidth: setup.freeDeadTime === true ? firstInterval(times) : 0,
  };
  const curveAt = (other: ArrayLike<number>): DryingCurve => new DryingCurve(other, shape);
  const curve = curveAt(times);
  const sigma = run.sigma?.map((deviation) => scaledDeviation(deviation, scale));
  const points: Omit<LeastSquaresProblem, 'parameters'> = {
    pointCount: times.length,
    residuals(parameters, out) {
      curve.content(parameters, out);
      for (let i = 0; i < measured.length; i++) out[i]! -= measured[i]!;
    },
    jacobian: (parameters, out) => curve.derivatives(parameters, out),
    ...(sigma !== undefined && { sigma }),
  };
  const parameters = scaledParameters(setup, scale, 'bounds');
  const { start, upper } = parameters[PLACE.deadTimeS]!;
  const latestStart = setup.freeDeadTime === true ? upper : start;
  const fast =
    times.length > LONG_RUN
      ? compressedProblem({ times, content: measured, sigma }, latestStart, curveAt)
      : points;
  return {
    scale,
    problem: { ...points, parameters },
    fast: { ...fast, parameters },
    search: { ...fast, parameters: scaledParameters(setup, scale, 'search') },
    curve,
  };
}

/** The usual sampling interval where the run begins. */
function firstInterval(times: readonly number[]): number {
  const intervals = times
    .slice(1, FIRST_INTERVALS)
    .map((time, i) => time - times[i]!)
    .sort((a, b) => a - b);
  return intervals[Math.floor(intervals.length / 2)] ?? 0;
}
