import type { TaskOutcome } from '#shared/worker-protocol/messages.ts';

/**
 * The end of a task that threw. A RangeError refuses its input in words for the user; anything else
 * is a defect, because numerical failures are reported by the task itself.
 */
export function failedOutcome(error: unknown): TaskOutcome {
  if (error instanceof RangeError) {
    return { state: 'failed', error: { code: 'SOLVER_FAILED', message: error.message } };
  }
  const reason = error instanceof Error ? error.message : String(error);
  const message =
    `The solver stopped because of a defect in the program: ${reason} ` +
    'Please report it together with the case.';
  return { state: 'failed', error: { code: 'INTERNAL', message } };
}
