import type { WorkerCommand, WorkerReport } from '#shared/worker-protocol/messages.ts';

/** What a host learns from one solver process. */
export interface SolverListener {
  /** Called for every message of the process, in order. */
  reported(report: WorkerReport): void;
  /** Called once when the process has gone, whatever the reason; nothing is reported after it. */
  exited(): void;
}

/** One running solver process. */
export interface SolverProcess {
  /** Sends a command; a no-op when the process has gone. */
  send(command: WorkerCommand): void;
  /** Ends the process without asking; `exited` follows. */
  kill(): void;
}

/**
 * How a host starts solver processes. Each host has its own: Electron's utility process, or a
 * child process of Node. test/contract/solver-port.ts says what every port has to do.
 */
export interface SolverPort {
  open(listener: SolverListener): SolverProcess;
}
