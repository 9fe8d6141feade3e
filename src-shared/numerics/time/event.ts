import { findRoot } from '../analytic/bracketed-root.ts';

/** A scalar event happens once this function of time is no longer above zero. */
export type EventFunction = (timeS: number) => number;

/** Looks within one step: a condition that is met and lost again between two of them is not seen. */
const looks = 4;

/**
 * First time in (fromS, toS] at which the event has happened, or undefined. Within one step of an
 * integration the function comes from the polynomial of the method, so its root is as accurate as
 * the solution; it is located to round-off.
 *
 * @param valueAtStart the function at fromS, above zero
 */
export function locateEvent(
  evaluate: EventFunction,
  fromS: number,
  toS: number,
  valueAtStart: number,
): number | undefined {
  let lower = fromS;
  let valueAtLower = valueAtStart;
  for (let look = 1; look <= looks; look++) {
    const upper = look === looks ? toS : fromS + ((toS - fromS) * look) / looks;
    const valueAtUpper = evaluate(upper);
    if (!(valueAtUpper > 0)) return rootBetween(evaluate, lower, upper, valueAtLower, valueAtUpper);
    lower = upper;
    valueAtLower = valueAtUpper;
  }
  return undefined;
}

function rootBetween(
  evaluate: EventFunction,
  lower: number,
  upper: number,
  valueAtLower: number,
  valueAtUpper: number,
): number {
  if (!(valueAtUpper < 0) || !(upper > lower)) return upper;
  const root = findRoot(evaluate, { lower, upper, valueAtLower, valueAtUpper });
  // A root may lie a rounding before the change of sign: at the event it must have happened.
  let forwardS = 4 * Number.EPSILON * Math.max(Math.abs(lower), Math.abs(upper));
  for (let timeS = root; timeS < upper; timeS = root + forwardS) {
    if (!(evaluate(timeS) > 0)) return timeS;
    forwardS *= 2;
  }
  return upper;
}
