import type { SweepRow } from '#shared/domain/sweep/sweep-row.ts';
import { rowSteps } from '#shared/simulation/sweep/run-row.ts';
import type { TaskRunner } from './task-runner.ts';

/** Runs some rows of a study; a cancelled task keeps those that came to their end. */
export const rowsTask: TaskRunner<'rows'> = function* runRows({ setup, rows }) {
  const done: SweepRow[] = [];
  for (const row of rows) {
    const steps = rowSteps(setup, row);
    let next = steps.next();
    while (next.done !== true) {
      const fraction = (done.length + next.value.fraction) / rows.length;
      next = steps.next(yield { fraction, phase: 'rows' });
    }
    if (next.value === undefined) return { state: 'cancelled', result: done };
    done.push(next.value);
  }
  return { state: 'finished', result: done };
};
