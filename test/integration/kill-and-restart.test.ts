/** The built loopback host and its solvers are killed; what was told as done is kept. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { RunRecord } from '#shared/contract/runs.ts';
import { type CallHost, hostCaller } from '../support/host-caller.ts';
import { type RunningHost, startLoopbackHostOn } from '../support/hosts.ts';
import { childrenOf, stillRunning } from '../support/processes.ts';
import { linearCase } from '../support/solver/linear-case.ts';
import { slowCase, slowOptions } from '../support/solver/slow-case.ts';
import { caseDocument } from '../support/stored-case.ts';
import { eventually } from '../support/eventually.ts';

// Which processes belong to a host is read from the process table of Linux.
describe.skipIf(process.platform !== 'linux')('a host that is killed', () => {
  const hosts: RunningHost[] = [];
  let folder: string;
  let call: CallHost;

  async function startHost(): Promise<RunningHost> {
    const host = await startLoopbackHostOn(folder);
    hosts.push(host);
    call = hostCaller(host.url);
    return host;
  }

  const solversOf = ({ process: { pid = 0 } }: RunningHost): number[] => childrenOf(pid);

  async function startRun(title: string, slow = false): Promise<string> {
    const [project] = (await call('projects.list', {})).projects;
    const { caseId } = await call('cases.create', {
      projectId: project!.projectId,
      document: {
        ...caseDocument(title),
        transportCase: slow ? slowCase('figure-7-ratio-17') : linearCase,
      },
    });
    return (await call('runs.start', { caseId, options: slow ? slowOptions : {} })).runId;
  }

  const run = (runId: string): Promise<RunRecord> => call('runs.get', { runId });

  async function inState(runId: string, state: RunRecord['state']): Promise<RunRecord> {
    await eventually(async () => expect((await run(runId)).state).toBe(state));
    return run(runId);
  }

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'postdry-kill-'));
    await startHost();
    await call('settings.change', { workers: 1 });
    // The cases of the first start are not what is tested here.
    const { runs } = await call('runs.active', {});
    await call('runs.cancel', { runIds: runs.map(({ runId }) => runId) });
  });

  afterEach(async () => {
    for (const host of hosts.splice(0)) await host.stop('SIGKILL');
    rmSync(folder, { recursive: true });
  });

  it('leaves no solver, and after a restart its data are what they were', async () => {
    const [host] = hosts;
    const finished = [await startRun('first'), await startRun('second')];
    const before = [];
    for (const runId of finished) before.push(await inState(runId, 'finished'));
    const running = await startRun('slow', true);
    const waiting = await startRun('waiting');
    await inState(running, 'running');

    const { caseId } = before[0]!;
    const document = { ...caseDocument('first'), note: 'said a moment before' };
    const edited = await call('cases.edit', { caseId, revision: 1, document, label: 'Note' });
    const solvers = solversOf(host!);
    expect(solvers.length).toBeGreaterThan(0);
    await host!.stop('SIGKILL');
    expect(await stillRunning(solvers)).toEqual([]);

    await startHost();
    expect(await call('cases.get', { caseId })).toEqual(edited);
    for (const record of before) expect(await run(record.runId)).toEqual(record);
    for (const runId of [running, waiting]) {
      expect(await run(runId)).toMatchObject({ state: 'failed', error: { code: 'HOST_STOPPED' } });
    }
    expect(await call('runs.active', {})).toEqual({ runs: [] });
    expect((await call('projects.list', {})).projects).toHaveLength(1);
    expect((await call('settings.get', {})).workers).toBe(1);

    const again = await call('runs.start', { caseId });
    expect(again.title).toBe('Run 2');
    const { result } = await inState(again.runId, 'finished');
    expect(result?.total).toEqual(before[0]!.result?.total);
  });

  it('loses one run when a solver is killed, and goes on', async () => {
    const [host] = hosts;
    const running = await startRun('slow', true);
    const waiting = await startRun('waiting');
    await inState(running, 'running');
    await eventually(async () => {
      const { runs } = await call('runs.active', {});
      expect(runs[0]?.progress?.steps).toBeGreaterThan(0);
    });
    const [solver] = solversOf(host!);
    process.kill(solver!, 'SIGKILL');
    expect(await inState(running, 'failed')).toMatchObject({ error: { code: 'SOLVER_CRASHED' } });
    await inState(waiting, 'finished');
  });

  it('keeps its data to itself while it runs', async () => {
    const [host] = hosts;
    const second = startLoopbackHostOn(folder);
    await expect(second).rejects.toThrow(
      `PostDry Studio cannot start: Another PostDry Studio (process ${host!.process.pid}, since `,
    );
    await expect(second).rejects.toThrow('exit code 2');
    expect((await call('app.info', {})).dataFolder).toBe(folder);
  });

  it('that was ended properly says so of its runs', async () => {
    const running = await startRun('slow', true);
    await inState(running, 'running');
    expect(await hosts[0]!.stop('SIGTERM')).toBe(0);
    await startHost();
    expect(await run(running)).toMatchObject({ state: 'failed', error: { code: 'HOST_STOPPED' } });
  });
});
