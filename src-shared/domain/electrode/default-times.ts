/** Number of output times of a case that asks for none. */
const outputCount = 240;

/** Output times from 0 to the end, dense at the start where the content changes fastest. */
export function defaultOutputTimesS(endTimeS: number): number[] {
  return Array.from({ length: outputCount + 1 }, (_, k) => endTimeS * (k / outputCount) ** 2);
}
