import { activityAtRisingLoading } from './activity-at-loading.ts';
import type { TemperatureShift } from './temperature-shift.ts';

/** One point of a table. */
export interface IsothermPoint {
  readonly activity: number;
  readonly loadingKgPerKg: number;
}

/**
 * Isotherm through measured points: piecewise cubic Hermite polynomials that rise wherever the points
 * do and do not overshoot (PCHIP), from the origin on.
 *
 * X in kg water per kg dry material, a = water activity of the gas. Inner slopes are the weighted
 * harmonic mean of the neighbouring chords; end slopes come from three points, but are at least a
 * tenth and at most three times the last chord, so that the isotherm keeps rising. Beyond the last
 * point it goes on as a line. Valid where there are points.
 * Source: F.N. Fritsch, R.E. Carlson, SIAM J. Numer. Anal. 17 (1980) 238; slopes of F.N. Fritsch,
 * J. Butland, SIAM J. Sci. Stat. Comput. 5 (1984) 300.
 */
export interface TabulatedIsotherm extends TemperatureShift {
  readonly model: 'tabulated';
  /** at least one point; activities and loadings above 0, both rising; the origin is not listed */
  readonly points: readonly IsothermPoint[];
}

type Points = readonly IsothermPoint[];

/** Knot 0 is the origin, knot n the n-th point. */
function activityOf(points: Points, knot: number): number {
  return knot === 0 ? 0 : points[knot - 1]!.activity;
}

function loadingOf(points: Points, knot: number): number {
  return knot === 0 ? 0 : points[knot - 1]!.loadingKgPerKg;
}

function width(points: Points, knot: number): number {
  return activityOf(points, knot + 1) - activityOf(points, knot);
}

function chord(points: Points, knot: number): number {
  return (loadingOf(points, knot + 1) - loadingOf(points, knot)) / width(points, knot);
}

/** Slope at an end of the table: of the parabola through three points, within its bounds. */
function endSlope(points: Points, outer: number, inner: number): number {
  const outerWidth = width(points, outer);
  const outerChord = chord(points, outer);
  const bend = (outerChord - chord(points, inner)) / (outerWidth + width(points, inner));
  return Math.min(3 * outerChord, Math.max(0.1 * outerChord, outerChord + outerWidth * bend));
}

function knotSlope(points: Points, knot: number): number {
  const last = points.length;
  if (last === 1) return chord(points, 0);
  if (knot === 0) return endSlope(points, 0, 1);
  if (knot === last) return endSlope(points, last - 1, last - 2);
  const before = width(points, knot - 1);
  const after = width(points, knot);
  const weightBefore = 2 * after + before;
  const weightAfter = after + 2 * before;
  return (
    (weightBefore + weightAfter) /
    (weightBefore / chord(points, knot - 1) + weightAfter / chord(points, knot))
  );
}

/** The knot at or before an activity within the table. */
function knotBefore(points: Points, activity: number): number {
  let low = 0;
  let high = points.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (activity < activityOf(points, middle)) high = middle;
    else low = middle;
  }
  return low;
}

/** Loading in kg/kg. Below a = 0 and beyond the last point it continues linearly. */
export function tabulatedLoading({ points }: TabulatedIsotherm, activity: number): number {
  const last = points.length;
  if (activity <= 0) return knotSlope(points, 0) * activity;
  const beyond = activity - activityOf(points, last);
  if (beyond >= 0) return loadingOf(points, last) + knotSlope(points, last) * beyond;
  const knot = knotBefore(points, activity);
  const h = width(points, knot);
  const t = (activity - activityOf(points, knot)) / h;
  const rise = h * chord(points, knot);
  const left = h * knotSlope(points, knot);
  const right = h * knotSlope(points, knot + 1);
  const cubic = left + t * (3 * rise - 2 * left - right + t * (left + right - 2 * rise));
  return loadingOf(points, knot) + t * cubic;
}

/** dX/da in kg/kg. Below a = 0 and beyond the last point the slope there. */
export function tabulatedLoadingSlope({ points }: TabulatedIsotherm, activity: number): number {
  const last = points.length;
  if (activity <= 0) return knotSlope(points, 0);
  if (activity >= activityOf(points, last)) return knotSlope(points, last);
  const knot = knotBefore(points, activity);
  const t = (activity - activityOf(points, knot)) / width(points, knot);
  const rise = chord(points, knot);
  const left = knotSlope(points, knot);
  const right = knotSlope(points, knot + 1);
  return left + t * (2 * (3 * rise - 2 * left - right) + 3 * t * (left + right - 2 * rise));
}

/** Activity of a loading above 0. */
export function tabulatedActivity(isotherm: TabulatedIsotherm, loadingKgPerKg: number): number {
  return activityAtRisingLoading(
    loadingKgPerKg,
    (activity) => tabulatedLoading(isotherm, activity),
    (activity) => tabulatedLoadingSlope(isotherm, activity),
    Infinity,
  );
}
