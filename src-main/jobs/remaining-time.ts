/** Below this part of the work the speed so far says nothing about the rest. */
const leastFraction = 0.02;

/**
 * Wall-clock time to the end of some work at the average speed so far, in seconds.
 * @param fraction part of the work done, 0..1
 * @param elapsedS wall-clock time since the work started
 * @returns null while too little is done to tell
 */
export function remainingTimeS(fraction: number, elapsedS: number): number | null {
  if (fraction < leastFraction) return null;
  return Math.max(0, (elapsedS * (1 - fraction)) / fraction);
}
