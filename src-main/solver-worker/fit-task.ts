import { fitExperiment } from '#shared/estimation/experiment/fit-experiment.ts';
import { EstimationError } from '#shared/numerics/estimation/estimation-error.ts';
import type { TaskRunner } from './task-runner.ts';

/** Shares of the whole at the begin and the end of a phase. */
const phases = { searching: [0, 0.5], profiling: [0.5, 0.9], comparing: [0.9, 1] } as const;

/** Fits one model to one experiment. A cancelled fit has nothing that would be worth keeping. */
export const fitTask: TaskRunner<'fit'> = function* fit({ experiment, request }) {
  try {
    const fitting = fitExperiment(experiment, request);
    let done = 0;
    let next = fitting.next();
    while (next.done !== true) {
      const { phase, fraction } = next.value;
      const [from, to] = phases[phase];
      done = Math.max(done, from + (to - from) * fraction);
      next = fitting.next(yield { phase, fraction: done });
    }
    return next.value === undefined
      ? { state: 'cancelled' }
      : { state: 'finished', result: next.value };
  } catch (error) {
    if (!(error instanceof EstimationError)) throw error;
    return { state: 'failed', error: { code: 'SOLVER_FAILED', message: error.message } };
  }
};
