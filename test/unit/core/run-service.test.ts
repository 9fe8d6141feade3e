import { setImmediate as turn } from 'node:timers/promises';
import { expect, it, onTestFinished, vi } from 'vitest';
import { EventHub } from '#main/core/event-hub.ts';
import { RunService } from '#main/core/run-service.ts';
import { JobQueue } from '#main/jobs/job-queue.ts';
import type { SolverListener } from '#main/jobs/solver-port.ts';
import { openStorage, type Storage } from '#main/storage/open-storage.ts';
import type { ContractEvent } from '#shared/contract/events.ts';
import { scriptedResult } from '../../support/solver/scripted-simulation.ts';
import { caseDocument } from '../../support/stored-case.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

function open(change: (runs: Storage['runs']) => Partial<Storage['runs']>) {
  const storage = openStorage(temporaryFolder());
  onTestFinished(() => void storage.close());
  const { projectId } = storage.projects.create('Line 1');
  const caseId = storage.cases.create(projectId, caseDocument())?.caseId ?? '';
  const heard: ContractEvent[] = [];
  const hub = new EventHub();
  hub.subscribe((event) => heard.push(event));
  const log = vi.fn();
  let solver: SolverListener | undefined;
  const service = new RunService({
    storage: { ...storage, runs: { ...storage.runs, ...change(storage.runs) } },
    hub,
    jobs: new JobQueue({
      port: {
        open: (listener) => {
          solver = listener;
          return { send: () => undefined, kill: () => undefined };
        },
      },
      seats: 1,
    }),
    log,
  });
  async function solve(): Promise<string> {
    const runId = service.start(caseId, {})?.runId ?? '';
    await turn();
    solver?.reported({ kind: 'ready' });
    const result = scriptedResult('quick', 'finished');
    solver?.reported({ kind: 'ended', jobId: runId, outcome: { state: 'finished', result } });
    return runId;
  }
  return { storage, heard, log, solve };
}

it('has stored a run when it says that it ended', async () => {
  const { storage, heard, solve } = open((runs) => ({
    ended: (...input) => {
      expect(heard.map(({ name }) => name)).toEqual(['runs.changed']);
      runs.ended(...input);
    },
  }));
  const runId = await solve();
  expect(heard.at(-1)?.name).toBe('runs.finished');
  expect(storage.runs.get(runId)?.result?.total).toEqual([1, 0.5]);
});

it('goes on when a result cannot be stored, and says so', async () => {
  let failures = 1;
  const { storage, heard, log, solve } = open((runs) => ({
    ended: (...input) => {
      if (failures-- > 0) throw new Error('database or disk is full');
      runs.ended(...input);
    },
  }));
  const lost = await solve();
  expect(heard.at(-1)).toMatchObject({
    name: 'runs.failed',
    payload: { runId: lost, error: { code: 'STORAGE_FAILED' } },
  });
  expect(storage.runs.get(lost)).toMatchObject({
    state: 'failed',
    error: { code: 'STORAGE_FAILED' },
  });
  expect(log).toHaveBeenCalledWith(`run ${lost} could not be stored:`, expect.any(Error));
  await solve();
  expect(heard.at(-1)?.name).toBe('runs.finished');
});

it('goes on when nothing at all can be stored', async () => {
  const refuse = (): never => {
    throw new Error('database or disk is full');
  };
  const { heard, log, solve } = open(() => ({ started: refuse, ended: refuse }));
  await solve();
  expect(heard.at(-1)).toMatchObject({ name: 'runs.failed' });
  expect(log).toHaveBeenCalledTimes(3);
});
