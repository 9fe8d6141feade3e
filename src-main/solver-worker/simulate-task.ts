import { simulateCase } from '#shared/simulation/simulate-case.ts';
import type { TaskRunner } from './task-runner.ts';

export type Simulate = typeof simulateCase;

/** Solves one case. */
export const simulateTask = (simulate: Simulate = simulateCase): TaskRunner<'simulate'> =>
  function* solve({ problem, options }) {
    const result = yield* simulate(problem, options);
    if (result.status !== 'failed') return { state: result.status, result };
    const message = result.error?.message ?? 'The solver gave no reason for the failure.';
    return {
      state: 'failed',
      error: { code: 'SOLVER_FAILED', message, details: result.error },
      result,
    };
  };
