import {
  addSingleLoadings,
  singleActivityAtLoading,
  singleActivityLimit,
  singleLoading,
  singleLoadingSlope,
  type SingleIsotherm,
} from './single-isotherm.ts';
import {
  addWeightedSumLoadings,
  weightedSumActivity,
  weightedSumActivityLimit,
  weightedSumLoading,
  weightedSumLoadingSlope,
  type WeightedSumIsotherm,
} from './weighted-sum.ts';

/** A sorption isotherm X(a, T): kg water per kg dry material over the water activity of the gas. */
export type Isotherm = SingleIsotherm | WeightedSumIsotherm;

/**
 * Loading X(a, T) in kg/kg. Every model continues linearly below a = 0 with its slope at 0, so that
 * a solver that undershoots by round-off meets a smooth, monotone function.
 */
export function loading(isotherm: Isotherm, activity: number, temperatureK: number): number {
  return isotherm.model === 'weighted-sum'
    ? weightedSumLoading(isotherm, activity, temperatureK)
    : singleLoading(isotherm, activity, temperatureK);
}

/** Analytic derivative dX/da in kg/kg of {@link loading}, continued below a = 0 the same way. */
export function loadingSlope(isotherm: Isotherm, activity: number, temperatureK: number): number {
  return isotherm.model === 'weighted-sum'
    ? weightedSumLoadingSlope(isotherm, activity, temperatureK)
    : singleLoadingSlope(isotherm, activity, temperatureK);
}

/**
 * Activity at which {@link loading} has a value, negative below a loading of 0; Infinity where no
 * activity gives as much (a full layer).
 */
export function activityAtLoading(
  isotherm: Isotherm,
  loadingKgPerKg: number,
  temperatureK: number,
): number {
  return isotherm.model === 'weighted-sum'
    ? weightedSumActivity(isotherm, loadingKgPerKg, temperatureK)
    : singleActivityAtLoading(isotherm, loadingKgPerKg, temperatureK);
}

/** Activity from which on the model has no finite loading; Infinity when there is none. */
export function activityLimit(isotherm: Isotherm, temperatureK: number): number {
  return isotherm.model === 'weighted-sum'
    ? weightedSumActivityLimit(isotherm, temperatureK)
    : singleActivityLimit(isotherm, temperatureK);
}

/** Whether the loading is a multiple of the activity at every temperature. */
export function isProportional(isotherm: Isotherm): boolean {
  return isotherm.model === 'weighted-sum'
    ? isotherm.components.every((component) => component.isotherm.model === 'linear')
    : isotherm.model === 'linear';
}

/**
 * Adds `scale` times the loading and the slope for `count` activities at once, from activity[from]
 * on to value[to] and slope[to] on. Allocates nothing; one exponential for each material's
 * temperature.
 */
export function addLoadings(
  isotherm: Isotherm,
  scale: number,
  temperatureK: number,
  activity: Float64Array,
  from: number,
  count: number,
  value: Float64Array,
  slope: Float64Array,
  to: number,
): void {
  if (isotherm.model === 'weighted-sum') {
    addWeightedSumLoadings(isotherm, scale, temperatureK, activity, from, count, value, slope, to);
  } else {
    addSingleLoadings(isotherm, scale, temperatureK, activity, from, count, value, slope, to);
  }
}
