import type { ContractError } from '#shared/contract/error.ts';
import type {
  Task,
  TaskOutcome,
  TaskProgress,
  WorkerReport,
} from '#shared/worker-protocol/messages.ts';
import type { SolverPort, SolverProcess } from './solver-port.ts';

export interface Job {
  readonly jobId: string;
  readonly task: Task;
}

export interface TaskListener {
  progressed(progress: TaskProgress): void;
  /** Called exactly once per task. */
  ended(outcome: TaskOutcome): void;
}

interface Assignment {
  readonly job: Job;
  readonly listener: TaskListener;
  graceTimer?: NodeJS.Timeout;
}

const crashed: ContractError = {
  code: 'SOLVER_CRASHED',
  message:
    'The solver process ended before it reported a result. ' +
    'The case is unchanged and can be run again; if it happens again, request a lower accuracy.',
};

/** Time that a solver process has to react to `cancel` or `shutdown` before it is ended. */
const graceMs = 2000;

/**
 * One place in the pool: at most one process and one task at a time. The process is started for
 * the first task and kept for the next one; after a crash the next task gets a new process.
 */
export class SolverSeat {
  readonly #port: SolverPort;
  #process: SolverProcess | undefined;
  #ready = false;
  #assignment: Assignment | undefined;
  #gone: (() => void) | undefined;

  constructor(port: SolverPort) {
    this.#port = port;
  }

  get free(): boolean {
    return this.#assignment === undefined;
  }

  assign(job: Job, listener: TaskListener): void {
    if (this.#assignment) throw new Error('This seat has a task already.');
    this.#assignment = { job, listener };
    this.#process ??= this.#open();
    if (this.#ready) this.#send(job);
  }

  /** Asks the running task to stop; a process that does not within the grace time is ended. */
  cancel(): void {
    const assignment = this.#assignment;
    if (!assignment || assignment.graceTimer) return;
    if (!this.#ready) {
      // The task has not been sent yet, so the process has nothing to stop.
      this.#release()?.ended({ state: 'cancelled' });
      return;
    }
    this.#process?.send({ kind: 'cancel', jobId: assignment.job.jobId });
    assignment.graceTimer = setTimeout(() => this.#process?.kill(), graceMs);
  }

  /** Ends the process; resolves when it has gone. The task, if any, is dropped without a word. */
  close(): Promise<void> {
    this.#release();
    const process = this.#process;
    if (!process) return Promise.resolve();
    return new Promise((resolve) => {
      const timer = setTimeout(() => process.kill(), graceMs);
      this.#gone = () => {
        clearTimeout(timer);
        resolve();
      };
      process.send({ kind: 'shutdown' });
    });
  }

  #open(): SolverProcess {
    // Late words of a process that was replaced must not reach the task of its successor.
    const process: SolverProcess = this.#port.open({
      reported: (report) => {
        if (process === this.#process) this.#reported(report);
      },
      exited: () => {
        if (process === this.#process) this.#exited();
      },
    });
    return process;
  }

  #send(job: Job): void {
    this.#process?.send({ kind: 'start', ...job });
  }

  #reported(report: WorkerReport): void {
    if (report.kind === 'ready') {
      this.#ready = true;
      if (this.#assignment) this.#send(this.#assignment.job);
      return;
    }
    const assignment = this.#assignment;
    if (report.jobId !== assignment?.job.jobId) return;
    if (report.kind === 'progress') {
      assignment.listener.progressed(report.progress);
      return;
    }
    this.#release()?.ended(report.outcome);
  }

  #exited(): void {
    this.#process = undefined;
    this.#ready = false;
    this.#gone?.();
    const cancelled = this.#assignment?.graceTimer !== undefined;
    this.#release()?.ended(
      cancelled ? { state: 'cancelled' } : { state: 'failed', error: crashed },
    );
  }

  #release(): TaskListener | undefined {
    const assignment = this.#assignment;
    clearTimeout(assignment?.graceTimer);
    this.#assignment = undefined;
    return assignment?.listener;
  }
}
