import { randomUUID } from 'node:crypto';
import type { ContractEvent } from '#shared/contract/events.ts';
import type { RunProgress, RunRecord } from '#shared/contract/runs.ts';
import type { WorkerProgress } from '#shared/worker-protocol/messages.ts';
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
  /** When the current phase began; a phase that starts over counts as a new one. */
  phaseStartedMs: number;
  seat?: SolverSeat;
  readonly throttle: ProgressThrottle<RunProgress>;
}

/** Progress events of one job are at least this far apart. */
const progressIntervalMs = 100;

/** Ended jobs that can still be asked for; older ones are forgotten. */
const keptRecords = 64;

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
      phaseStartedMs: 0,
      throttle: new ProgressThrottle(progressIntervalMs, (progress) =>
        this.#publish({ name: 'runs.progressed', payload: { jobId, progress } }),
      ),
    };
    this.#jobs.set(jobId, job);
    this.#waiting.push(job);
    // The caller knows the id before the first event of the job can be published.
    setImmediate(() => this.#fillSeats());
    return jobId;
  }

  get(jobId: string): RunRecord | undefined {
    return this.#jobs.get(jobId)?.record;
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
      const message = 'The program was closed before the run ended. Run the case again.';
      this.#end(job, { state: 'failed', error: { code: 'HOST_STOPPED', message } });
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
      job.phaseStartedMs = job.startedMs;
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

  #progressed(job: Job, progress: WorkerProgress): void {
    const now = performance.now();
    const before = job.record.progress;
    if (before && (before.phase !== progress.phase || before.fraction > progress.fraction)) {
      job.phaseStartedMs = now;
    }
    const reported: RunProgress = {
      ...progress,
      elapsedS: (now - job.startedMs) / 1000,
      remainingS: remainingTimeS(progress.fraction, (now - job.phaseStartedMs) / 1000),
    };
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
