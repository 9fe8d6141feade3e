import type { ResultRecord } from '#shared/domain/run/result.ts';
import type { WorkerReport } from '#shared/worker-protocol/messages.ts';

/** The last word on a job, from the record that its simulation returned. */
export function resultReport(jobId: string, result: ResultRecord): WorkerReport {
  if (result.status !== 'failed') return { kind: result.status, jobId, result };
  const message = result.error?.message ?? 'The solver gave no reason for the failure.';
  return {
    kind: 'failed',
    jobId,
    error: { code: 'SOLVER_FAILED', message, details: result.error },
    result,
  };
}

/**
 * The last word on a job whose simulation threw. A RangeError refuses the options in words for the
 * user; anything else is a defect, because the simulation reports numerical failures itself.
 */
export function failedReport(jobId: string, error: unknown): WorkerReport {
  if (error instanceof RangeError) {
    return { kind: 'failed', jobId, error: { code: 'SOLVER_FAILED', message: error.message } };
  }
  const reason = error instanceof Error ? error.message : String(error);
  const message =
    `The solver stopped because of a defect in the program: ${reason} ` +
    'Please report it together with the case.';
  return { kind: 'failed', jobId, error: { code: 'INTERNAL', message } };
}
