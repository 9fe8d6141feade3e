import type { JobListener, JobQueue } from '#main/jobs/job-queue.ts';
import type { Storage } from '#main/storage/open-storage.ts';
import type { ContractError } from '#shared/contract/error.ts';
import type { RunSummary, SolveOptions } from '#shared/contract/runs.ts';
import type { TaskOutcome } from '#shared/worker-protocol/messages.ts';
import type { EventHub } from './event-hub.ts';

/** Where a run belongs, for its events. */
type RunPlace = Pick<RunSummary, 'runId' | 'caseId' | 'projectId'>;

const notStored: ContractError = {
  code: 'STORAGE_FAILED',
  message:
    'The run ended, but its result could not be stored in the data folder. ' +
    'Make space on the disk and run the case again.',
};

export interface RunServiceOptions {
  readonly storage: Storage;
  readonly hub: EventHub;
  readonly jobs: JobQueue;
  readonly log: (text: string, cause: unknown) => void;
}

/** Runs from their start to what is stored of them. What is told has been stored before. */
export class RunService {
  readonly #storage: Storage;
  readonly #hub: EventHub;
  readonly #jobs: JobQueue;
  readonly #log: RunServiceOptions['log'];
  readonly #places = new Map<string, RunPlace>();

  readonly #listener: JobListener<'simulate'>;

  constructor({ storage, hub, jobs, log }: RunServiceOptions) {
    this.#storage = storage;
    this.#hub = hub;
    this.#log = log;
    this.#jobs = jobs;
    this.#listener = {
      started: (runId) => {
        this.#tryToStore(runId, () => storage.runs.started(runId));
      },
      progressed: (runId, progress) => {
        const place = this.#places.get(runId);
        if (place) hub.publish({ name: 'runs.progressed', payload: { ...place, progress } });
      },
      ended: (runId, solved, elapsedS) => {
        const outcome = this.#storeEnd(runId, solved, elapsedS);
        const payload = this.#places.get(runId);
        this.#places.delete(runId);
        if (!payload) return;
        if (outcome.state === 'failed') {
          hub.publish({ name: 'runs.failed', payload: { ...payload, error: outcome.error } });
        } else {
          hub.publish({ name: `runs.${outcome.state}`, payload });
        }
      },
    };
  }

  /** Queues a stored case. @returns undefined when there is no such case */
  start(caseId: string, options: SolveOptions): RunSummary | undefined {
    const record = this.#storage.cases.get(caseId);
    const summary = record && this.#storage.runs.create(record, options);
    if (!summary) return undefined;
    const { runId, projectId } = summary;
    this.#places.set(runId, { runId, caseId, projectId });
    const problem = record.document.transportCase;
    const task = { kind: 'simulate', problem, options: summary.options } as const;
    this.#jobs.start(runId, task, this.#listener);
    this.#hub.publish({ name: 'runs.changed', payload: { projectId } });
    return summary;
  }

  /** All runs of a project, those under way with their progress. */
  list(projectId: string): RunSummary[] {
    const progress = new Map(this.#jobs.active('simulate').map((job) => [job.jobId, job.progress]));
    return this.#storage.runs
      .list(projectId)
      .map((run) => withProgress(run, progress.get(run.runId)));
  }

  /** What has not ended, in the order of solving. */
  active(): RunSummary[] {
    return this.#jobs.active('simulate').flatMap(({ jobId, progress }) => {
      const run = this.#storage.runs.summary(jobId);
      return run ? [withProgress(run, progress)] : [];
    });
  }

  /** @returns how many of them had not ended yet */
  cancel(runIds: readonly string[]): number {
    return runIds.filter((runId) => this.#jobs.cancel(runId)).length;
  }

  /** Ends what is under way in cases or a project that nobody sees any more. */
  cancelIn(isInside: (place: Readonly<RunPlace>) => boolean): void {
    const places = [...this.#places.values()].filter(isInside);
    this.cancel(places.map(({ runId }) => runId));
  }

  /** @returns how the run ended for its user, who needs what was solved to be stored */
  #storeEnd(
    runId: string,
    outcome: TaskOutcome<'simulate'>,
    elapsedS: number,
  ): TaskOutcome<'simulate'> {
    const { runs } = this.#storage;
    if (this.#tryToStore(runId, () => runs.ended(runId, outcome, elapsedS))) return outcome;
    const failed: TaskOutcome<'simulate'> = { state: 'failed', error: notStored };
    // Without a result there is less to write.
    this.#tryToStore(runId, () => runs.ended(runId, failed, elapsedS));
    return failed;
  }

  /** A full disk must not end the program in the middle of its work. */
  #tryToStore(runId: string, store: () => void): boolean {
    try {
      store();
      return true;
    } catch (cause) {
      this.#log(`run ${runId} could not be stored:`, cause);
      return false;
    }
  }
}

function withProgress(run: RunSummary, progress: RunSummary['progress']): RunSummary {
  return progress ? { ...run, progress } : run;
}
