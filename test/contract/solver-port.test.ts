/** What every solver port has to do, on real processes. */
import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { utilitySolverPort } from '#main/electron/utility-solver-port.ts';
import { JobQueue } from '#main/jobs/job-queue.ts';
import type { SolverPort } from '#main/jobs/solver-port.ts';
import { forkSolverPort } from '#main/loopback/fork-solver-port.ts';
import type { TaskOutcome } from '#shared/worker-protocol/messages.ts';
import { app } from '../support/electron-stand-in/application.ts';
import { HeardJobs } from '../support/heard-jobs.ts';
import type { Script } from '../support/solver/scripted-simulation.ts';
import { linearCase } from '../support/solver/linear-case.ts';
import { eventually } from '../support/eventually.ts';

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
  let heard: HeardJobs;

  function open(seats = 1): void {
    heard = new HeardJobs();
    queue = new JobQueue({ port: openPort(), seats });
  }

  function start(script: Script): string {
    const jobId = randomUUID();
    const problem = { ...linearCase, name: script };
    queue.start(jobId, { kind: 'simulate', problem, options: {} }, heard);
    return jobId;
  }

  async function ended(jobId: string): Promise<TaskOutcome> {
    await eventually(() => expect(heard.outcomes(jobId)).toHaveLength(1));
    return heard.outcomes(jobId)[0]!;
  }

  const someProgress = (): Promise<void> =>
    eventually(() => expect(heard.progressCount).toBeGreaterThan(0));

  afterEach(() => queue.close());

  it('finishes a job and keeps the whole result', async () => {
    open();
    const job = start('quick');
    expect(await ended(job)).toMatchObject({
      state: 'finished',
      result: { status: 'finished', total: [1, 0.5], statistics: { steps: 10 } },
    });
  });

  it('reports progress at most ten times a second and none after the end', async () => {
    open();
    const job = start('patient');
    await someProgress();
    const fromMs = performance.now();
    await eventually(() => expect(heard.progressCount).toBeGreaterThanOrEqual(5));
    const tenths = (performance.now() - fromMs) / 100;
    expect(heard.progressCount).toBeLessThanOrEqual(tenths + 2);
    queue.cancel(job);
    await ended(job);
    await wait(150);
    expect(heard.news.at(-1)).toBe(`cancelled ${job}`);
  });

  it('cancels a running job within the grace time and keeps what was reached', async () => {
    open();
    const job = start('patient');
    await someProgress();
    expect(queue.cancel(job)).toBe(true);
    // One that was ended after the grace time would have no result.
    expect(await ended(job)).toMatchObject({ state: 'cancelled', result: { status: 'cancelled' } });
    expect(queue.cancel(job)).toBe(false);
  });

  it('cancels a job whose process is still starting, at once', async () => {
    open();
    const job = start('patient');
    const next = start('quick');
    await eventually(() => expect(heard.news).toContain(`started ${job}`));
    queue.cancel(job);
    expect(heard.endsOf(job)).toEqual(['cancelled']);
    expect((await ended(next)).state).toBe('finished');
    expect(heard.endsOf(job)).toEqual(['cancelled']);
  });

  it('ends a process that does not react to cancel, and goes on with a new one', async () => {
    open();
    const stubborn = start('stubborn');
    await someProgress();
    const asked = performance.now();
    queue.cancel(stubborn);
    const outcome = await ended(stubborn);
    // It would have gone on for 20 s.
    expect(performance.now() - asked).toBeGreaterThan(1500);
    expect(performance.now() - asked).toBeLessThan(15_000);
    expect(outcome).toEqual({ state: 'cancelled' });
    expect((await ended(start('quick'))).state).toBe('finished');
  });

  it('fails a job whose process crashes, once, and gives the next job a new process', async () => {
    open();
    const crash = start('crash');
    const next = start('quick');
    expect((await ended(next)).state).toBe('finished');
    expect(heard.outcomes(crash)).toMatchObject([
      { state: 'failed', error: { code: 'SOLVER_CRASHED' } },
    ]);
  });

  it('passes on why a simulation failed, and keeps what was reached', async () => {
    open();
    expect(await ended(start('fail'))).toMatchObject({
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
    const thrown = await ended(start('throw'));
    expect(await ended(refused)).toMatchObject({
      error: {
        code: 'SOLVER_FAILED',
        message: 'The analytic method serves linear cases only.',
      },
    });
    expect(thrown).toMatchObject({ state: 'failed', error: { code: 'INTERNAL' } });
    expect(JSON.stringify(thrown)).not.toMatch(/\bat .*\.ts/);
  });

  it('runs as many jobs side by side as it has seats, in the order of arrival', async () => {
    open(2);
    const jobs = [start('patient'), start('patient'), start('quick')];
    await someProgress();
    expect(heard.news).toEqual(
      expect.arrayContaining([`started ${jobs[0]}`, `started ${jobs[1]}`]),
    );
    expect(heard.news).not.toContain(`started ${jobs[2]}`);
    queue.cancel(jobs[1]!);
    await ended(jobs[2]!);
    expect(queue.active('simulate').map(({ jobId }) => jobId)).toEqual([jobs[0]]);
  });

  it('fails what is under way when the host is closed', async () => {
    open();
    const jobs = [start('patient'), start('quick')];
    await someProgress();
    await queue.close();
    for (const job of jobs) {
      expect(heard.outcomes(job)).toMatchObject([
        { state: 'failed', error: { code: 'HOST_STOPPED' } },
      ]);
    }
  });
});
