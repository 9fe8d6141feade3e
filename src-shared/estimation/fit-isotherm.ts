import { estimateCovariance } from '#shared/numerics/estimation/covariance.ts';
import type { FitCommand } from '#shared/numerics/estimation/fit-outcome.ts';
import {
  akaikeWeights,
  correctedAkaike,
} from '#shared/numerics/estimation/information-criteria.ts';
import type { LeastSquaresProblem } from '#shared/numerics/estimation/least-squares-problem.ts';
import { multistart } from '#shared/numerics/estimation/multistart.ts';
import { diagnoseResiduals } from '#shared/numerics/estimation/residual-diagnostics.ts';
import { studentTQuantile } from '#shared/numerics/estimation/student-t.ts';
import { isothermCatalogue } from '#shared/physics/isotherm/isotherm-catalogue.ts';
import {
  singleActivityLimit,
  singleLoading,
  type SingleIsotherm,
} from '#shared/physics/isotherm/single-isotherm.ts';
import {
  fittedParameters,
  type FittedIsotherm,
  type FittedModel,
  type FittedParameter,
  type IsothermFit,
} from './isotherm-fit.ts';

export interface IsothermPoint {
  /** 0 to 1 */
  readonly activity: number;
  /** water per dry mass */
  readonly loadingKgPerKg: number;
}

export interface IsothermFitInput {
  /** Of one branch; all with the same weight. */
  readonly points: readonly IsothermPoint[];
  readonly models: readonly FittedModel[];
  /** Of the points; written into the isotherms as their reference temperature. */
  readonly temperatureK?: number | undefined;
  /** Of the dry material, for models that need it. */
  readonly densityKgPerM3?: number | undefined;
}

export interface IsothermFitProgress {
  readonly model: FittedModel;
  /** Share of the starts of all models that is done. */
  readonly fraction: number;
}

const STARTS = 24;
const SEED = 20_260_101;
const COVERAGE = 0.95;
// Share of the largest loading below which residuals are rounding.
const ROUNDING = 1e-14;

/**
 * Fits models to the points of a branch by least squares with equal weights, from many starts.
 * Every outcome is told, also why a model cannot be fitted. Send 'cancel' to stop: what is
 * finished by then is returned.
 */
export function* fitIsotherms(
  input: IsothermFitInput,
): Generator<IsothermFitProgress, readonly IsothermFit[], FitCommand> {
  const fits: IsothermFit[] = [];
  for (const [index, model] of input.models.entries()) {
    const fitting = fitIsotherm(input, model);
    let next = fitting.next();
    while (next.done !== true) {
      const fraction = (index + next.value) / input.models.length;
      next = fitting.next(yield { model, fraction });
    }
    if (next.value === 'cancelled') break;
    fits.push(next.value);
  }
  return weighted(fits);
}

/** Yields the share of the starts that is done. */
function* fitIsotherm(
  input: IsothermFitInput,
  model: FittedModel,
): Generator<number, IsothermFit | 'cancelled', FitCommand> {
  const points = input.points.toSorted((a, b) => a.activity - b.activity);
  const needed = fittedParameters(model).length + 1;
  if (points.length < needed) {
    return { kind: 'not-fitted', model, reason: `It needs at least ${needed} points.` };
  }
  const problem = problemOf(input, points, model);
  const search = multistart(problem, { starts: STARTS, seed: SEED });
  let next = search.next();
  while (next.done !== true) next = search.next(yield next.value.start / (STARTS + 1));
  const { best, minima, cancelled } = next.value;
  if (cancelled) return 'cancelled';
  if (minima.length === 0) {
    const reason = Number.isNaN(best.sumOfSquares)
      ? 'It has no finite loading at every activity of the points.'
      : best.explanation;
    return { kind: 'not-fitted', model, reason };
  }
  const isotherm = isothermOf(input, model, best.parameters);
  return summary(input.points, isotherm, parametersOf(problem, model, best.parameters), {
    sumOfSquares: best.sumOfSquares * largestLoading(points) ** 2,
    minimumCount: minima.length,
  });
}

function problemOf(
  input: IsothermFitInput,
  points: readonly IsothermPoint[],
  model: FittedModel,
): LeastSquaresProblem {
  const largest = largestLoading(points);
  return {
    parameters: fittedParameters(model).map(({ key, quantity, usual: [lower, upper], start }) => ({
      name: key,
      start: quantity === 'loading' ? Math.min(upper, Math.max(lower, largest)) : start,
      lower,
      upper,
      transform: lower > 0 ? 'log' : 'none',
    })),
    pointCount: points.length,
    residuals(parameters, out) {
      const isotherm = isothermOf(input, model, parameters);
      points.forEach((point, i) => (out[i] = residual(isotherm, point)));
    },
    // Relative to the largest loading, so that the unit of the loading does not matter.
    sigma: points.map(() => largest),
  };
}

