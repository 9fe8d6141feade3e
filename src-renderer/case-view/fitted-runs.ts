import type { CalculationOf } from '#shared/contract/calculations.ts';
import { experimentRun } from '#shared/estimation/experiment/experiment-run.ts';
import type { FittedRun } from './live-fit-chart.ts';

/** The part of the experiment that a fit takes. */
export function fittedRuns({ experiment, request }: CalculationOf<'fit'>['input']): FittedRun[] {
  const { fromS, toS, dryMassKg } = request;
  const { run, unit } = experimentRun(experiment, { fromS, toS, dryMassKg });
  return [{ title: experiment.title, fromS, timesS: run.timesS, content: run.content, unit }];
}
