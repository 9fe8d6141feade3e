import type { WorkerCommand, WorkerReport } from '#shared/worker-protocol/messages.ts';
import type { WorkerChannel } from './worker-channel.ts';

/** The part of Electron's `process.parentPort` that a solver needs. */
interface ParentPort {
  postMessage(report: WorkerReport): void;
  on(event: 'message', listener: (event: { data: WorkerCommand }) => void): void;
}

/** The line from an Electron utility process to its host; Electron ends the process with the host. */
export function parentPortChannel(): WorkerChannel {
  const { parentPort } = process as unknown as { parentPort: ParentPort };
  return {
    post: (report) => parentPort.postMessage(report),
    onCommand: (listener) => parentPort.on('message', ({ data }) => listener(data)),
    exit: () => process.exit(),
  };
}
