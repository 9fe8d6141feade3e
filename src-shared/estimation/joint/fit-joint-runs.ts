import { searchedNames } from '#shared/domain/fit/fitted-parameters.ts';
import { estimateCovariance } from '#shared/numerics/estimation/covariance.ts';
import { EstimationError } from '#shared/numerics/estimation/estimation-error.ts';
import type { FitCommand, FitOutcome } from '#shared/numerics/estimation/fit-outcome.ts';
import { LinearProjection } from '#shared/numerics/estimation/linear-projection.ts';
import { multistart } from '#shared/numerics/estimation/multistart.ts';
import { compareNested } from '../drying/compare-models.ts';
import { findMinimum } from '../drying/drying-minimum.ts';
import { curveAt } from '../drying/drying-moment.ts';
import { dryingParameterNames, type DryingParameterName } from '../drying/drying-model.ts';
import { ownUnit } from '../drying/drying-parameters.ts';
import type { DryingProblem } from '../drying/drying-problem.ts';
import { DEFAULT_SEED, DEFAULT_STARTS } from '../drying/drying-setup.ts';
import { estimateNoise } from '../drying/noise.ts';
import { profileIntervals } from '../drying/profile-intervals.ts';
import {
  refine,
  searchProgress,
  startedAt,
  type Searching,
  type SearchProgress,
} from '../drying/refine.ts';
import { shownCurve, type FitMoment } from '../fit-moment.ts';
import { CANCELLED_PROFILES } from '../drying/cancelled-fit.ts';
import { describeValue, type FittedValue, type ProfileEnds } from '../fitted-value.ts';
import type { JointFit } from './joint-fit.ts';
import { jointProblem, problemsOf, type JointProblem } from './joint-problem.ts';
import { setupsOf, type JointRun, type JointSetup } from './joint-setup.ts';

const SEARCH_ITERATIONS = 25;
const RESTARTS = 3;
// A share or a time of 0 has no logarithm; this is far below any bound.
const SMALLEST = 1e-12;

/** A run fitted by itself. */
interface Alone {
  readonly fit: FitOutcome;
  readonly freeCount: number;
  /** of a weighted residual */
  readonly deviation: number;
  readonly rmse: number;
}

/**
 * Fits one model to several runs at once, with parameters that they share. Each run is first fitted by
 * itself: that gives its noise, which weighs it, and a start. Send 'cancel' to stop: undefined is
 * returned then, or once the best fit is known, that with the outcome 'cancelled'.
 *
 * @throws EstimationError for runs that cannot be fitted together
 */
