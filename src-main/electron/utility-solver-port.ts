import { utilityProcess } from 'electron';
import type { SolverPort } from '#main/jobs/solver-port.ts';
import type { WorkerReport } from '#shared/worker-protocol/messages.ts';

/**
 * Solver processes as Electron utility processes (a child process of Node would need the runAsNode
 * fuse, which stays off). Needs a ready app.
 * @param entry path of the worker's entry file
 */
export function utilitySolverPort(entry: string): SolverPort {
  return {
    open(listener) {
      const child = utilityProcess.fork(entry, [], { serviceName: 'PostDry solver' });
      let gone = false;
      child.on('message', (report: WorkerReport) => listener.reported(report));
      child.on('exit', () => {
        gone = true;
        listener.exited();
      });
      return {
        send: (command) => {
          if (!gone) child.postMessage(command);
        },
        kill: () => child.kill(),
      };
    },
  };
}
