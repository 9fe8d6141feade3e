import type { ContractError } from '#shared/contract/error.ts';
import type { SolveOptions } from '#shared/contract/runs.ts';
import type { TransportCase } from '#shared/domain/case/transport-case.ts';
import type { SolveProgress } from '#shared/domain/run/progress.ts';
import type { ResultRecord } from '#shared/domain/run/result.ts';
import type { WorkerReport } from '#shared/worker-protocol/messages.ts';
import type { SolverPort, SolverProcess } from './solver-port.ts';

export interface SolveTask {
  readonly jobId: string;
  readonly problem: TransportCase;
  readonly options: SolveOptions;
}

/** How a job ended. A cancelled or failed one keeps what was computed, if the process could say. */
export type JobOutcome =
  | { readonly state: 'finished'; readonly result: ResultRecord }
  | { readonly state: 'cancelled'; readonly result?: ResultRecord }
  | { readonly state: 'failed'; readonly error: ContractError; readonly result?: ResultRecord };

export interface TaskListener {
  progressed(progress: SolveProgress): void;
  /** Called exactly once per task. */
  ended(outcome: JobOutcome): void;
}

interface Assignment {
  readonly task: SolveTask;
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

  assign(task: SolveTask, listener: TaskListener): void {
    if (this.#assignment) throw new Error('This seat has a task already.');
    this.#assignment = { task, listener };
    this.#process ??= this.#open();
    if (this.#ready) this.#send(task);
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
    this.#process?.send({ kind: 'cancel', jobId: assignment.task.jobId });
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

  #send(task: SolveTask): void {
    this.#process?.send({ kind: 'start', ...task });
  }

  #reported(report: WorkerReport): void {
    if (report.kind === 'ready') {
      this.#ready = true;
      if (this.#assignment) this.#send(this.#assignment.task);
      return;
    }
    const assignment = this.#assignment;
    if (report.jobId !== assignment?.task.jobId) return;
    if (report.kind === 'progress') {
      assignment.listener.progressed(report.progress);
      return;
    }
    this.#release()?.ended(outcomeOf(report));
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

function outcomeOf(
  report: Extract<WorkerReport, { kind: 'finished' | 'cancelled' | 'failed' }>,
): JobOutcome {
  switch (report.kind) {
    case 'finished':
      return { state: 'finished', result: report.result };
    case 'cancelled':
      return { state: 'cancelled', result: report.result };
    case 'failed':
      return {
        state: 'failed',
        error: report.error,
        ...(report.result && { result: report.result }),
      };
  }
}
