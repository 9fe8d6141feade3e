import { gabActivityLimit, gabLoading, gabLoadingSlope, type GabIsotherm } from './gab.ts';
import { linearLoading, linearLoadingSlope, type LinearIsotherm } from './linear.ts';

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

/** Activity from which on the model has no finite loading; Infinity when there is none. */
export function activityLimit(isotherm: Isotherm): number {
  switch (isotherm.model) {
    case 'gab':
      return gabActivityLimit(isotherm);
    case 'linear':
      return Infinity;
  }
}
