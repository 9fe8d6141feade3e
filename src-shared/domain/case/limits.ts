/** Sizes a case may have, so that no input can ask for unbounded work or memory. */
export const CASE_LIMITS = {
  textBytes: 16 * 1024 * 1024,
  outputTimes: 100_000,
  profileTimes: 1_000,
  boundaryChanges: 10_000,
  microClasses: 32,
  microDepths: 32,
  isothermPoints: 1_000,
  isothermComponents: 16,
  nameLength: 200,
} as const;
