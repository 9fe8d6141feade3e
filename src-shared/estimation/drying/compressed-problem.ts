import { logTimeInterpolation } from '#shared/numerics/analytic/log-time-interpolation.ts';
import { HouseholderQr } from '#shared/numerics/estimation/householder-qr.ts';
import type { LeastSquaresProblem } from '#shared/numerics/estimation/least-squares-problem.ts';
import type { DryingCurve } from './drying-curve.ts';

/** The measured side of a problem. */
export interface MeasuredCurve {
  /** ascending */
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
 * A curve that begins late is interpolated in the time since the latest possible beginning, and points
 * before twice that time stand for themselves.
 *
 * @param latestStart of the curve, 0 where it begins with the run
 * @param curveAt the curve of the model at other times
 */
export function compressedProblem(
  { times, content, sigma }: MeasuredCurve,
  latestStart: number,
  curveAt: (times: ArrayLike<number>) => DryingCurve,
): Omit<LeastSquaresProblem, 'parameters'> {
  const firstLate = times.findIndex((time) => time >= 2 * latestStart);
  const early = firstLate === -1 ? times.length : firstLate;
  const weights = Float64Array.from(times, (_, i) => 1 / (sigma?.[i] ?? 1));
  const late = times.slice(early).map((time) => time - latestStart);
  const { nodesS, matrix } = logTimeInterpolation(late);
  const size = nodesS.length;
  matrix.forEach((value, place) => {
    matrix[place] = value * weights[early + (place % late.length)]!;
  });
  const factors = new HouseholderQr(matrix, late.length, size);
  const target = Float64Array.from(late, (_, i) => content[early + i]! * weights[early + i]!);
  factors.applyTranspose(target);
  const triangle = factors.reduced();
  const unreachable = Math.sqrt(
    target.subarray(size).reduce((sum, value) => sum + value * value, 0),
  );

  const curve = curveAt([...times.slice(0, early), ...nodesS.map((node) => node + latestStart)]);
  const valueCount = early + size;
  const pointCount = valueCount + 1;
  const values = new Float64Array(valueCount);
  /** Weighted early values as they are, then R times the values at the nodes. */
  const compress = (from: Float64Array, out: Float64Array): void => {
    out.fill(0);
    for (let i = 0; i < early; i++) out[i] = from[i]! * weights[i]!;
    for (let k = 0; k < size; k++) {
      const value = from[early + k]!;
      for (let i = 0; i < size; i++) out[early + i]! += triangle[k * size + i]! * value;
    }
  };
  return {
    pointCount,
    residuals(parameters, out) {
      curve.content(parameters, values);
      compress(values, out);
      for (let i = 0; i < early; i++) out[i]! -= content[i]! * weights[i]!;
      for (let i = 0; i < size; i++) out[early + i]! -= target[i]!;
      out[valueCount] = unreachable;
    },
    jacobian(parameters, out) {
      const slopes = new Float64Array(valueCount * parameters.length);
      curve.derivatives(parameters, slopes);
      for (let k = 0; k < parameters.length; k++) {
        compress(
          slopes.subarray(k * valueCount, (k + 1) * valueCount),
          out.subarray(k * pointCount, (k + 1) * pointCount),
        );
      }
    },
  };
}
