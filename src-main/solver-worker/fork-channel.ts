import type { WorkerCommand } from '#shared/worker-protocol/messages.ts';
import type { WorkerChannel } from './worker-channel.ts';

/** The line from a child process of Node to the host that forked it. */
export function forkChannel(): WorkerChannel {
  // The host is gone, orderly or not: nobody waits for the result, so no process stays behind.
  process.on('disconnect', () => process.exit());
  return {
    // The callback takes the error of a host that went away; the disconnect above ends the process.
    post: (report) => process.send?.(report, undefined, undefined, () => undefined),
    onCommand: (listener) => process.on('message', (command: WorkerCommand) => listener(command)),
    exit: () => process.exit(),
  };
}