export function* fitJointRuns(
  runs: readonly JointRun[],
  setup: JointSetup,
): Generator<FitMoment, JointFit | undefined, FitCommand> {
  if (runs.length < 2) throw new EstimationError('A joint fit needs at least two runs.');
  const setups = setupsOf(runs, setup);
  const problems = problemsOf(runs, setups);
  const alone: Alone[] = [];
  for (const [index, each] of runs.entries()) {
    const searching = findMinimum(each.run, setups[index]!, problems[index]!);
    let next = searching.next();
    while (next.done !== true) {
      const { iteration, parameters } = next.value;
      const command = yield {
        phase: 'searching',
        fraction: (index + next.value.fraction) / (2 * runs.length),
        subject: setup.model,
        part: { kind: 'run', number: index + 1, count: runs.length },
        iteration,
        look: () => [shownRun(runs, problems, index, parameters())],
      };
      if (command === 'cancel') return undefined;
      next = searching.next();
    }
    alone.push(aloneOf(problems[index]!, next.value.fit, each.run.sigma !== undefined));
  }

  const deviations = alone.map(({ deviation }) => deviation);
  const joint = jointProblem(runs, setup, problems, deviations);
  const lookAt = (values: () => Float64Array): FitMoment['look'] => {
    return () => {
      const known = values();
      return runs.map((_, run) => shownRun(runs, problems, run, joint.valuesOf(run, known)));
    };
  };
  const told = (progress: SearchProgress): FitMoment => ({
    phase: 'searching',
    fraction: (1 + progress.fraction) / 2,
    subject: 'joint',
    ...(progress.start !== undefined && { part: { kind: 'start', ...progress.start } }),
    iteration: progress.iteration,
    look: lookAt(progress.parameters),
  });
  let minimum = yield* telling(search(joint, setup, problems, alone), told);
  for (let attempt = 0; minimum !== undefined; attempt++) {
    const best: FitOutcome = minimum;
    const freeCount = joint.problem.parameters.filter(({ fixed }) => fixed !== true).length;
    const residuals = residualsOf(problems, deviations, (run) =>
      joint.valuesOf(run, best.parameters),
    );
    const isStated = runs.every(({ run }) => run.sigma !== undefined);
    const noise = estimateNoise(residuals, freeCount, isStated);
    const profiling = profileIntervals(joint.problem, joint.linear, best, noise.scatter);
    let next = profiling.next();
    while (next.done !== true) {
      const { number, count, iteration } = next.value;
      next = profiling.next(
        yield {
          phase: 'profiling',
          fraction: (number - 1) / count,
          subject: 'joint',
          part: { kind: 'parameter', number, count },
          iteration,
          look: lookAt(() => best.parameters),
        },
      );
    }
    if (next.value.kind === 'better-minimum' && attempt < RESTARTS) {
      minimum = yield* telling(refine(joint.problem, joint.linear, next.value.parameters), told);
      continue;
    }
    const separate = {
      sumOfSquares: alone.reduce(
        (sum, each) => sum + each.fit.sumOfSquares / each.deviation ** 2,
        0,
      ),
      freeCount: alone.reduce((sum, each) => sum + each.freeCount, 0),
    };
    const together = { sumOfSquares: best.sumOfSquares, freeCount };
    // Residuals of the larger model: what the smaller one misses does not make points dependent.
    const ownResiduals = residualsOf(problems, deviations, (run) => alone[run]!.fit.parameters);
    const independent = estimateNoise(ownResiduals, separate.freeCount, isStated);
    return {
      ...described(runs, joint, problems, best, noise.scatter, next.value),
      runs: alone.map(({ rmse }, run) => ({
        rmseAlone: rmse,
        ...curveAt(problems[run]!, joint.valuesOf(run, best.parameters)),
      })),
      pointCount: residuals.length,
      effectivePointCount: noise.effectivePointCount,
      sharing: compareNested(together, separate, independent.effectivePointCount),
    };
  }
  return undefined;
}

function shownRun(
  runs: readonly JointRun[],
  problems: readonly DryingProblem[],
  run: number,
  parameters: Float64Array,
): ReturnType<FitMoment['look']>[number] {
  const { rmse, content } = curveAt(problems[run]!, parameters);
  return shownCurve(run, rmse, runs[run]!.run.timesS, content);
}

/** Runs a search and tells how far it is; undefined when cancelled. */
function* telling<R>(
  searching: Searching<R>,
  told: (progress: SearchProgress) => FitMoment,
): Generator<FitMoment, R | undefined, FitCommand> {
  let next = searching.next();
  while (next.done !== true) {
    if ((yield told(next.value)) === 'cancel') return undefined;
    next = searching.next();
  }
  return next.value;
}

function aloneOf({ problem, scale }: DryingProblem, fit: FitOutcome, isStated: boolean): Alone {
  const freeCount = problem.parameters.filter(({ fixed }) => fixed !== true).length;
  const residuals = new Float64Array(problem.pointCount);
  problem.residuals(fit.parameters, residuals);
  const squares = residuals.reduce((sum, value) => sum + value * value, 0);
  const free = Math.max(1, residuals.length - freeCount);
  return {
    fit,
    freeCount,
    deviation: isStated ? 1 : Math.sqrt(squares / free),
    rmse: Math.abs(scale.span) * Math.sqrt(squares / residuals.length),
  };
}

