import type { TransportCase } from '../domain/case/transport-case.ts';
import { macroAt, microAt, microMean } from '../numerics/analytic/local-values.ts';
import { macroMean, totalContent } from '../numerics/analytic/totals.ts';
import type { LinearTwoScale } from '../numerics/analytic/linear-two-scale.ts';
import type { MicroSample, Profile, Sample } from '../numerics/solve/sampler.ts';
import { contentPerDriving } from './contents.ts';
import type { ResolvedCase } from './resolve-case.ts';
import type { Series } from './series.ts';
import type { SimulationProgress, SimulationSignal } from './simulation-run.ts';

/**
 * Positions at which extremes are looked for: after a single step the profiles are monotone, so the
 * ends suffice; later steps move extremes inside.
 */
function extremePositions({ boundary }: Pick<ResolvedCase, 'boundary'>): readonly number[] {
  if (boundary.steps.length === 1) return [0, 1];
  return Array.from({ length: 65 }, (_, k) => 1 - (1 - k / 64) ** 1.5);
}

/** Output times that are worked out between two looks for a cancel. */
const timesAtOnce = 64;

/**
 * The exact solution of a linear case at its output times. Yields now and then; a cancel keeps the
 * samples so far.
 */
export function* simulateAnalytically(
  transportCase: TransportCase,
  resolved: ResolvedCase,
  linear: LinearTwoScale,
): Generator<SimulationProgress, Series & { readonly cancelled: boolean }, SimulationSignal> {
  const { outputTimesS, profileTimesS = [] } = transportCase;
  const samples: Sample[] = [];
  let cancelled = false;
  while (samples.length < outputTimesS.length && !cancelled) {
    const timesS = outputTimesS.slice(samples.length, samples.length + timesAtOnce);
    samples.push(...sampleExactly(transportCase, resolved, linear, timesS));
    const signal = yield {
      fraction: samples.length / outputTimesS.length,
      simTimeS: timesS.at(-1)!,
      steps: 0,
      rejected: 0,
      phase: 'solve',
    };
    cancelled = signal === 'cancel' && samples.length < outputTimesS.length;
  }
  const profiles = cancelled
    ? []
    : profileTimesS.map((timeS) => analyticProfile(resolved, linear, timeS));
  return { samples, profiles, cancelled };
}

function sampleExactly(
  { microDepths = [] }: TransportCase,
  resolved: ResolvedCase,
  linear: LinearTwoScale,
  timesS: readonly number[],
): Sample[] {
  const perDriving = contentPerDriving(resolved);
  const { boundary, problem } = resolved;
  const initial = perDriving.total * boundary.initial;
  const total = totalContent(linear, boundary, timesS);
  const mean = macroMean(linear, boundary, timesS);
  const macro = extremePositions(resolved).map((depth) => macroAt(linear, boundary, timesS, depth));
  const microAtDepth = (depth: number) => microSeries(resolved, linear, timesS, depth);
  const hasMicro = problem.micro.length > 0;
  const mirrorMicro = hasMicro ? microAtDepth(0) : undefined;
  const micro = hasMicro ? microDepths.map(microAtDepth) : [];
  return timesS.map((_, k): Sample => {
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
}

/** Micro contents at one depth: mean over the classes, extremes over all of them. */
function microSeries(
  { problem, boundary }: ResolvedCase,
  linear: LinearTwoScale,
  timesS: readonly number[],
  depth: number,
): MicroSample[] {
  const positions = extremePositions({ boundary });
  const perDriving = contentPerDriving({ problem });
  const held = linear.micro.reduce((sum, { share }) => sum + share, 0);
  const classes = problem.micro.map((_, index) => ({
    weight: linear.micro[index]!.share / held,
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
