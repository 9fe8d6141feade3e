/**
 * Root of a continuous function between two points of opposite sign: the ITP method of I. F. D.
 * Oliveira and R. H. C. Takahashi, ACM Trans. Math. Softw. 47 (2020) 5. Superlinear on smooth
 * functions, never more than one evaluation worse than bisection.
 */
export interface Bracket {
  lower: number;
  upper: number;
  valueAtLower: number;
  valueAtUpper: number;
}

const RELATIVE_TOLERANCE = 4 * Number.EPSILON;

/** A point within 4 eps of `upper` of a sign change; the values at the ends must differ in sign. */
export function findRoot(evaluate: (x: number) => number, bracket: Bracket): number {
  let { lower, upper, valueAtLower, valueAtUpper } = bracket;
  const direction = valueAtUpper > valueAtLower ? 1 : -1;
  valueAtLower *= direction;
  valueAtUpper *= direction;
  const width = upper - lower;
  const tolerance = RELATIVE_TOLERANCE * Math.max(Math.abs(lower), Math.abs(upper));
  const steps = Math.max(0, Math.ceil(Math.log2(width / (2 * tolerance)))) + 1;
  for (let step = 0; step <= steps && upper - lower > 2 * tolerance; step++) {
    const middle = (lower + upper) / 2;
    const radius = Math.max(0, tolerance * 2 ** (steps - step) - (upper - lower) / 2);
    const secant = (valueAtUpper * lower - valueAtLower * upper) / (valueAtUpper - valueAtLower);
    const towardsMiddle = Math.sign(middle - secant);
    const truncation = Math.min((0.2 / width) * (upper - lower) ** 2, Math.abs(middle - secant));
    const truncated = secant + towardsMiddle * truncation;
    const x = Math.abs(truncated - middle) <= radius ? truncated : middle - towardsMiddle * radius;
    const value = direction * evaluate(x);
    if (value === 0) return x;
    if (value > 0) {
      upper = x;
      valueAtUpper = value;
    } else {
      lower = x;
      valueAtLower = value;
    }
  }
  return (lower + upper) / 2;
}
