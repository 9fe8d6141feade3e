import type { WorkerCommand, WorkerReport } from '#shared/worker-protocol/messages.ts';

/** The worker's end of the line to its host; each host has its own entry that makes one. */
export interface WorkerChannel {
  post(report: WorkerReport): void;
  onCommand(listener: (command: WorkerCommand) => void): void;
  /** Ends the process. */
  exit(): void;
}
