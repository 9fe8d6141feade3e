import { randomUUID } from 'node:crypto';
import type { ContractEvent } from '#shared/contract/events.ts';
import type { ActiveRun, RunProgress, RunRecord } from '#shared/contract/runs.ts';
import type { SolveProgress } from '#shared/domain/run/progress.ts';
import { ProgressThrottle } from './progress-throttle.ts';
import { remainingTimeS } from './remaining-time.ts';
import type { SolverPort } from './solver-port.ts';
import { type JobOutcome, SolverSeat, type SolveTask } from './solver-seat.ts';

export interface JobQueueOptions {
  readonly port: SolverPort;
  /** Tasks that run side by side. */
  readonly seats: number;
  readonly publish: (event: ContractEvent) => void;
}

interface Job {
  readonly task: SolveTask;
  record: RunRecord;
  startedMs: number;
  seat?: SolverSeat;
  readonly throttle: ProgressThrottle<RunProgress>;
}

/** Progress events of one job are at least this far apart. */
const progressIntervalMs = 100;

/** Ended jobs that can still be asked for; older ones are forgotten. */
const keptRecords = 64;

const hostStopped: JobOutcome = {
  state: 'failed',
  error: {
    code: 'HOST_STOPPED',
    message: 'The program was closed before the run ended. Start it and run the case again.',
  },
};

/**
 * The jobs of one host: queued -> running -> finished | failed | cancelled, first come first served.
 * Every job publishes exactly one terminal event, and no progress after it.
 */
export class JobQueue {
  readonly #publish: (event: ContractEvent) => void;
  readonly #seats: readonly SolverSeat[];
  readonly #jobs = new Map<string, Job>();
  readonly #waiting: Job[] = [];
  #closed = false;

  constructor({ port, seats, publish }: JobQueueOptions) {
    this.#publish = publish;
    this.#seats = Array.from({ length: seats }, () => new SolverSeat(port));
  }

  /** Queues a case. @returns the id under which its events and its record are found. */
  start(request: Omit<SolveTask, 'jobId'>): string {
    const jobId = randomUUID();
    const job: Job = {
      task: { jobId, ...request },
      record: { jobId, state: 'queued' },
      startedMs: 0,
      throttle: new ProgressThrottle(progressIntervalMs, (progress) =>
        this.#publish({ name: 'runs.progressed', payload: { jobId, progress } }),
      ),
    };
    this.#jobs.set(jobId, job);
    if (this.#closed) {
      setImmediate(() => this.#end(job, hostStopped));
      return jobId;
    }
    this.#waiting.push(job);
    // The caller knows the id before the first event of the job can be published.
    setImmediate(() => this.#fillSeats());
    return jobId;
  }

  get(jobId: string): RunRecord | undefined {
    return this.#jobs.get(jobId)?.record;
  }

  /** The jobs that have not ended: those with a solver, then the waiting ones in their order. */
  active(): ActiveRun[] {
    return [...this.#jobs.values()].flatMap(({ task, record }) => {
      const { jobId, state, progress } = record;
      if (state !== 'queued' && state !== 'running') return [];
      const { problem: transportCase, options } = task;
      return [{ jobId, state, transportCase, options, ...(progress && { progress }) }];
    });
  }

  /** @returns false when the job had ended already, undefined when there is no such job. */
  cancel(jobId: string): boolean | undefined {
    const job = this.#jobs.get(jobId);
    if (!job) return undefined;
    if (job.seat) {
      job.seat.cancel();
      return true;
    }
    const place = this.#waiting.indexOf(job);
    if (place < 0) return false;
    this.#waiting.splice(place, 1);
    this.#end(job, { state: 'cancelled' });
    return true;
  }

  /** Fails what has not ended and stops every solver process; resolves when they have gone. */
  async close(): Promise<void> {
    this.#closed = true;
    this.#waiting.length = 0;
    for (const job of this.#jobs.values()) {
      if (job.record.state !== 'queued' && job.record.state !== 'running') continue;
      this.#end(job, hostStopped);
    }
    await Promise.all(this.#seats.map((seat) => seat.close()));
  }

  #fillSeats(): void {
    if (this.#closed) return;
    for (const seat of this.#seats) {
      if (!seat.free) continue;
      const job = this.#waiting.shift();
      if (!job) return;
      job.seat = seat;
      job.startedMs = performance.now();
      job.record = { jobId: job.task.jobId, state: 'running' };
      seat.assign(job.task, {
        progressed: (progress) => this.#progressed(job, progress),
        ended: (outcome) => {
          this.#end(job, outcome);
          this.#fillSeats();
        },
      });
    }
  }

  #progressed(job: Job, progress: SolveProgress): void {
    const elapsedS = (performance.now() - job.startedMs) / 1000;
    const remainingS = remainingTimeS(progress.fraction, elapsedS);
    const reported: RunProgress = { ...progress, elapsedS, remainingS };
    job.record = { ...job.record, progress: reported };
    job.throttle.push(reported);
  }

  #end(job: Job, outcome: JobOutcome): void {
    const { jobId } = job.task;
    job.throttle.stop();
    delete job.seat;
    job.record = { ...job.record, ...outcome };
    this.#forgetOldest();
    if (outcome.state === 'failed') {
      this.#publish({ name: 'runs.failed', payload: { jobId, error: outcome.error } });
    } else {
      this.#publish({ name: `runs.${outcome.state}`, payload: { jobId } });
    }
  }

  #forgetOldest(): void {
    const ended = [...this.#jobs.values()].filter(
      ({ record }) => record.state !== 'queued' && record.state !== 'running',
    );
    for (const job of ended.slice(0, -keptRecords)) this.#jobs.delete(job.task.jobId);
  }
}
