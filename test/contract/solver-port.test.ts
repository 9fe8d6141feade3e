/** What every solver port has to do, on real processes. */
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { utilitySolverPort } from '#main/electron/utility-solver-port.ts';
import { JobQueue } from '#main/jobs/job-queue.ts';
import type { SolverPort } from '#main/jobs/solver-port.ts';
import { forkSolverPort } from '#main/loopback/fork-solver-port.ts';
import type { ContractEvent } from '#shared/contract/events.ts';
import { app } from '../support/electron-stand-in/application.ts';
import type { Script } from '../support/solver/scripted-simulation.ts';
import { linearCase } from '../support/solver/linear-case.ts';

vi.mock('electron', () => import('../support/electron-stand-in/electron.ts'));

const entry = (name: string): string =>
  fileURLToPath(new URL(`../support/solver/${name}`, import.meta.url));

const ports: readonly [string, () => SolverPort][] = [
  ['child process', () => forkSolverPort(entry('scripted-fork-entry.ts'))],
  ['utility process', () => utilitySolverPort(entry('scripted-electron-entry.ts'))],
];

beforeAll(() => {
  app.enableSandbox();
  app.becomeReady();
});

describe.each(ports)('%s', (_name, openPort) => {
  let queue: JobQueue;
  let events: ContractEvent[];

  function open(seats = 1): void {
    events = [];
    queue = new JobQueue({ port: openPort(), seats, publish: (event) => events.push(event) });
  }

  function start(script: Script): string {
    return queue.start({ problem: { ...linearCase, name: script }, options: {} });
  }

  const terminal = (jobId: string): string[] =>
    events
      .filter(({ name, payload }) => name !== 'runs.progressed' && 'jobId' in payload)
      .filter(({ payload }) => 'jobId' in payload && payload.jobId === jobId)
      .map(({ name }) => name);

  async function ended(jobId: string): Promise<void> {
    await vi.waitFor(() => expect(terminal(jobId)).toHaveLength(1), { timeout: 10_000 });
  }

  const progressed = (): number => events.filter(({ name }) => name === 'runs.progressed').length;

  afterEach(() => queue.close());

  it('finishes a job and keeps the whole result', async () => {
    open();
    const job = start('quick');
    await ended(job);
    expect(terminal(job)).toEqual(['runs.finished']);
    expect(queue.get(job)).toMatchObject({
      state: 'finished',
      result: { status: 'finished', total: [1, 0.5], statistics: { steps: 10 } },
    });
  });

  it('reports progress at most ten times a second and none after the end', async () => {
    open();
    const job = start('patient');
    await vi.waitFor(() => expect(progressed()).toBeGreaterThan(0), { timeout: 10_000 });
    await wait(1000);
    expect(progressed()).toBeGreaterThanOrEqual(2);
    expect(progressed()).toBeLessThanOrEqual(12);
    queue.cancel(job);
    await ended(job);
    await wait(150);
    expect(events.at(-1)?.name).toBe('runs.cancelled');
  });

  it('cancels a running job within the grace time and keeps what was reached', async () => {
    open();
    const job = start('patient');
    await vi.waitFor(() => expect(progressed()).toBeGreaterThan(0), { timeout: 10_000 });
    const asked = performance.now();
    expect(queue.cancel(job)).toBe(true);
    await ended(job);
    expect(performance.now() - asked).toBeLessThan(1000);
    expect(queue.get(job)).toMatchObject({ state: 'cancelled', result: { status: 'cancelled' } });
    expect(queue.cancel(job)).toBe(false);
  });

  it('cancels a job whose process is still starting, at once', async () => {
    open();
    const job = start('patient');
    const next = start('quick');
    await vi.waitFor(() => expect(queue.get(job)?.state).toBe('running'));
    queue.cancel(job);
    expect(terminal(job)).toEqual(['runs.cancelled']);
    await ended(next);
    expect(terminal(next)).toEqual(['runs.finished']);
    expect(terminal(job)).toEqual(['runs.cancelled']);
  });

  it('ends a process that does not react to cancel, and goes on with a new one', async () => {
    open();
    const stubborn = start('stubborn');
    await vi.waitFor(() => expect(progressed()).toBeGreaterThan(0), { timeout: 10_000 });
    const asked = performance.now();
    queue.cancel(stubborn);
    await ended(stubborn);
    expect(performance.now() - asked).toBeGreaterThan(1500);
    expect(performance.now() - asked).toBeLessThan(4000);
    expect(terminal(stubborn)).toEqual(['runs.cancelled']);
    expect(queue.get(stubborn)).not.toHaveProperty('result');
    const next = start('quick');
    await ended(next);
    expect(terminal(next)).toEqual(['runs.finished']);
  });

  it('fails a job whose process crashes, once, and gives the next job a new process', async () => {
    open();
    const crash = start('crash');
    const next = start('quick');
    await ended(next);
    expect(terminal(crash)).toEqual(['runs.failed']);
    expect(queue.get(crash)).toMatchObject({ state: 'failed', error: { code: 'SOLVER_CRASHED' } });
    expect(terminal(next)).toEqual(['runs.finished']);
  });

  it('passes on why a simulation failed, and keeps what was reached', async () => {
    open();
    const job = start('fail');
    await ended(job);
    expect(queue.get(job)).toMatchObject({
      state: 'failed',
      error: {
        code: 'SOLVER_FAILED',
        message: 'The step became too small.',
        details: { step: 3, quantity: 'micro content', tryNext: 'a lower accuracy' },
      },
      result: { status: 'failed', total: [1, 0.5] },
    });
  });

  it('tells options that were refused from a defect, and never passes on a stack', async () => {
    open();
    const refused = start('refuse');
    const thrown = start('throw');
    await ended(thrown);
    expect(queue.get(refused)?.error).toMatchObject({
      code: 'SOLVER_FAILED',
      message: 'The analytic method serves linear cases only.',
    });
    expect(queue.get(thrown)?.error?.code).toBe('INTERNAL');
    expect(JSON.stringify(queue.get(thrown))).not.toMatch(/\bat .*\.ts/);
  });

  it('runs as many jobs side by side as it has seats, in the order of arrival', async () => {
    open(2);
    const jobs = [start('patient'), start('patient'), start('quick')];
    await vi.waitFor(() => expect(progressed()).toBeGreaterThan(0), { timeout: 10_000 });
    expect(jobs.map((job) => queue.get(job)?.state)).toEqual(['running', 'running', 'queued']);
    queue.cancel(jobs[1]!);
    await ended(jobs[2]!);
    expect(queue.get(jobs[0]!)?.state).toBe('running');
  });

  it('fails what is under way when the host is closed', async () => {
    open();
    const jobs = [start('patient'), start('quick')];
    await vi.waitFor(() => expect(progressed()).toBeGreaterThan(0), { timeout: 10_000 });
    await queue.close();
    for (const job of jobs) {
      expect(terminal(job)).toEqual(['runs.failed']);
      expect(queue.get(job)?.error?.code).toBe('HOST_STOPPED');
    }
  });
});
