import { roundSignificant } from '#shared/units/round-significant.ts';

const quadraticPoints = 120;
const pointsPerDecade = 14;
const decades = 4;

/** Times that agree to this many digits are one time. */
const digits = 6;

/**
 * The times at which curves are drawn, as parts of the duration: dense at the start, where the
 * water leaves fastest, and even on a logarithmic axis as well.
 */
export const curveTimes: readonly number[] = mergedTimes();

function mergedTimes(): number[] {
  const quadratic = Array.from(
    { length: quadraticPoints + 1 },
    (_, k) => (k / quadraticPoints) ** 2,
  );
  const logarithmic = Array.from(
    { length: decades * pointsPerDecade },
    (_, k) => 10 ** (k / pointsPerDecade - decades),
  );
  const rounded = [...quadratic, ...logarithmic].map((time) => roundSignificant(time, digits));
  return [...new Set(rounded)].sort((a, b) => a - b);
}
