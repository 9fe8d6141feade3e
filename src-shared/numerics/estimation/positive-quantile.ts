import { findRoot } from '../analytic/bracketed-root.ts';

const MAX_DOUBLINGS = 1000;

/** Value x > 0 where a positive, decreasing upper-tail probability falls to `tail`. */
export function positiveQuantile(upperTail: (x: number) => number, tail: number): number {
  // Logarithms make the steep tails nearly straight lines.
  const evaluate = (logX: number): number => Math.log(tail) - Math.log(upperTail(Math.exp(logX)));
  let lower = -1;
  let upper = 1;
  for (let k = 0; k < MAX_DOUBLINGS && evaluate(lower) > 0; k++) lower *= 2;
  for (let k = 0; k < MAX_DOUBLINGS && evaluate(upper) < 0; k++) upper *= 2;
  const bracket = { lower, upper, valueAtLower: evaluate(lower), valueAtUpper: evaluate(upper) };
  return Math.exp(findRoot(evaluate, bracket));
}
