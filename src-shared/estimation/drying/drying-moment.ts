import { shownCurve, type FitMoment } from '../fit-moment.ts';
import type { DryingModel } from './drying-model.ts';
import type { DryingProblem } from './drying-problem.ts';
import type { DryingRun } from './drying-run.ts';
import type { ProfileProgress } from './profile-intervals.ts';
import type { SearchProgress } from './refine.ts';

/** The curve of a run in its own unit, and how far it lies from the points. */
export function curveAt(
  { problem, scale, curve }: DryingProblem,
  parameters: Float64Array,
): { readonly rmse: number; readonly content: Float64Array } {
  const residuals = new Float64Array(problem.pointCount);
  problem.residuals(parameters, residuals);
  const squares = residuals.reduce((sum, value) => sum + value * value, 0);
  const content = new Float64Array(problem.pointCount);
  curve.content(parameters, content);
  return {
    rmse: Math.abs(scale.span) * Math.sqrt(squares / residuals.length),
    content: content.map((value) => scale.offset + scale.span * value),
  };
}

/** A run whose curve is shown while it is fitted. */
export interface ShownRun {
  readonly run: DryingRun;
  readonly drying: DryingProblem;
  /** its place among several */
  readonly index: number;
}

const lookAt =
  ({ run, drying, index }: ShownRun, parameters: () => Float64Array): FitMoment['look'] =>
  () => {
    const { rmse, content } = curveAt(drying, parameters());
    return [shownCurve(index, rmse, run.timesS, content)];
  };

/** A search as it is told. */
export function searchMoment(
  shown: ShownRun,
  phase: FitMoment['phase'],
  subject: DryingModel,
  { fraction, start, iteration, parameters }: SearchProgress,
): FitMoment {
  return {
    phase,
    fraction,
    subject,
    ...(start !== undefined && { part: { kind: 'start', ...start } }),
    iteration,
    look: lookAt(shown, parameters),
  };
}

/** A profile as it is told: the curve stays that of the best fit. */
export function profileMoment(
  shown: ShownRun,
  subject: DryingModel,
  minimum: Float64Array,
  { number, count, iteration }: ProfileProgress,
): FitMoment {
  return {
    phase: 'profiling',
    fraction: (number - 1) / count,
    subject,
    part: { kind: 'parameter', number, count },
    iteration,
    look: lookAt(shown, () => minimum),
  };
}
