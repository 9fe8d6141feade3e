/**
 * Time since the content began to follow the surroundings, `deadTime` after the step. A free dead time
 * has a soft start of one sampling interval, `width`: h (4 u^4 - 3 u^5) with u the part of it that has
 * passed. A curve that begins like a square root then begins with a slope of 0, so that the sum of
 * squares has no cusp wherever the dead time meets a point.
 */
export function elapsedTime(sinceStep: number, deadTime: number, width: number): number {
  const passed = sinceStep - deadTime;
  if (passed <= 0) return 0;
  if (passed >= width) return passed;
  const u = passed / width;
  return width * u ** 4 * (4 - 3 * u);
}

/** Derivative of {@link elapsedTime} with respect to `sinceStep`. */
export function elapsedTimeSlope(sinceStep: number, deadTime: number, width: number): number {
  const passed = sinceStep - deadTime;
  if (passed <= 0) return 0;
  if (passed >= width) return 1;
  const u = passed / width;
  return u ** 3 * (16 - 15 * u);
}
