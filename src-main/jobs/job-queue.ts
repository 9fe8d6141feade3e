import type {
  Task,
  TaskKind,
  TaskOutcome,
  TaskProgress,
} from '#shared/worker-protocol/messages.ts';
import { ProgressThrottle } from './progress-throttle.ts';
import { remainingTimeS } from './remaining-time.ts';
import type { SolverPort } from './solver-port.ts';
import { type Job, SolverSeat } from './solver-seat.ts';

/** Progress with the times that only the host knows, s of wall-clock time. */
export type TimedProgress<Kind extends TaskKind = TaskKind> = TaskProgress<Kind> & {
  /** Since the job left the queue. */
  readonly elapsedS: number;
  /** Null where it cannot be told. */
  readonly remainingS: number | null;
};

/** Hears what becomes of the jobs of one kind. */
export interface JobListener<Kind extends TaskKind = TaskKind> {
  started(jobId: string): void;
  progressed(jobId: string, progress: TimedProgress<Kind>): void;
  /** Called exactly once per job; nothing is heard of it afterwards. */
  ended(jobId: string, outcome: TaskOutcome<Kind>, elapsedS: number): void;
}

export interface JobQueueOptions {
  readonly port: SolverPort;
  /** Tasks that run side by side. */
  readonly seats: number;
}

interface QueuedJob extends Job {
  readonly listener: JobListener;
  startedMs: number;
  seat?: SolverSeat;
  progress?: TimedProgress;
  readonly throttle: ProgressThrottle<TimedProgress>;
}

export interface ActiveJob<Kind extends TaskKind> {
  readonly jobId: string;
  readonly progress: TimedProgress<Kind> | undefined;
}

/** Progress of one job is told at most this often. */
const progressIntervalMs = 100;

const hostStopped: TaskOutcome = {
  state: 'failed',
  error: {
    code: 'HOST_STOPPED',
    message: 'The program was closed before the run ended. Start it and run again.',
  },
};

/**
 * The jobs of one host that have not ended, first come first served. It forgets a job as soon as its
 * listener has heard how it ended.
 */
export class JobQueue {
  readonly #port: SolverPort;
  readonly #seats: SolverSeat[] = [];
  readonly #retired = new Set<SolverSeat>();
  /** In the order in which they came; those with a seat are before those that wait. */
  readonly #jobs = new Map<string, QueuedJob>();
  #closed = false;

  constructor({ port, seats }: JobQueueOptions) {
    this.#port = port;
    this.resize(seats);
  }

  get seats(): number {
    return this.#seats.length;
  }

  /** Changes the number of jobs that run side by side; one that runs on a removed seat goes on. */
  resize(seats: number): void {
    while (this.#seats.length < seats) this.#seats.push(new SolverSeat(this.#port));
    const removed = this.#seats.splice(seats);
    for (const seat of removed) {
      if (seat.free) void seat.close();
      else this.#retired.add(seat);
    }
    setImmediate(() => this.#fillSeats());
  }

  /** Queues a task under an id of the caller's. */
  start<Kind extends TaskKind>(jobId: string, task: Task<Kind>, listener: JobListener<Kind>): void {
    // The process answers a task with progress and results of its kind.
    const heard = listener as unknown as JobListener;
    const job: QueuedJob = {
      jobId,
      task: task as Task,
      listener: heard,
      startedMs: performance.now(),
      throttle: new ProgressThrottle(progressIntervalMs, (progress) =>
        heard.progressed(jobId, progress),
      ),
    };
    this.#jobs.set(jobId, job);
    // The caller has the answer to its request before the first news of the job.
    setImmediate(() => {
      if (this.#closed) this.#end(job, hostStopped);
      else this.#fillSeats();
    });
  }

  /** The jobs of one kind that have not ended, in the order of solving. */
  active<Kind extends TaskKind>(kind: Kind): ActiveJob<Kind>[] {
    return [...this.#jobs.values()]
      .filter(({ task }) => task.kind === kind)
      .map(({ jobId, progress }) => ({
        jobId,
        progress: progress,
      }));
  }

  /** @returns false when there is no such job, because it has ended or never was */
  cancel(jobId: string): boolean {
    const job = this.#jobs.get(jobId);
    if (!job) return false;
    if (job.seat) job.seat.cancel();
    else this.#end(job, { state: 'cancelled' });
    return true;
  }

  /** Fails what has not ended and stops every solver process; resolves when they have gone. */
  async close(): Promise<void> {
    this.#closed = true;
    for (const job of [...this.#jobs.values()]) this.#end(job, hostStopped);
    await Promise.all([...this.#seats, ...this.#retired].map((seat) => seat.close()));
  }

  #fillSeats(): void {
    if (this.#closed) return;
    const waiting = [...this.#jobs.values()].filter(({ seat }) => seat === undefined).values();
    for (const seat of this.#seats) {
      if (!seat.free) continue;
      const job = waiting.next().value;
      if (!job) return;
      job.seat = seat;
      job.startedMs = performance.now();
      job.listener.started(job.jobId);
      seat.assign(
        { jobId: job.jobId, task: job.task },
        {
          progressed: (progress) => this.#progressed(job, progress),
          ended: (outcome) => {
            this.#end(job, outcome);
            this.#retire(seat);
            this.#fillSeats();
          },
        },
      );
    }
  }

  #progressed(job: QueuedJob, progress: TaskProgress): void {
    const elapsedS = (performance.now() - job.startedMs) / 1000;
    const remainingS = remainingTimeS(progress.fraction, elapsedS);
    job.progress = { ...progress, elapsedS, remainingS };
    job.throttle.push(job.progress);
  }

  #end(job: QueuedJob, outcome: TaskOutcome): void {
    const { jobId } = job;
    if (!this.#jobs.delete(jobId)) return;
    job.throttle.stop();
    job.listener.ended(jobId, outcome, (performance.now() - job.startedMs) / 1000);
  }

  /** A seat that was taken out of the pool while it had a job is closed after it. */
  #retire(seat: SolverSeat): void {
    if (this.#retired.delete(seat)) void seat.close();
  }
}
