import type { Experiment } from '#shared/domain/experiment/experiment.ts';
import type { FitBundle } from '#shared/domain/fit/fit-bundle.ts';
import type { FitPlan } from '#shared/domain/fit/fit-plan.ts';
import type { JointFitRecord } from '#shared/domain/fit/joint-fit-record.ts';
import { bundledRun } from '#shared/domain/fit/parse-fit-bundle.ts';
import { EstimationError } from '#shared/numerics/estimation/estimation-error.ts';
import type { FitCommand } from '#shared/numerics/estimation/fit-outcome.ts';
import type { FitMoment } from '../fit-moment.ts';
import { experimentRun } from '../experiment/experiment-run.ts';
import { simulateVariedCase, valuesAtPaths, type VariedCase } from '../physical/case-simulation.ts';
import { fitSimulatedRuns, type SimulatedFit } from '../physical/fit-simulated-runs.ts';
import { fitJointRuns } from './fit-joint-runs.ts';
import type { JointFit } from './joint-fit.ts';
import { makeJointRecord, type PlannedPart } from './make-joint-record.ts';

/** What the files of one run of a plan hold. */
export interface PlannedFiles {
  readonly experiment: Experiment;
  /** parsed JSON of its case; undefined where the plan names none */
  readonly caseDocument: unknown;
}

/**
 * Fits the runs of a checked plan together. Send 'cancel' to stop: undefined is returned then, or
 * once the best values are known, those with the outcome 'cancelled'.
 *
 * @param files of every run
 * @throws EstimationError where the plan cannot be fitted
 */
export function* fitPlan(
  plan: FitPlan,
  files: readonly PlannedFiles[],
): Generator<FitMoment, JointFitRecord | undefined, FitCommand> {
  const parts = plan.runs.map(({ temperatureK, ...selection }, run): PlannedPart => {
    const { experiment } = files[run]!;
    const part = experimentRun(experiment, selection);
    const given = temperatureK === undefined ? undefined : ([temperatureK, temperatureK] as const);
    return { experiment, part: { ...part, temperatureK: part.temperatureK ?? given } };
  });
  const fit = yield* plan.times === undefined
    ? fitPhysical(plan, parts, files)
    : fitTimes(plan, plan.times, parts);
  return fit && makeJointRecord(plan, parts, fit);
}

/** Fits what a checked bundle holds, as `fitPlan` does. */
export function fitBundle(bundle: FitBundle): ReturnType<typeof fitPlan> {
  const { plan } = bundle;
  return fitPlan(
    plan,
    plan.runs.map((run) => bundledRun(bundle, run)),
  );
}

function fitTimes(
  { runs }: FitPlan,
  times: NonNullable<FitPlan['times']>,
  parts: readonly PlannedPart[],
): Generator<FitMoment, JointFit | undefined, FitCommand> {
  const joint = runs.map(({ lengthM, fixed }, run) => ({
    run: parts[run]!.part.run,
    lengthM,
    fixed,
  }));
  return fitJointRuns(joint, times);
}

function fitPhysical(
  { physical }: FitPlan,
  parts: readonly PlannedPart[],
  files: readonly PlannedFiles[],
): Generator<FitMoment, SimulatedFit | undefined, FitCommand> {
  const { compared, vary, profile, starts: further, seed } = physical!;
  const paths = vary.map(({ path }) => path);
  const cases = parts.map(({ part }, run): VariedCase => {
    if (compared === 'absolute' && part.quantity === 'mass') {
      throw new EstimationError(
        `Run ${run + 1} is a mass without its dry mass; give dryMassKg, or compare "ends".`,
      );
    }
    return { document: files[run]!.caseDocument, paths, timesS: part.run.timesS, compared };
  });
  const [starts] = cases.map((each) => valuesAtPaths(each));
  return fitSimulatedRuns({
    parameters: vary.map(({ path, start, lower, upper, transform }, k) => ({
      name: path,
      start: start ?? starts![k]!,
      lower,
      upper,
      transform,
    })),
    runs: parts.map(({ part }) => ({ run: part.run, compared })),
    simulate: (values, run) => simulateVariedCase(cases[run]!, values),
    profile,
    starts: further,
    seed,
  });
}
