import {
  gabActivityLimit,
  gabLoading,
  gabLoadings,
  gabLoadingSlope,
  type GabIsotherm,
} from './gab.ts';
import {
  linearLoading,
  linearLoadings,
  linearLoadingSlope,
  type LinearIsotherm,
} from './linear.ts';

/** A sorption isotherm X(a): kg water per kg dry material over the water activity of the gas. */
export type Isotherm = GabIsotherm | LinearIsotherm;

/**
 * Loading X(a) in kg/kg. Every model continues linearly below a = 0 with its slope at 0, so that a
 * solver that undershoots by round-off meets a smooth, monotone function.
 */
export function loading(isotherm: Isotherm, activity: number): number {
  switch (isotherm.model) {
    case 'gab':
      return gabLoading(isotherm, activity);
    case 'linear':
      return linearLoading(isotherm, activity);
  }
}

/** Analytic derivative dX/da in kg/kg of {@link loading}, continued below a = 0 the same way. */
export function loadingSlope(isotherm: Isotherm, activity: number): number {
  switch (isotherm.model) {
    case 'gab':
      return gabLoadingSlope(isotherm, activity);
    case 'linear':
      return linearLoadingSlope(isotherm);
  }
}

/**
 * Fills `scale` times the loading and the slope for `count` activities at once; see
 * {@link gabLoadings}.
 */
export function loadings(
  isotherm: Isotherm,
  scale: number,
  activity: Float64Array,
  from: number,
  count: number,
  value: Float64Array,
  slope: Float64Array,
  to: number,
): void {
  switch (isotherm.model) {
    case 'gab':
      gabLoadings(isotherm, scale, activity, from, count, value, slope, to);
      break;
    case 'linear':
      linearLoadings(isotherm, scale, activity, from, count, value, slope, to);
  }
}

/** Activity from which on the model has no finite loading; Infinity when there is none. */
export function activityLimit(isotherm: Isotherm): number {
  switch (isotherm.model) {
    case 'gab':
      return gabActivityLimit(isotherm);
    case 'linear':
      return Infinity;
  }
}
