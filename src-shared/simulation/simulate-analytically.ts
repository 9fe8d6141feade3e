import type { TransportCase } from '../domain/case/transport-case.ts';
import { macroAt, microAt, microMean } from '../numerics/analytic/local-values.ts';
import { macroMean, totalContent } from '../numerics/analytic/totals.ts';
import type { LinearTwoScale } from '../numerics/analytic/linear-two-scale.ts';
import type { MicroSample, Profile, Sample } from '../numerics/solve/sampler.ts';
import { contentPerDriving } from './contents.ts';
import type { ResolvedCase } from './resolve-case.ts';
import type { Series } from './series.ts';

/** Positions at which extremes are looked for, 0 .. 1, denser towards the face. */
const positions = Array.from({ length: 17 }, (_, k) => 1 - (1 - k / 16) ** 1.5);

/** The exact solution of a linear case at its output times. */
export function simulateAnalytically(
  transportCase: TransportCase,
  resolved: ResolvedCase,
  linear: LinearTwoScale,
): Series {
  const { outputTimesS, profileTimesS = [], microDepths = [] } = transportCase;
  const perDriving = contentPerDriving(resolved);
  const { boundary, problem } = resolved;
  const initial = perDriving.total * boundary.initial;
  const total = totalContent(linear, boundary, outputTimesS);
  const mean = macroMean(linear, boundary, outputTimesS);
  const macro = positions.map((depth) => macroAt(linear, boundary, outputTimesS, depth));
  const microAtDepth = (depth: number) => microSeries(resolved, linear, outputTimesS, depth);
  const hasMicro = problem.micro.length > 0;
  const mirrorMicro = hasMicro ? microAtDepth(0) : undefined;
  const micro = hasMicro ? microDepths.map(microAtDepth) : [];
  const samples = outputTimesS.map((_, k): Sample => {
    const local = macro.map((values) => values[k]!);
    return {
      total: perDriving.total * total[k]!,
      released: initial - perDriving.total * total[k]!,
      solidMean: perDriving.solid * mean[k]!,
      solidMin: perDriving.solid * Math.min(...local),
      solidMax: perDriving.solid * Math.max(...local),
      solidMirror: perDriving.solid * local[0]!,
      drivingMean: mean[k]!,
      drivingMirror: local[0]!,
      mirrorMicro: mirrorMicro?.[k],
      micro: micro.map((series) => series[k]!),
    };
  });
  return {
    samples,
    profiles: profileTimesS.map((timeS) => analyticProfile(resolved, linear, timeS)),
  };
}

/** Micro contents at one depth: mean over the classes, extremes over all of them. */
function microSeries(
  { problem, boundary }: ResolvedCase,
  linear: LinearTwoScale,
  timesS: readonly number[],
  depth: number,
): MicroSample[] {
  const perDriving = contentPerDriving({ problem });
  const volume = problem.micro.reduce((sum, { volumeFraction }) => sum + volumeFraction, 0);
  const classes = problem.micro.map(({ volumeFraction }, index) => ({
    weight: volumeFraction / volume,
    mean: microMean(linear, boundary, timesS, depth, index),
    local: positions.map((x) => microAt(linear, boundary, timesS, depth, index, x)),
  }));
  return timesS.map((_, k) => {
    const local = classes.flatMap((entry) => entry.local.map((values) => values[k]!));
    const mean = classes.reduce((sum, entry) => sum + entry.weight * entry.mean[k]!, 0);
    return {
      mean: perDriving.micro * mean,
      min: perDriving.micro * Math.min(...local),
      max: perDriving.micro * Math.max(...local),
    };
  });
}

function analyticProfile(resolved: ResolvedCase, linear: LinearTwoScale, timeS: number): Profile {
  const { boundary, problem } = resolved;
  const perDriving = contentPerDriving(resolved);
  const depths = Float64Array.from({ length: 41 }, (_, k) => k / 40);
  const across = Float64Array.from({ length: problem.micro.length > 0 ? 21 : 0 }, (_, k) => k / 20);
  return {
    timeS,
    depths,
    solid: depths.map((depth) => perDriving.solid * macroAt(linear, boundary, [timeS], depth)[0]!),
    positions: across,
    micro: Array.from(depths, (depth) =>
      across.map((x) => perDriving.micro * microAt(linear, boundary, [timeS], depth, 0, x)[0]!),
    ),
  };
}