/** Model minus point; NaN from the limit of the model on. */
function residual(isotherm: SingleIsotherm, { activity, loadingKgPerKg }: IsothermPoint): number {
  const temperatureK = referenceTemperature(isotherm);
  if (activity >= singleActivityLimit(isotherm, temperatureK)) return NaN;
  return singleLoading(isotherm, activity, temperatureK) - loadingKgPerKg;
}

/** Points are fitted at the temperature they were measured at: there is no shift. */
const referenceTemperature = ({ referenceTemperatureK = 298.15 }: SingleIsotherm) =>
  referenceTemperatureK;

function isothermOf(
  { temperatureK, densityKgPerM3 }: IsothermFitInput,
  model: FittedModel,
  fitted: ArrayLike<number>,
): SingleIsotherm {
  let place = 0;
  const numbers = isothermCatalogue[model].parameters.map(({ key, role, start }) => {
    if (role === 'fitted') return [key, fitted[place++]];
    return [key, key === 'densityKgPerM3' ? (densityKgPerM3 ?? start) : start];
  });
  return {
    model,
    ...Object.fromEntries(numbers),
    ...(temperatureK !== undefined && { referenceTemperatureK: temperatureK }),
  } as SingleIsotherm;
}

function parametersOf(
  problem: LeastSquaresProblem,
  model: FittedModel,
  values: Float64Array,
): readonly FittedParameter[] {
  const estimate = estimateCovariance(problem, values, 'estimated');
  const t = studentTQuantile((1 + COVERAGE) / 2, estimate.intervalDegreesOfFreedom);
  return fittedParameters(model).map(({ key }, place) => {
    const value = values[place] ?? NaN;
    const standardError = estimate.standardErrors[place] ?? NaN;
    const identifiability = estimate.identifiability[place] ?? 'not-identifiable';
    const isLog = problem.parameters[place]?.transform === 'log';
    const factor = Math.exp((t * standardError) / value);
    const ends = isLog
      ? ([value / factor, value * factor] as const)
      : ([value - t * standardError, value + t * standardError] as const);
    const interval = identifiability === 'identified' && ends.every(Number.isFinite) ? ends : null;
    return { key, value, standardError, interval, identifiability };
  });
}

function summary(
  points: readonly IsothermPoint[],
  isotherm: SingleIsotherm,
  parameters: readonly FittedParameter[],
  fit: { sumOfSquares: number; minimumCount: number },
): FittedIsotherm {
  const residualsKgPerKg = points.map((point) => residual(isotherm, point));
  const order = points.map((_, i) => i).sort((a, b) => points[a]!.activity - points[b]!.activity);
  const squares = points.reduce((sum, { loadingKgPerKg }) => sum + loadingKgPerKg ** 2, 0);
  const pointCount = points.length;
  const free = parameters.filter(({ identifiability }) => identifiability !== 'at-bound').length;
  const variance = fit.sumOfSquares / Math.max(1, pointCount - free);
  const floor = pointCount * (ROUNDING * largestLoading(points)) ** 2;
  return {
    kind: 'fitted',
    model: isotherm.model as FittedModel,
    isotherm,
    parameters,
    rmseKgPerKg: Math.sqrt(fit.sumOfSquares / pointCount),
    relativeDeviation: Math.sqrt((variance * pointCount) / squares),
    aicc: correctedAkaike({
      sumOfSquares: Math.max(fit.sumOfSquares, floor),
      pointCount,
      parameterCount: parameters.length,
    }),
    weight: NaN,
    residualsKgPerKg,
    diagnostics: diagnoseResiduals(order.map((i) => residualsKgPerKg[i]!)),
    minimumCount: fit.minimumCount,
  };
}

function weighted(fits: readonly IsothermFit[]): readonly IsothermFit[] {
  const fitted = fits.filter((fit) => fit.kind === 'fitted');
  const comparable = fitted.filter(({ aicc }) => aicc < Infinity);
  const weights = akaikeWeights(comparable.map(({ aicc }) => aicc));
  return fits.map((fit) => {
    if (fit.kind !== 'fitted') return fit;
    return { ...fit, weight: weights[comparable.indexOf(fit)] ?? 0 };
  });
}

function largestLoading(points: readonly IsothermPoint[]): number {
  return points.reduce((most, { loadingKgPerKg }) => Math.max(most, Math.abs(loadingKgPerKg)), 0);
}
