/** What only a scripted process can show; real processes are in test/contract/solver-port.test.ts. */
import { setImmediate as turn } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { JobQueue } from '#main/jobs/job-queue.ts';
import type { SolverListener } from '#main/jobs/solver-port.ts';
import type { ContractEvent } from '#shared/contract/events.ts';
import type { WorkerCommand } from '#shared/worker-protocol/messages.ts';
import { linearCase } from '../../support/solver/linear-case.ts';
import { scriptedResult } from '../../support/solver/scripted-simulation.ts';

interface FakeProcess {
  readonly listener: SolverListener;
  readonly sent: WorkerCommand[];
  killed: boolean;
}

let processes: FakeProcess[];
let events: ContractEvent[];
let queue: JobQueue;

beforeEach(() => {
  processes = [];
  events = [];
  queue = new JobQueue({
    seats: 1,
    publish: (event) => events.push(event),
    port: {
      open: (listener) => {
        const process: FakeProcess = { listener, sent: [], killed: false };
        processes.push(process);
        return {
          send: (command) => process.sent.push(command),
          kill: () => (process.killed = true),
        };
      },
    },
  });
});

afterEach(() => vi.useRealTimers());

async function started(): Promise<string> {
  const jobId = queue.start({ problem: linearCase, options: {} });
  await turn();
  return jobId;
}

const finished = (jobId: string) =>
  ({ kind: 'finished', jobId, result: scriptedResult('quick', 'finished') }) as const;
const names = (): string[] => events.map(({ name }) => name);

describe('a job', () => {
  it('is sent when its process is ready, not before', async () => {
    const jobId = await started();
    expect(processes[0]!.sent).toEqual([]);
    processes[0]!.listener.reported({ kind: 'ready' });
    expect(processes[0]!.sent).toMatchObject([{ kind: 'start', jobId }]);
  });

  it('has one terminal event, whatever its process says afterwards', async () => {
    const jobId = await started();
    const { listener } = processes[0]!;
    listener.reported({ kind: 'ready' });
    listener.reported(finished(jobId));
    listener.reported(finished(jobId));
    listener.reported({
      kind: 'progress',
      jobId,
      progress: { fraction: 0.5, simTimeS: 1, steps: 1, rejected: 0, phase: 'solve' },
    });
    listener.exited();
    expect(names()).toEqual(['runs.finished']);
  });

  it('does not hear a process that was replaced', async () => {
    const first = await started();
    processes[0]!.listener.exited();
    expect(queue.get(first)?.error?.code).toBe('SOLVER_CRASHED');
    const second = await started();
    processes[1]!.listener.reported({ kind: 'ready' });
    processes[0]!.listener.reported(finished(second));
    processes[0]!.listener.exited();
    expect(queue.get(second)?.state).toBe('running');
  });

  it('is cancelled without a process while it waits', async () => {
    await started();
    const waiting = await started();
    expect(queue.cancel(waiting)).toBe(true);
    expect(queue.get(waiting)?.state).toBe('cancelled');
    expect(queue.cancel('unknown')).toBeUndefined();
  });

  it('is cancelled, not failed, when its process had to be killed', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const jobId = await started();
    const process = processes[0]!;
    process.listener.reported({ kind: 'ready' });
    queue.cancel(jobId);
    queue.cancel(jobId);
    expect(process.sent.filter(({ kind }) => kind === 'cancel')).toHaveLength(1);
    vi.advanceTimersByTime(1999);
    expect(process.killed).toBe(false);
    vi.advanceTimersByTime(1);
    expect(process.killed).toBe(true);
    process.listener.exited();
    expect(names()).toEqual(['runs.cancelled']);
  });

  it('tells the rest from the time since it started, whatever the phase', async () => {
    const jobId = await started();
    const { listener } = processes[0]!;
    listener.reported({ kind: 'ready' });
    const report = (fraction: number, phase: 'solve' | 'estimate'): void =>
      listener.reported({
        kind: 'progress',
        jobId,
        progress: { fraction, simTimeS: 1, steps: 1, rejected: 0, phase },
      });
    const clock = vi.spyOn(performance, 'now').mockReturnValue(performance.now() + 4000);
    report(0.4, 'solve');
    expect(queue.get(jobId)?.progress?.remainingS).toBeCloseTo(6, 0);
    clock.mockReturnValue(performance.now() + 4000);
    report(0.8, 'estimate');
    clock.mockRestore();
    const progress = queue.get(jobId)?.progress;
    expect(progress?.elapsedS).toBeCloseTo(8, 0);
    expect(progress?.remainingS).toBeCloseTo(2, 0);
  });

  it('that has not ended is listed with what it solves, in the order of solving', async () => {
    const running = await started();
    const waiting = await started();
    expect(queue.active()).toEqual([
      { jobId: running, state: 'running', transportCase: linearCase, options: {} },
      { jobId: waiting, state: 'queued', transportCase: linearCase, options: {} },
    ]);
    processes[0]!.listener.reported({ kind: 'ready' });
    processes[0]!.listener.reported(finished(running));
    expect(queue.active()).toMatchObject([{ jobId: waiting, state: 'running' }]);
  });

  it('that is asked for while the host closes fails, and is not kept waiting', async () => {
    await queue.close();
    const jobId = await started();
    expect(queue.get(jobId)?.error?.code).toBe('HOST_STOPPED');
    expect(names()).toEqual(['runs.failed']);
  });
});

it('forgets the oldest of very many ended jobs', async () => {
  const first = await started();
  processes[0]!.listener.reported({ kind: 'ready' });
  processes[0]!.listener.reported(finished(first));
  for (let count = 0; count < 64; count++) {
    const jobId = await started();
    processes[0]!.listener.reported(finished(jobId));
  }
  expect(queue.get(first)).toBeUndefined();
});
