/** Number of output times of a case that asks for none. */
const outputCount = 240;

/** Output times from 0 to the end, dense at the start where the content changes fastest. */
export function defaultOutputTimesS(endTimeS: number): number[] {
  return Array.from({ length: outputCount + 1 }, (_, k) => endTimeS * (k / outputCount) ** 2);
}

/** Number of profiles of a case by its electrode. */
const profileCount = 24;

/** Times of profiles, dense at the start as well. */
export function defaultProfileTimesS(endTimeS: number): number[] {
  return Array.from({ length: profileCount }, (_, k) => endTimeS * ((k + 1) / profileCount) ** 2);
}
