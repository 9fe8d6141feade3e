import type { Experiment } from '#shared/domain/experiment/experiment.ts';
import { hashExperiment } from '#shared/domain/experiment/hash-experiment.ts';
import type { FitPlan } from '#shared/domain/fit/fit-plan.ts';
import { JOINT_FIT_FORMAT, type JointFitRecord } from '#shared/domain/fit/joint-fit-record.ts';
import { estimatorIdentity } from '../estimator-identity.ts';
import type { ExperimentRun } from '../experiment/experiment-run.ts';
import type { SimulatedFit } from '../physical/fit-simulated-runs.ts';
import type { JointFit } from './joint-fit.ts';
import { judgeJointFit } from './judge-joint-fit.ts';

/** A run of a plan with what was read for it. */
export interface PlannedPart {
  readonly experiment: Experiment;
  readonly part: ExperimentRun;
}

/** A fit of several runs as it is written to a file, with its verdicts and what it was made of. */
export function makeJointRecord(
  plan: FitPlan,
  parts: readonly PlannedPart[],
  fit: JointFit | SimulatedFit,
): JointFitRecord {
  const parameters = 'sharing' in fit ? fit.parameters : physicalParameters(fit, parts.length);
  const labelled = parameters.map((parameter) => ({
    ...parameter,
    label: labelOf(parameter, parts.length),
  }));
  const verdicts = judgeJointFit({
    outcome: fit.outcome,
    explanation: fit.explanation,
    parameters: labelled,
    isProfiled: plan.physical?.profile ?? true,
    pointCount: fit.pointCount,
    effectivePointCount: fit.effectivePointCount,
    sharing: 'sharing' in fit ? fit.sharing : undefined,
    starts: 'starts' in fit ? fit.starts : undefined,
    temperaturesK: parts.map(({ part }) => part.temperatureK),
  });
  return {
    format: JOINT_FIT_FORMAT,
    title: plan.title,
    outcome: fit.outcome,
    explanation: fit.explanation,
    parameters: parameters.map(
      ({ name, runs, factors, value, standardError, status, ...ends }) => ({
        name,
        runs: [...runs],
        factors: [...factors],
        value,
        standardError,
        interval95: [...ends.interval95],
        profile95: [...ends.profile95],
        bounds: [...ends.bounds],
        status,
      }),
    ),
    correlation: {
      places: [...fit.fitted],
      matrix: fit.correlation.map((row) => [...row]),
    },
    runs: parts.map(({ experiment, part }, run) => ({
      title: experiment.title,
      fileName: experiment.source.fileName,
      dataHash: hashExperiment(experiment),
      unit: part.unit,
      basis: part.basis,
      temperatureK: part.temperatureK === undefined ? null : [...part.temperatureK],
      rmse: fit.runs[run]!.rmse,
      rmseAlone: 'sharing' in fit ? fit.runs[run]!.rmseAlone : null,
      curve: { timeS: [...part.run.timesS], content: Array.from(fit.runs[run]!.content) },
    })),
    pointCount: fit.pointCount,
    effectivePointCount: fit.effectivePointCount,
    sharing: 'sharing' in fit && fit.sharing !== undefined ? { ...fit.sharing } : null,
    ...('starts' in fit && { starts: startsOf(fit.starts) }),
    verdicts: verdicts.map(({ code, parameters: about, text }) => ({
      code,
      parameters: [...about],
      text,
    })),
    madeOf: { plan, program: { ...estimatorIdentity } },
  };
}

function startsOf({
  another,
  ...counts
}: SimulatedFit['starts']): NonNullable<JointFitRecord['starts']> {
  return { ...counts, another: another === undefined ? null : Array.from(another) };
}

type Labelled = JointFit['parameters'][number] | ReturnType<typeof physicalParameters>[number];

/** Physical values belong to all runs, contents at the ends to one. */
function physicalParameters({ parameters }: SimulatedFit, runCount: number) {
  const all = Array.from({ length: runCount }, (_, run) => run);
  return parameters.map((parameter) => {
    const [, name, run] = /^(initial|equilibrium) (\d+)$/.exec(parameter.name) ?? [];
    const runs = run === undefined ? all : [Number(run)];
    return { ...parameter, name: name ?? parameter.name, runs, factors: runs.map(() => 1) };
  });
}

function labelOf({ name, runs }: Labelled, runCount: number): string {
  const [only] = runs;
  return runs.length === 1 && runCount > 1 && only !== undefined
    ? `${name} of run ${only + 1}`
    : name;
}
