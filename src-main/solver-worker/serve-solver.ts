import { simulateCase } from '#shared/simulation/simulate-case.ts';
import type { WorkerCommand } from '#shared/worker-protocol/messages.ts';
import { failedReport, resultReport } from './terminal-report.ts';
import type { WorkerChannel } from './worker-channel.ts';

export type Simulate = typeof simulateCase;

type StartCommand = Extract<WorkerCommand, { kind: 'start' }>;

/** Longest time between two looks at the incoming commands. */
const sliceMs = 20;

/**
 * Solves one case after another for a host. The simulation is a generator: it is driven in slices
 * of 20 ms, and between two slices a cancel or a shutdown is read from the channel.
 */
export function serveSolver(channel: WorkerChannel, simulate: Simulate = simulateCase): void {
  let active: { jobId: string; cancelled: boolean } | undefined;

  async function run(command: StartCommand): Promise<void> {
    const job = { jobId: command.jobId, cancelled: false };
    active = job;
    const { jobId } = job;
    try {
      const simulation = simulate(command.problem, command.options);
      let sliceEnd = performance.now() + sliceMs;
      let step = simulation.next();
      while (!step.done) {
        if (performance.now() >= sliceEnd) {
          channel.post({ kind: 'progress', jobId, progress: step.value });
          await new Promise(setImmediate);
          sliceEnd = performance.now() + sliceMs;
        }
        step = simulation.next(job.cancelled ? 'cancel' : undefined);
      }
      channel.post(resultReport(jobId, step.value));
    } catch (error) {
      channel.post(failedReport(jobId, error));
    } finally {
      active = undefined;
    }
  }

  channel.onCommand((command) => {
    switch (command.kind) {
      case 'start':
        void run(command);
        break;
      case 'cancel':
        if (active?.jobId === command.jobId) active.cancelled = true;
        break;
      case 'shutdown':
        channel.exit();
        break;
    }
  });
  channel.post({ kind: 'ready' });
}
