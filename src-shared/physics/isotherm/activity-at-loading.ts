const MOST_STEPS = 200;
const LARGEST_ACTIVITY = 1e12;
const RELATIVE_STEP = 1e-15;
const RELATIVE_LOADING = 1e-9;

/**
 * Activity at which a rising isotherm has a loading above 0, by Newton steps inside a bracket that
 * shrinks with each of them; a step that leaves the bracket becomes a bisection.
 *
 * @param limit activity from which on there is no finite loading, Infinity where there is none
 * @returns Infinity where no activity below the limit gives as much
 */
export function activityAtRisingLoading(
  loadingKgPerKg: number,
  loadingAt: (activity: number) => number,
  slopeAt: (activity: number) => number,
  limit: number,
): number {
  let low = 0;
  let high = Math.min(1, limit);
  while (high < limit && loadingAt(high) < loadingKgPerKg) {
    if (high > LARGEST_ACTIVITY) return Infinity;
    low = high;
    high = Math.min(2 * high, limit);
  }
  let activity = loadingKgPerKg / slopeAt(0);
  for (let count = 0; count < MOST_STEPS; count++) {
    if (!(activity > low && activity < high)) activity = (low + high) / 2;
    const missing = loadingKgPerKg - loadingAt(activity);
    if (missing > 0) low = activity;
    else high = activity;
    const step = missing / slopeAt(activity);
    if (Math.abs(step) <= RELATIVE_STEP * activity || high - low <= RELATIVE_STEP * high) break;
    activity += step;
  }
  const reached = loadingAt(activity) >= (1 - RELATIVE_LOADING) * loadingKgPerKg;
  return reached ? activity : Infinity;
}
