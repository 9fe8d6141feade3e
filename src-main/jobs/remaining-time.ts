/** Below this share of the job the speed so far says nothing about the rest. */
const leastFraction = 0.02;

/** Above this share the solution is being refined, and nobody knows how often that is needed. */
const largestFraction = 0.9;

/** A shorter time is over before it is read. */
const leastS = 1;

/**
 * Wall-clock time to the end of a job at the average speed so far, in seconds.
 * @param fraction share of the whole job that is done, 0..1
 * @param elapsedS wall-clock time since the job started
 * @returns null where it cannot be told, or is less than a second
 */
export function remainingTimeS(fraction: number, elapsedS: number): number | null {
  if (fraction < leastFraction || fraction > largestFraction) return null;
  const remainingS = (elapsedS * (1 - fraction)) / fraction;
  return remainingS < leastS ? null : remainingS;
}
