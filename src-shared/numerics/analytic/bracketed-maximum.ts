/** Maximum of a function with a single peak between `lower` and `upper`, by golden sections. */
const GOLDEN = (Math.sqrt(5) - 1) / 2;

export interface Maximum {
  at: number;
  value: number;
}

/**
 * Narrows the bracket to `width` and returns the best point left; near a smooth peak its value is wrong by the curvature times width^2 only.
 */
export function findMaximum(
  evaluate: (x: number) => number,
  lower: number,
  upper: number,
  width: number,
): Maximum {
  let left = lower;
  let right = upper;
  let inner = right - GOLDEN * (right - left);
  let outer = left + GOLDEN * (right - left);
  let valueAtInner = evaluate(inner);
  let valueAtOuter = evaluate(outer);
  while (right - left > width) {
    if (valueAtInner >= valueAtOuter) {
      right = outer;
      outer = inner;
      valueAtOuter = valueAtInner;
      inner = right - GOLDEN * (right - left);
      valueAtInner = evaluate(inner);
    } else {
      left = inner;
      inner = outer;
      valueAtInner = valueAtOuter;
      outer = left + GOLDEN * (right - left);
      valueAtOuter = evaluate(outer);
    }
  }
  return valueAtInner >= valueAtOuter
    ? { at: inner, value: valueAtInner }
    : { at: outer, value: valueAtOuter };
}
