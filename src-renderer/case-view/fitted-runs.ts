import type { CalculationOf } from '#shared/contract/calculations.ts';
import type { FitBundle } from '#shared/domain/fit/fit-bundle.ts';
import { bundledRun } from '#shared/domain/fit/parse-fit-bundle.ts';
import type { Experiment } from '#shared/domain/experiment/experiment.ts';
import { experimentRun, type RunSelection } from '#shared/estimation/experiment/experiment-run.ts';
import type { FittedRun } from './live-fit-chart.ts';

/** The parts of the experiments that a fit takes. */
export function fittedRuns(input: CalculationOf<'fit' | 'joint-fit'>['input']): FittedRun[] {
  return input.kind === 'fit'
    ? [fittedRun(input.experiment, input.request)]
    : bundledRuns(input.bundle);
}

/** The runs of a plan in its order. */
export function bundledRuns(bundle: FitBundle): FittedRun[] {
  return bundle.plan.runs.map((run) => fittedRun(bundledRun(bundle, run).experiment, run));
}

function fittedRun(experiment: Experiment, { fromS, toS, dryMassKg }: RunSelection): FittedRun {
  const { run, unit } = experimentRun(experiment, { fromS, toS, dryMassKg });
  return { title: experiment.title, fromS, timesS: run.timesS, content: run.content, unit };
}
