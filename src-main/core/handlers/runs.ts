import { ContractFault } from '#main/core/contract-fault.ts';
import type { Handlers } from '#main/core/dispatcher.ts';
import type { JobQueue } from '#main/jobs/job-queue.ts';

type RunHandlers = Pick<Handlers, 'runs.start' | 'runs.list' | 'runs.cancel' | 'runs.get'>;

export function runHandlers(jobs: JobQueue): RunHandlers {
  return {
    'runs.start': ({ transportCase, options }) => ({
      jobId: jobs.start({ problem: transportCase, options }),
    }),
    'runs.list': () => ({ runs: jobs.active() }),
    'runs.cancel': ({ jobId }) => ({ accepted: jobs.cancel(jobId) ?? noSuchRun(jobId) }),
    'runs.get': ({ jobId }) => jobs.get(jobId) ?? noSuchRun(jobId),
  };
}

function noSuchRun(jobId: string): never {
  throw new ContractFault(
    'NOT_FOUND',
    `There is no run ${jobId}. Only the most recent runs of this session are kept.`,
  );
}
