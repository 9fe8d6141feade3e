import type { RunProgress } from '#shared/contract/runs.ts';
import type { SolveProgress } from '#shared/domain/run/progress.ts';
import { ProgressThrottle } from './progress-throttle.ts';
import { remainingTimeS } from './remaining-time.ts';
import type { SolverPort } from './solver-port.ts';
import { type JobOutcome, SolverSeat, type SolveTask } from './solver-seat.ts';

/** Hears what becomes of the jobs. */
export interface JobListener {
  started(jobId: string): void;
  progressed(jobId: string, progress: RunProgress): void;
  /** Called exactly once per job; nothing is heard of it afterwards. */
  ended(jobId: string, outcome: JobOutcome, elapsedS: number): void;
}

export interface JobQueueOptions {
  readonly port: SolverPort;
  /** Tasks that run side by side. */
  readonly seats: number;
  readonly listener: JobListener;
}

interface Job {
  readonly task: SolveTask;
  startedMs: number;
  seat?: SolverSeat;
  progress?: RunProgress;
  readonly throttle: ProgressThrottle<RunProgress>;
}

export interface ActiveJob {
  readonly jobId: string;
  readonly progress: RunProgress | undefined;
}

/** Progress of one job is told at most this often. */
const progressIntervalMs = 100;

const hostStopped: JobOutcome = {
  state: 'failed',
  error: {
    code: 'HOST_STOPPED',
    message: 'The program was closed before the run ended. Start it and run the case again.',
  },
};

/**
 * The jobs of one host that have not ended, first come first served. It forgets a job as soon as its
 * listener has heard how it ended.
 */
export class JobQueue {
  readonly #port: SolverPort;
  readonly #listener: JobListener;
  readonly #seats: SolverSeat[] = [];
  readonly #retired = new Set<SolverSeat>();
  /** In the order in which they came; those with a seat are before those that wait. */
  readonly #jobs = new Map<string, Job>();
  #closed = false;

  constructor({ port, seats, listener }: JobQueueOptions) {
    this.#port = port;
    this.#listener = listener;
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
  start(task: SolveTask): void {
    const { jobId } = task;
    const job: Job = {
      task,
      startedMs: performance.now(),
      throttle: new ProgressThrottle(progressIntervalMs, (progress) =>
        this.#listener.progressed(jobId, progress),
      ),
    };
    this.#jobs.set(jobId, job);
    // The caller has the answer to its request before the first news of the job.
    setImmediate(() => {
      if (this.#closed) this.#end(job, hostStopped);
      else this.#fillSeats();
    });
  }

  /** The jobs that have not ended, in the order of solving. */
  active(): ActiveJob[] {
    return [...this.#jobs.values()].map(({ task, progress }) => ({ jobId: task.jobId, progress }));
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
      this.#listener.started(job.task.jobId);
      seat.assign(job.task, {
        progressed: (progress) => this.#progressed(job, progress),
        ended: (outcome) => {
          this.#end(job, outcome);
          this.#retire(seat);
          this.#fillSeats();
        },
      });
    }
  }

  #progressed(job: Job, progress: SolveProgress): void {
    const elapsedS = (performance.now() - job.startedMs) / 1000;
    const remainingS = remainingTimeS(progress.fraction, elapsedS);
    job.progress = { ...progress, elapsedS, remainingS };
    job.throttle.push(job.progress);
  }

  #end(job: Job, outcome: JobOutcome): void {
    const { jobId } = job.task;
    if (!this.#jobs.delete(jobId)) return;
    job.throttle.stop();
    this.#listener.ended(jobId, outcome, (performance.now() - job.startedMs) / 1000);
  }

  /** A seat that was taken out of the pool while it had a job is closed after it. */
  #retire(seat: SolverSeat): void {
    if (this.#retired.delete(seat)) void seat.close();
  }
}
