import { activityAtRisingLoading } from './activity-at-loading.ts';
import {
  addSingleLoadings,
  singleActivityLimit,
  singleLoading,
  singleLoadingSlope,
  type SingleIsotherm,
} from './single-isotherm.ts';

/** A material of a mixture. */
export interface IsothermComponent {
  /** kg dry material of the component per kg of dry mixture, above 0 and at most 1 */
  readonly massFraction: number;
  readonly isotherm: SingleIsotherm;
}

/**
 * Isotherm of a mixture whose materials take up water as they would alone.
 *
 *     X(a, T) = sum w_i X_i(a, T)
 *
 * X in kg water per kg dry mixture. The mass fractions w_i may add up to less than 1: the rest takes
 * up nothing. Valid where every component is, and where none keeps the gas from another one.
 * Source: J.C. Eser et al., Energy Technol. 8 (2020) 1801162.
 */
export interface WeightedSumIsotherm {
  readonly model: 'weighted-sum';
  readonly components: readonly IsothermComponent[];
}

/** Loading in kg/kg. */
export function weightedSumLoading(
  { components }: WeightedSumIsotherm,
  activity: number,
  temperatureK: number,
): number {
  let sum = 0;
  for (const { massFraction, isotherm } of components) {
    sum += massFraction * singleLoading(isotherm, activity, temperatureK);
  }
  return sum;
}

/** dX/da in kg/kg. */
export function weightedSumLoadingSlope(
  { components }: WeightedSumIsotherm,
  activity: number,
  temperatureK: number,
): number {
  let sum = 0;
  for (const { massFraction, isotherm } of components) {
    sum += massFraction * singleLoadingSlope(isotherm, activity, temperatureK);
  }
  return sum;
}

/** Share of the water that each component holds, in their order; at a = 0 the limit of small a. */
export function componentShares(
  { components }: WeightedSumIsotherm,
  activity: number,
  temperatureK: number,
): readonly number[] {
  const held = activity === 0 ? singleLoadingSlope : singleLoading;
  const parts = components.map(
    ({ massFraction, isotherm }) => massFraction * held(isotherm, activity, temperatureK),
  );
  const total = parts.reduce((sum, part) => sum + part, 0);
  return parts.map((part) => part / total);
}

/** Activity of a loading. */
export function weightedSumActivity(
  isotherm: WeightedSumIsotherm,
  loadingKgPerKg: number,
  temperatureK: number,
): number {
  const slopeAt = (activity: number) => weightedSumLoadingSlope(isotherm, activity, temperatureK);
  if (loadingKgPerKg <= 0) return loadingKgPerKg / slopeAt(0);
  return activityAtRisingLoading(
    loadingKgPerKg,
    (activity) => weightedSumLoading(isotherm, activity, temperatureK),
    slopeAt,
    weightedSumActivityLimit(isotherm, temperatureK),
  );
}

/** The smallest limit of the components. */
export function weightedSumActivityLimit(
  { components }: WeightedSumIsotherm,
  temperatureK: number,
): number {
  return Math.min(...components.map(({ isotherm }) => singleActivityLimit(isotherm, temperatureK)));
}

/** As `addLoadings` in isotherm.ts, for a mixture. */
export function addWeightedSumLoadings(
  { components }: WeightedSumIsotherm,
  scale: number,
  temperatureK: number,
  activity: Float64Array,
  from: number,
  count: number,
  value: Float64Array,
  slope: Float64Array,
  to: number,
): void {
  for (const { massFraction, isotherm } of components) {
    const share = scale * massFraction;
    addSingleLoadings(isotherm, share, temperatureK, activity, from, count, value, slope, to);
  }
}
