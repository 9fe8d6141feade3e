import type { MicroGeometry } from '#shared/numerics/analytic/linear-two-scale.ts';
import { estimateCovariance } from '#shared/numerics/estimation/covariance.ts';
import { EstimationError } from '#shared/numerics/estimation/estimation-error.ts';
import type { LeastSquaresProblem } from '#shared/numerics/estimation/least-squares-problem.ts';
import { correlationOf } from './describe-parameters.ts';
import { DryingCurve } from './drying-curve.ts';
import type { Correlation } from './drying-fit.ts';
import {
  dryingParameterNames,
  microClassesOf,
  microDimension,
  neutralValue,
  parametersOfModel,
  type DryingModel,
  type DryingParameterName,
} from './drying-model.ts';

/** A run that is planned, and what one expects of it. */
export interface PlannedRun {
  readonly model: DryingModel;
  readonly microGeometry?: MicroGeometry | undefined;
  readonly durationS: number;
  /** between two points, s */
  readonly intervalS: number;
  /** one standard deviation of a point, in the unit of the contents */
  readonly noise: number;
  /** expected values of all parameters of the model; a dead time left out is known to be 0 */
  readonly expected: Readonly<Partial<Record<DryingParameterName, number>>>;
  /** parameters that will be known and not fitted */
  readonly known?: readonly DryingParameterName[] | undefined;
}

export interface PredictedParameter {
  readonly value: number;
  /** null: known, or the run does not determine it */
  readonly standardError: number | null;
  readonly status: 'fitted' | 'fixed' | 'not-identifiable';
}

export interface ExperimentAdvice {
  readonly pointCount: number;
  readonly parameters: Readonly<Partial<Record<DryingParameterName, PredictedParameter>>>;
  readonly correlation: Correlation;
}

const MOST_POINTS = 100_000;
const UNSCALED = { timeS: 1, offset: 0, span: 1 };

/**
 * How well a planned run would determine each parameter: the standard errors and correlations that
 * follow from the information (Fisher) matrix at the expected values, for independent noise.
 *
 * @throws EstimationError for a plan without points or with values that are not possible
 */
export function adviseExperiment(plan: PlannedRun): ExperimentAdvice {
  const { model, durationS, intervalS, noise } = plan;
  const pointCount = Math.floor(durationS / intervalS + 1e-9);
  if (!(intervalS > 0 && durationS > 0 && pointCount <= MOST_POINTS)) {
    throw new EstimationError(
      `A run of ${durationS} s with a point every ${intervalS} s has ${pointCount} points; ` +
        `it must have 1 to ${MOST_POINTS}.`,
    );
  }
  if (!(noise > 0 && noise < Infinity)) {
    throw new EstimationError(`The noise of a point is ${noise}; it must be a number above 0.`);
  }
  const problem = plannedProblem(plan, pointCount);
  const values = Float64Array.from(problem.parameters, ({ start }) => start);
  const covariance = estimateCovariance(problem, values, 'known');
  const parameters = Object.fromEntries(
    parametersOfModel(model).map((name) => {
      const place = dryingParameterNames.indexOf(name);
      const status = covariance.identifiability[place]!;
      const predicted: PredictedParameter = {
        value: values[place]!,
        standardError: status === 'identified' ? covariance.standardErrors[place]! : null,
        status:
          status === 'identified' ? 'fitted' : status === 'fixed' ? 'fixed' : 'not-identifiable',
      };
      return [name, predicted];
    }),
  );
  return { pointCount, parameters, correlation: correlationOf(covariance, UNSCALED) };
}

/** Residuals around the expected curve; the parameters in their own units, without bounds. */
function plannedProblem(plan: PlannedRun, pointCount: number): LeastSquaresProblem {
  const { model, intervalS, noise, expected, known = [] } = plan;
  const names = parametersOfModel(model);
  const times = Array.from({ length: pointCount }, (_, i) => (i + 1) * intervalS);
  const curve = new DryingCurve(times, {
    classes: microClassesOf(model),
    dimension: microDimension[plan.microGeometry ?? 'slab'],
    deadTimeWidth: 0,
  });
  const parameters = dryingParameterNames.map((name) => {
    const isOwn = names.includes(name);
    const value = isOwn ? expected[name] : neutralValue(model, name);
    if (value === undefined && name !== 'deadTimeS') {
      throw new EstimationError(`The model ${model} needs an expected value of ${name}.`);
    }
    return {
      name,
      start: value ?? 0,
      lower: -Infinity,
      upper: Infinity,
      transform: 'none' as const,
      fixed: !isOwn || value === undefined || known.includes(name),
    };
  });
  const expectedContent = new Float64Array(pointCount);
  curve.content(
    Float64Array.from(parameters, ({ start }) => start),
    expectedContent,
  );
  return {
    parameters,
    pointCount,
    sigma: new Float64Array(pointCount).fill(noise),
    residuals(values, out) {
      curve.content(values, out);
      expectedContent.forEach((content, i) => (out[i]! -= content));
    },
    jacobian: (values, out) => curve.derivatives(values, out),
  };
}

/**
 * The shortest run, in steps of a fifth, that determines a parameter to a relative error, with the points
 * of the plan as close together as they are; undefined if none up to `longestS` does.
 */
export function shortestRunS(
  plan: PlannedRun,
  name: DryingParameterName,
  relativeError: number,
  longestS: number,
): number | undefined {
  for (let durationS = 8 * plan.intervalS; durationS <= longestS; durationS *= 1.2) {
    const predicted = adviseExperiment({ ...plan, durationS }).parameters[name];
    const error = predicted?.standardError ?? Infinity;
    if (error <= relativeError * Math.abs(predicted?.value ?? 0)) return durationS;
  }
  return undefined;
}
