/** Usual cut-off activity of models whose slope is infinite at a = 0. */
export const USUAL_HENRY_CUT_OFF_ACTIVITY = 1e-3;

/**
 * Start of an isotherm whose own slope is infinite at a = 0: below the cut-off activity a_c
 *
 *     X = alpha a + beta a^2,  alpha = 2 X_c/a_c - X'_c,  beta = (X'_c - X_c/a_c)/a_c
 *
 * which meets the model at a_c in value X_c and slope X'_c and leaves a = 0 with the finite slope
 * alpha (Henry). A concave model through the origin has 0 < X'_c <= X_c/a_c, so the slope falls
 * linearly from alpha >= X_c/a_c to X'_c and never reaches 0: the start rises and is concave.
 * Below a = 0 it is a line.
 */
export function henryStartLoading(
  cutOffActivity: number,
  cutOffLoading: number,
  cutOffSlope: number,
  activity: number,
): number {
  const chord = cutOffLoading / cutOffActivity;
  const relative = Math.max(0, activity) / cutOffActivity;
  return (2 * chord - cutOffSlope + (cutOffSlope - chord) * relative) * activity;
}

/** dX/da in kg/kg of {@link henryStartLoading}. */
export function henryStartSlope(
  cutOffActivity: number,
  cutOffLoading: number,
  cutOffSlope: number,
  activity: number,
): number {
  const chord = cutOffLoading / cutOffActivity;
  const relative = Math.max(0, activity) / cutOffActivity;
  return 2 * chord - cutOffSlope + 2 * (cutOffSlope - chord) * relative;
}

/** Activity of a loading between 0 and the one at the cut-off, see {@link henryStartLoading}. */
export function henryStartActivity(
  cutOffActivity: number,
  cutOffLoading: number,
  cutOffSlope: number,
  loadingKgPerKg: number,
): number {
  const chord = cutOffLoading / cutOffActivity;
  const alpha = 2 * chord - cutOffSlope;
  const beta = (cutOffSlope - chord) / cutOffActivity;
  const root = Math.sqrt(Math.max(0, alpha * alpha + 4 * beta * loadingKgPerKg));
  return (2 * loadingKgPerKg) / (alpha + root);
}
