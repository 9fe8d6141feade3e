import type { ResultRecord } from '#shared/domain/run/result.ts';
import { macroAt, microAt, microMean } from '#shared/numerics/analytic/local-values.ts';
import { macroMean } from '#shared/numerics/analytic/totals.ts';
import type { LinearView } from '#shared/estimation/prediction/linear-view.ts';

/** Mean and extent of a content over a scale, one value per time, relative to the reference. */
export interface Band {
  readonly mean: ArrayLike<number>;
  readonly min: ArrayLike<number>;
  readonly max: ArrayLike<number>;
}

/** Figure 5 of the paper: the whole macro scale, and the micro scale at the mirror plane. */
export interface GradientBands {
  readonly macro: Band;
  readonly micro: Band | undefined;
}

/** Bands of a result of the solver. */
export function solvedBands(result: ResultRecord): GradientBands {
  const { macroMean: mean, macroMin: min, macroMax: max } = result;
  const { mirrorMicroMean, mirrorMicroMin, mirrorMicroMax } = result;
  const hasMicro = mirrorMicroMean && mirrorMicroMin && mirrorMicroMax;
  return {
    macro: { mean, min, max },
    micro: hasMicro
      ? { mean: mirrorMicroMean, min: mirrorMicroMin, max: mirrorMicroMax }
      : undefined,
  };
}

/** Bands of the analytic solution; for one step at the open face the extremes are at the two ends. */
export function analyticBands(
  { problem, boundary }: LinearView,
  timesS: ArrayLike<number>,
): GradientBands {
  const mirror = macroAt(problem, boundary, timesS, 0);
  const face = macroAt(problem, boundary, timesS, 1);
  const innermost =
    problem.micro.length === 0 ? undefined : microAt(problem, boundary, timesS, 0, 0, 0);
  return {
    macro: { mean: macroMean(problem, boundary, timesS), ...extent(mirror, face) },
    micro: innermost && {
      mean: microMean(problem, boundary, timesS, 0, 0),
      ...extent(innermost, mirror),
    },
  };
}

function extent(a: Float64Array, b: Float64Array): Pick<Band, 'min' | 'max'> {
  return {
    min: a.map((value, index) => Math.min(value, b[index] ?? value)),
    max: a.map((value, index) => Math.max(value, b[index] ?? value)),
  };
}