/** From what is given or the runs say by themselves, and from seeded starts. */
function* search(
  joint: JointProblem,
  setup: JointSetup,
  problems: readonly DryingProblem[],
  alone: readonly Alone[],
): Searching<FitOutcome> {
  const values = joint.parameters.map(({ name, runs, factors }) => {
    const place = dryingParameterNames.indexOf(name);
    const searched = searchedNames.find((known) => known === name);
    if (searched !== undefined && setup.limits?.[searched]?.start !== undefined) {
      return problems[runs[0]!]!.search.parameters[place]!.start / factors[0]!;
    }
    const own = runs.map((run, i) => alone[run]!.fit.parameters[place]! / factors[i]!);
    if (own.length === 1) return own[0]!;
    const logs = own.map((value) => Math.log(Math.max(SMALLEST, value)));
    return Math.exp(logs.reduce((sum, value) => sum + value, 0) / logs.length);
  });
  const starts = setup.starts ?? DEFAULT_STARTS;
  const projection = new LinearProjection(startedAt(joint.search, values), joint.linear);
  const searching = multistart(projection.problem, {
    starts,
    seed: setup.seed ?? DEFAULT_SEED,
    maxIterations: SEARCH_ITERATIONS,
  });
  let next = searching.next();
  while (next.done !== true) {
    const { start, fit } = next.value;
    const place = { number: start + 1, count: starts + 1 };
    next = searching.next(yield searchProgress(projection, fit, start / (starts + 1), place));
  }
  const best = projection.completed(next.value.lowest.parameters);
  return yield* refine(joint.problem, joint.linear, best);
}

/** Of all points, run after run, each divided by its standard deviation. */
function residualsOf(
  problems: readonly DryingProblem[],
  deviations: readonly number[],
  valuesOf: (run: number) => Float64Array,
): Float64Array {
  const parts = problems.map(({ problem }, run) => {
    const part = new Float64Array(problem.pointCount);
    problem.residuals(valuesOf(run), part);
    return part.map((value, i) => value / ((problem.sigma?.[i] ?? 1) * deviations[run]!));
  });
  return Float64Array.from(parts.flatMap((part) => Array.from(part)));
}

/** A known value as it was given: scaling costs digits. */
function withKnown(
  value: FittedValue,
  { fixed }: JointRun,
  name: DryingParameterName,
): FittedValue {
  return { ...value, value: fixed?.[name] ?? value.value };
}

function described(
  runs: readonly JointRun[],
  joint: JointProblem,
  problems: readonly DryingProblem[],
  fit: FitOutcome,
  scatter: Parameters<typeof estimateCovariance>[2],
  found: { kind: string; intervals?: readonly ProfileEnds[] },
): Pick<JointFit, 'outcome' | 'explanation' | 'parameters' | 'fitted' | 'correlation'> {
  const covariance = estimateCovariance(joint.problem, fit.parameters, scatter);
  const atMinimum = { problem: joint.problem, fit, covariance, profiles: found.intervals ?? [] };
  const units = joint.parameters.map(({ name, runs }) => ownUnit(name, problems[runs[0]!]!.scale));
  // The content of an uptake is measured downwards while it is fitted.
  const signOf = (row: number): number => Math.sign(units[covariance.identified[row]!]!.factor);
  const isCancelled = found.kind === 'cancelled';
  return {
    outcome: isCancelled ? 'cancelled' : fit.outcome,
    explanation: isCancelled ? CANCELLED_PROFILES : fit.explanation,
    parameters: joint.parameters.map((parameter, place) => ({
      ...parameter,
      ...withKnown(
        describeValue(atMinimum, place, units[place]!),
        runs[parameter.runs[0]!]!,
        parameter.name,
      ),
    })),
    fitted: covariance.identified,
    correlation: covariance.correlation.map((row, i) =>
      Array.from(row, (value, j) => signOf(i) * signOf(j) * value),
    ),
  };
}
