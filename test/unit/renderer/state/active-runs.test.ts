import { expect, it } from 'vitest';
import { HostClient } from '#renderer/api/host-client.ts';
import { ActiveRuns } from '#renderer/state/active-runs.ts';
import { type Envelope, success } from '#shared/contract/envelope.ts';
import type { ContractEvent } from '#shared/contract/events.ts';
import type { ActiveRun } from '#shared/contract/runs.ts';
import { linearCase } from '../../../support/solver/linear-case.ts';

const active = (jobId: string): ActiveRun => ({
  jobId,
  state: 'running',
  transportCase: linearCase,
  options: {},
});

function open() {
  const pending: ((answer: Envelope<unknown>) => void)[] = [];
  const listeners: ((event: ContractEvent) => void)[] = [];
  const lists: string[][] = [];
  const client = new HostClient({
    call: () => new Promise((resolve) => pending.push(resolve)),
    subscribe: (listener) => {
      listeners.push(listener);
      return () => undefined;
    },
    onLost: () => undefined,
  });
  const runs = new ActiveRuns(client, (list) => lists.push(list.map(({ jobId }) => jobId)));
  return {
    runs,
    lists,
    pending,
    answer: (...jobIds: string[]) => pending.shift()?.(success({ runs: jobIds.map(active) })),
    publish: (event: ContractEvent) => listeners.forEach((listener) => listener(event)),
  };
}

it('asks again when it was asked while an older list was on its way', async () => {
  const { runs, lists, answer, pending } = open();
  const first = runs.fetch();
  const second = runs.fetch();
  answer('a');
  await expect.poll(() => pending.length).toBe(1);
  answer('a', 'b');
  await Promise.all([first, second]);
  expect(lists).toEqual([['a'], ['a', 'b']]);
});

it('asks when it hears of a run that it does not know, and forgets one that has ended', async () => {
  const { lists, answer, publish, pending } = open();
  const progress = { fraction: 0.1, simTimeS: 1, steps: 1, rejected: 0, phase: 'solve' } as const;
  const payload = { jobId: 'a', progress: { ...progress, elapsedS: 1, remainingS: null } };
  publish({ name: 'runs.progressed', payload });
  answer('a');
  await expect.poll(() => lists).toEqual([['a']]);
  publish({ name: 'runs.progressed', payload });
  expect(pending).toEqual([]);
  publish({ name: 'runs.cancelled', payload: { jobId: 'a' } });
  expect(lists.at(-1)).toEqual([]);
});
