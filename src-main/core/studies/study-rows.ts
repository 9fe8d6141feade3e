import type { JobListener, JobQueue } from '#main/jobs/job-queue.ts';
import type { ContractError } from '#shared/contract/error.ts';
import type { PlannedRow, RowSetup } from '#shared/domain/sweep/row-setup.ts';
import type { SweepRow } from '#shared/domain/sweep/sweep-row.ts';

/** How rows ended: all of them run, cancelled, or why they cannot go on. */
export type RowsEnd = 'done' | 'cancelled' | ContractError;

export type RunRows = (
  setup: RowSetup,
  rows: readonly PlannedRow[],
  heard: (row: SweepRow) => void,
) => Promise<RowsEnd>;

/** A task is made of as many rows as take about this long: cancel and other tasks wait no longer. */
const taskMs = 500;

/**
 * The rows of one study in the solver processes: tasks of a few rows, never more of them in the
 * queue than it has seats and one, so that other work finds its turn.
 */
export class StudyRows {
  readonly #jobs: JobQueue;
  readonly #studyId: string;
  readonly #started: () => void;
  readonly #open = new Set<string>();
  #tasks = 0;
  #rowMs: number | undefined;
  #end: RowsEnd | undefined;

  /** @param started called whenever a task leaves the queue */
  constructor(jobs: JobQueue, studyId: string, started: () => void) {
    this.#jobs = jobs;
    this.#studyId = studyId;
    this.#started = started;
  }

  /** Runs rows, which come back in any order; also those of a task that was cancelled. */
  readonly run: RunRows = (setup, rows, heard) => {
    let next = 0;
    return new Promise((resolve) => {
      const listener: JobListener<'rows'> = {
        started: this.#started,
        progressed: () => undefined,
        ended: (jobId, outcome, elapsedS) => {
          this.#open.delete(jobId);
          const done = outcome.result ?? [];
          if (done.length > 0) this.#rowMs = (1000 * elapsedS) / done.length;
          for (const row of done) heard(row);
          if (outcome.state === 'failed') this.#stop(outcome.error);
          else if (outcome.state === 'cancelled') this.#stop('cancelled');
          fill();
        },
      };
      const fill = (): void => {
        while (
          this.#end === undefined &&
          next < rows.length &&
          this.#open.size <= this.#jobs.seats
        ) {
          const some = rows.slice(next, next + this.#sizeFor(rows.length - next));
          next += some.length;
          const jobId = `${this.#studyId}:${this.#tasks++}`;
          this.#open.add(jobId);
          this.#jobs.start(jobId, { kind: 'rows', setup, rows: some }, listener);
        }
        if (this.#open.size === 0) resolve(this.#end ?? 'done');
      };
      fill();
    });
  };

  cancel(): void {
    this.#stop('cancelled');
  }

  #stop(end: RowsEnd): void {
    if (this.#end !== undefined) return;
    this.#end = end;
    for (const jobId of [...this.#open]) this.#jobs.cancel(jobId);
  }

  /** Towards the end tasks become small, so that no process waits for another one. */
  #sizeFor(left: number): number {
    const byTime = this.#rowMs === undefined ? 1 : taskMs / Math.max(1, this.#rowMs);
    const share = Math.ceil(left / (2 * this.#jobs.seats));
    return Math.max(1, Math.min(Math.round(byTime), share));
  }
}
