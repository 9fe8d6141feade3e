import { fitBundle } from '#shared/estimation/joint/fit-plan.ts';
import type { TaskRunner } from './task-runner.ts';
import { toldFit } from './told-fit.ts';

/** Fits several runs together, or values of cases to them. */
export const jointFitTask: TaskRunner<'joint-fit'> = ({ bundle }) =>
  toldFit(fitBundle(bundle), { searching: [0, 0.6], profiling: [0.6, 1], comparing: [1, 1] });
