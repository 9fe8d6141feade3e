import type { TaskProgress, WorkerCommand } from '#shared/worker-protocol/messages.ts';
import { failedOutcome } from './failed-outcome.ts';
import type { TaskRunners, TaskSteps } from './task-runner.ts';
import { taskRunners } from './task-runners.ts';
import type { WorkerChannel } from './worker-channel.ts';

type StartCommand = Extract<WorkerCommand, { kind: 'start' }>;

/** Longest time between two looks at the incoming commands. */
const sliceMs = 20;

/**
 * Does one task after another for a host. A task is a generator: it is driven in slices of 20 ms, and
 * between two slices a cancel or a shutdown is read from the channel.
 */
export function serveSolver(channel: WorkerChannel, runners: TaskRunners = taskRunners): void {
  let active: { jobId: string; cancelled: boolean } | undefined;

  async function run(command: StartCommand): Promise<void> {
    const job = { jobId: command.jobId, cancelled: false };
    active = job;
    const { jobId } = job;
    try {
      const steps = stepsOf(runners, command);
      let sliceEnd = performance.now() + sliceMs;
      let step = steps.next();
      let told: TaskProgress | undefined;
      while (!step.done) {
        if (performance.now() >= sliceEnd) {
          // A task that has nothing new to tell gives the same object again.
          if (step.value !== told) channel.post({ kind: 'progress', jobId, progress: step.value });
          told = step.value;
          await new Promise(setImmediate);
          sliceEnd = performance.now() + sliceMs;
        }
        step = steps.next(job.cancelled ? 'cancel' : undefined);
      }
      channel.post({ kind: 'ended', jobId, outcome: step.value });
    } catch (error) {
      channel.post({ kind: 'ended', jobId, outcome: failedOutcome(error) });
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

function stepsOf(runners: TaskRunners, { task }: StartCommand): TaskSteps {
  switch (task.kind) {
    case 'simulate':
      return runners.simulate(task);
    case 'recipe':
      return runners.recipe(task);
    case 'fit':
      return runners.fit(task);
    case 'joint-fit':
      return runners['joint-fit'](task);
    case 'question':
      return runners.question(task);
    case 'rows':
      return runners.rows(task);
  }
}
