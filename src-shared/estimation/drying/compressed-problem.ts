import { logTimeInterpolation } from '#shared/numerics/analytic/log-time-interpolation.ts';
import { HouseholderQr } from '#shared/numerics/estimation/householder-qr.ts';
import type { LeastSquaresProblem } from '#shared/numerics/estimation/least-squares-problem.ts';
import type { DryingCurve } from './drying-curve.ts';

/** The measured side of a problem. */
export interface MeasuredCurve {
  readonly times: readonly number[];
  readonly content: readonly number[];
  readonly sigma?: readonly number[] | undefined;
}

/**
 * The residuals of a long run in far fewer numbers, with the same sum of squares: a curve of the model is
 * a matrix A times its values c at a few dozen instants, so with W A = Q R and weights W
 *
 *   |W (A c - y)|^2 = |R c - Q^T W y|^2 + (what no curve of the model can reach)^2
 *
 * The times must not depend on the parameters.
 *
 * @param curveAt the curve of the model at other times
 */
export function compressedProblem(
  { times, content, sigma }: MeasuredCurve,
  curveAt: (times: ArrayLike<number>) => DryingCurve,
): Omit<LeastSquaresProblem, 'parameters'> {
  const count = times.length;
  const { nodesS, matrix } = logTimeInterpolation(times);
  const size = nodesS.length;
  const weights = Float64Array.from(times, (_, i) => 1 / (sigma?.[i] ?? 1));
  matrix.forEach((value, place) => (matrix[place] = value * weights[place % count]!));
  const factors = new HouseholderQr(matrix, count, size);
  const target = Float64Array.from(content, (value, i) => value * weights[i]!);
  factors.applyTranspose(target);
  const triangle = factors.reduced();
  const unreachable = Math.hypot(...target.subarray(size));
  const curve = curveAt(nodesS);
  const values = new Float64Array(size);

  /** out = R values, in its own first `size` places */
  const multiply = (nodeValues: Float64Array, out: Float64Array): void => {
    out.fill(0, 0, size);
    for (let k = 0; k < size; k++) {
      const value = nodeValues[k]!;
      for (let i = 0; i < size; i++) out[i]! += triangle[k * size + i]! * value;
    }
  };
  return {
    pointCount: size + 1,
    residuals(parameters, out) {
      curve.content(parameters, values);
      multiply(values, out);
      for (let i = 0; i < size; i++) out[i]! -= target[i]!;
      out[size] = unreachable;
    },
    jacobian(parameters, out) {
      const slopes = new Float64Array(size * parameters.length);
      curve.derivatives(parameters, slopes);
      for (let k = 0; k < parameters.length; k++) {
        const column = out.subarray(k * (size + 1), (k + 1) * (size + 1));
        multiply(slopes.subarray(k * size, (k + 1) * size), column);
        column[size] = 0;
      }
    },
  };
}
