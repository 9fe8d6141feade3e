import { fork } from 'node:child_process';
import type { SolverPort } from '#main/jobs/solver-port.ts';
import type { WorkerReport } from '#shared/worker-protocol/messages.ts';

/**
 * Solver processes as children of a Node process. Structured-clone serialisation keeps typed arrays.
 * @param entry path of the worker's entry file
 */
export function forkSolverPort(entry: string): SolverPort {
  return {
    open(listener) {
      const child = fork(entry, {
        serialization: 'advanced',
        // The worker must not inherit a debugger's port, and its output belongs to the host's log.
        execArgv: [],
        stdio: ['ignore', 2, 2, 'ipc'],
      });
      let gone = false;
      const exited = (): void => {
        if (gone) return;
        gone = true;
        listener.exited();
      };
      child.on('message', (report) => listener.reported(report as WorkerReport));
      child.on('exit', exited);
      child.on('error', exited);
      return {
        send: (command) => {
          // The callback takes the error of a process that went away between check and write.
          if (child.connected) child.send(command, () => undefined);
        },
        kill: () => child.kill('SIGKILL'),
      };
    },
  };
}
