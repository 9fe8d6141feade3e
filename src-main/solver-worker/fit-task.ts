import { fitExperiment } from '#shared/estimation/experiment/fit-experiment.ts';
import type { TaskRunner } from './task-runner.ts';
import { toldFit } from './told-fit.ts';

/** Fits one model to one experiment. */
export const fitTask: TaskRunner<'fit'> = ({ experiment, request }) =>
  toldFit(fitExperiment(experiment, request), {
    searching: [0, 0.3],
    profiling: [0.3, 0.5],
    comparing: [0.5, 1],
  });
