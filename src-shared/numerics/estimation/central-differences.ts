// Balances the truncation error h^2 against the rounding error eps / h.
const RELATIVE_STEP = Math.cbrt(Number.EPSILON);

export interface Differentiable {
  /** Writes the `valueCount` values at a point. */
  evaluate(point: Float64Array, out: Float64Array): void;
  valueCount: number;
  /** Size of each variable that its step is measured by. */
  scale(variable: number, value: number): number;
  lower: ArrayLike<number>;
  upper: ArrayLike<number>;
}

/**
 * Writes d value_i / d x_k to out[k valueCount + i]: central differences, and second-order one-sided
 * ones where a bound is nearer than the step. `valuesAtPoint` are the values at `point`.
 */
export function differentiate(
  subject: Differentiable,
  point: Float64Array,
  valuesAtPoint: Float64Array,
  out: Float64Array,
): void {
  const count = subject.valueCount;
  const moved = Float64Array.from(point);
  const near = new Float64Array(count);
  const far = new Float64Array(count);
  const valuesAt = (variable: number, value: number, values: Float64Array): number => {
    moved[variable] = value;
    subject.evaluate(moved, values);
    return moved[variable] - point[variable]!;
  };

  for (let k = 0; k < point.length; k++) {
    const x = point[k]!;
    const lower = subject.lower[k]!;
    const upper = subject.upper[k]!;
    const step = Math.min(RELATIVE_STEP * subject.scale(k, x), (upper - lower) / 4);
    if (x - step >= lower && x + step <= upper) {
      const right = valuesAt(k, x + step, near);
      const left = valuesAt(k, x - step, far);
      for (let i = 0; i < count; i++) out[k * count + i] = (near[i]! - far[i]!) / (right - left);
    } else {
      const inwards = x - step < lower ? step : -step;
      const h = valuesAt(k, x + inwards, near);
      const twoH = valuesAt(k, x + 2 * inwards, far);
      const nearWeight = twoH / (h * (twoH - h));
      const farWeight = -h / (twoH * (twoH - h));
      for (let i = 0; i < count; i++) {
        const value = valuesAtPoint[i]!;
        out[k * count + i] = nearWeight * (near[i]! - value) + farWeight * (far[i]! - value);
      }
    }
    moved[k] = x;
  }
}
