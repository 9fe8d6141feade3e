/** What only a scripted process can show; real processes are in test/contract/solver-port.test.ts. */
import { setImmediate as turn } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { JobQueue } from '#main/jobs/job-queue.ts';
import type { SolverListener } from '#main/jobs/solver-port.ts';
import type { WorkerCommand } from '#shared/worker-protocol/messages.ts';
import { HeardJobs } from '../../support/heard-jobs.ts';
import { linearCase } from '../../support/solver/linear-case.ts';
import { scriptedResult } from '../../support/solver/scripted-simulation.ts';

interface FakeProcess {
  readonly listener: SolverListener;
  readonly sent: WorkerCommand[];
  killed: boolean;
}

let processes: FakeProcess[];
let heard: HeardJobs;
let queue: JobQueue;

function open(seats: number): void {
  processes = [];
  heard = new HeardJobs();
  queue = new JobQueue({
    seats,
    port: {
      open: (listener) => {
        const process: FakeProcess = { listener, sent: [], killed: false };
        processes.push(process);
        return {
          send: (command) => {
            process.sent.push(command);
            if (command.kind === 'shutdown') listener.exited();
          },
          kill: () => (process.killed = true),
        };
      },
    },
  });
}

beforeEach(() => open(1));

afterEach(() => vi.useRealTimers());

async function start(jobId: string): Promise<string> {
  queue.start(jobId, { kind: 'simulate', problem: linearCase, options: {} }, heard);
  await turn();
  return jobId;
}

const finished = (jobId: string) =>
  ({
    kind: 'ended',
    jobId,
    outcome: { state: 'finished', result: scriptedResult('quick', 'finished') },
  }) as const;
const progress = (jobId: string, fraction = 0.5, phase: 'solve' | 'estimate' = 'solve') =>
  ({
    kind: 'progress',
    jobId,
    progress: { fraction, simTimeS: 1, steps: 1, rejected: 0, phase },
  }) as const;
const idsOfActive = (): string[] => queue.active('simulate').map(({ jobId }) => jobId);

describe('a job', () => {
  it('is sent when its process is ready, not before', async () => {
    const jobId = await start('a');
    expect(processes[0]!.sent).toEqual([]);
    processes[0]!.listener.reported({ kind: 'ready' });
    expect(processes[0]!.sent).toMatchObject([{ kind: 'start', jobId }]);
  });

  it('is not begun before the caller has its answer', async () => {
    queue.start('a', { kind: 'simulate', problem: linearCase, options: {} }, heard);
    expect(heard.news).toEqual([]);
    await turn();
    expect(heard.news).toEqual(['started a']);
  });

  it('ends once, whatever its process says afterwards', async () => {
    const jobId = await start('a');
    const { listener } = processes[0]!;
    listener.reported({ kind: 'ready' });
    listener.reported(finished(jobId));
    listener.reported(finished(jobId));
    listener.reported(progress(jobId));
    listener.exited();
    expect(heard.news).toEqual(['started a', 'finished a']);
    expect(queue.active('simulate')).toEqual([]);
  });

  it('does not hear a process that was replaced', async () => {
    const first = await start('a');
    processes[0]!.listener.exited();
    expect(heard.outcomes(first)).toMatchObject([{ error: { code: 'SOLVER_CRASHED' } }]);
    const second = await start('b');
    processes[1]!.listener.reported({ kind: 'ready' });
    processes[0]!.listener.reported(finished(second));
    processes[0]!.listener.exited();
    expect(idsOfActive()).toEqual([second]);
  });

  it('is cancelled without a process while it waits', async () => {
    await start('a');
    const waiting = await start('b');
    expect(queue.cancel(waiting)).toBe(true);
    expect(heard.endsOf(waiting)).toEqual(['cancelled']);
    expect(queue.cancel(waiting)).toBe(false);
    expect(queue.cancel('unknown')).toBe(false);
  });

  it('is cancelled, not failed, when its process had to be killed', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const jobId = await start('a');
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
    expect(heard.endsOf(jobId)).toEqual(['cancelled']);
  });

  it('tells the rest from the time since it started, whatever the phase', async () => {
    const jobId = await start('a');
    const { listener } = processes[0]!;
    listener.reported({ kind: 'ready' });
    const clock = vi.spyOn(performance, 'now').mockReturnValue(performance.now() + 4000);
    listener.reported(progress(jobId, 0.4));
    expect(queue.active('simulate')[0]?.progress?.remainingS).toBeCloseTo(6, 0);
    clock.mockReturnValue(performance.now() + 4000);
    listener.reported(progress(jobId, 0.8, 'estimate'));
    clock.mockRestore();
    const last = queue.active('simulate')[0]?.progress;
    expect(last?.elapsedS).toBeCloseTo(8, 0);
    expect(last?.remainingS).toBeCloseTo(2, 0);
  });

  it('that has not ended is listed in the order of solving', async () => {
    await start('a');
    await start('b');
    expect(idsOfActive()).toEqual(['a', 'b']);
    processes[0]!.listener.reported({ kind: 'ready' });
    processes[0]!.listener.reported(finished('a'));
    expect(idsOfActive()).toEqual(['b']);
    expect(heard.news).toEqual(['started a', 'finished a', 'started b']);
  });

  it('that is asked for while the host closes fails, and is not kept waiting', async () => {
    await queue.close();
    const jobId = await start('a');
    expect(heard.outcomes(jobId)).toMatchObject([{ error: { code: 'HOST_STOPPED' } }]);
  });
});

describe('the number of seats', () => {
  it('grows while jobs wait', async () => {
    await start('a');
    await start('b');
    expect(processes).toHaveLength(1);
    queue.resize(2);
    await turn();
    expect(queue.seats).toBe(2);
    expect(processes).toHaveLength(2);
    expect(heard.news).toEqual(['started a', 'started b']);
  });

  it('shrinks without disturbing what runs, and then ends the process', async () => {
    open(2);
    await start('a');
    await start('b');
    await start('c');
    for (const { listener } of processes) listener.reported({ kind: 'ready' });
    queue.resize(1);
    expect(queue.seats).toBe(1);
    expect(idsOfActive()).toEqual(['a', 'b', 'c']);
    processes[1]!.listener.reported(finished('b'));
    expect(processes[1]!.sent.at(-1)).toEqual({ kind: 'shutdown' });
    expect(heard.news).not.toContain('started c');
    processes[0]!.listener.reported(finished('a'));
    expect(heard.news).toContain('started c');
  });

  it('shrinks at once where nothing runs', async () => {
    open(2);
    await start('a');
    await start('b');
    for (const { listener } of processes) listener.reported({ kind: 'ready' });
    processes[1]!.listener.reported(finished('b'));
    queue.resize(1);
    expect(processes[1]!.sent.at(-1)).toEqual({ kind: 'shutdown' });
    expect(processes[0]!.sent.at(-1)).toMatchObject({ kind: 'start' });
  });

  it('leaves a removed seat to close() as well', async () => {
    open(2);
    await start('a');
    await start('b');
    queue.resize(1);
    await queue.close();
    expect(processes.map(({ sent }) => sent.at(-1)?.kind)).toEqual(['shutdown', 'shutdown']);
    expect(heard.endsOf('b')).toEqual(['failed']);
  });
});
