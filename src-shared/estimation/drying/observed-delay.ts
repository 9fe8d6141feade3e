import { scaleOf, type DryingRun } from './drying-run.ts';

const NORMAL_OVER_MEDIAN = 1.482602218505602;
// A change counts from this many standard deviations of the noise and this share of the whole change on.
const DEVIATIONS = 5;
const SMALLEST_SHARE = 2e-3;
const POINTS_THAT_CONFIRM = 3;
const POINTS_OF_START = 3;

/**
 * How long after time zero the content stays at its start before it moves the way it ends, s; 0 where it
 * moves within the first sampling intervals, as diffusion does.
 */
export function observedDelayS(run: DryingRun): number {
  const { offset, span } = scaleOf(run);
  // From 1 to 0, whichever the direction.
  const values = run.content.map((value) => (value - offset) / span);
  const curvatures = values
    .slice(1, -1)
    .map((value, i) => Math.abs(values[i]! - 2 * value + values[i + 2]!));
  const noise = (NORMAL_OVER_MEDIAN * median(curvatures)) / Math.sqrt(6);
  const change = Math.max(DEVIATIONS * noise, SMALLEST_SHARE);
  const start = values.slice(0, POINTS_OF_START);
  // A thin sheet loses the water of its pores between two points and looks constant afterwards.
  if ((start[0] ?? 0) - (start.at(-1) ?? 0) > change) return 0;
  const limit = median(start) - change;
  const first = values.findIndex((_, i) => {
    const next = values.slice(i, i + POINTS_THAT_CONFIRM);
    return next.every((value) => value < limit);
  });
  return first > POINTS_OF_START ? run.timesS[first - 1]! : 0;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
