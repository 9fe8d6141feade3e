import { expect, it } from 'vitest';
import { Notices } from '#renderer/state/notices.svelte.ts';
import { Runs } from '#renderer/state/runs.svelte.ts';
import { failure, success } from '#shared/contract/envelope.ts';
import type { RunState, RunSummary } from '#shared/contract/runs.ts';
import { fakeHost } from './fake-host.ts';
import { eventually } from '../../../support/eventually.ts';

const projectId = 'project';

function run(runId: string, state: RunState, caseId = 'a'): RunSummary {
  const title = `Run ${runId}`;
  const rest = { options: {}, createdAtMs: 0, elapsedS: null, figures: null };
  return { runId, caseId, projectId, title, state, ...rest };
}

async function open(list: () => RunSummary[]) {
  const host = fakeHost({
    'runs.list': () => success({ runs: list() }),
    'runs.start': () => failure({ code: 'NOT_FOUND', message: 'The case is gone.' }),
    'runs.delete': () => success({}),
    'runs.restore': () => success({}),
    'runs.cancel': () => success({ cancelled: 1 }),
  });
  const notices = new Notices();
  const runs = new Runs(host.client, notices);
  await runs.open(projectId);
  return { host, notices, runs };
}

const progress = {
  phase: 'solve',
  fraction: 0.4,
  timeS: 1,
  steps: 3,
  elapsedS: 1,
  remainingS: null,
} as unknown as NonNullable<RunSummary['progress']>;

it('shows the progress of a queued run as running', async () => {
  const { host, runs } = await open(() => [run('1', 'queued'), run('2', 'finished', 'b')]);
  const payload = { runId: '1', caseId: 'a', projectId, progress };
  host.happen({ name: 'runs.progressed', payload });
  expect(runs.of('a')).toMatchObject([{ state: 'running', progress: { fraction: 0.4 } }]);
  expect(runs.of('b')).toMatchObject([{ state: 'finished' }]);
});

it('does not let late progress wake up a run that has ended', async () => {
  const { host, runs } = await open(() => [run('1', 'cancelled')]);
  const payload = { runId: '1', caseId: 'a', projectId, progress };
  host.happen({ name: 'runs.progressed', payload });
  expect(runs.all).toMatchObject([{ state: 'cancelled' }]);
});

it('takes a new list when a run ends, and only for the open project', async () => {
  let state: RunState = 'running';
  const { host, runs } = await open(() => [run('1', state)]);
  state = 'finished';
  const other = { runId: '9', caseId: 'z', projectId: 'other' };
  host.happen({ name: 'runs.finished', payload: other });
  expect(host.inputsOf('runs.list')).toHaveLength(1);
  host.happen({ name: 'runs.finished', payload: { ...other, projectId } });
  await eventually(() => expect(runs.all).toMatchObject([{ state: 'finished' }]));
});

it('asks again when something happens while a list is on its way', async () => {
  let list = [run('1', 'running')];
  const { host, runs } = await open(() => list);
  const payload = { projectId };
  host.happen({ name: 'runs.changed', payload });
  list = [run('1', 'finished'), run('2', 'queued')];
  host.happen({ name: 'runs.changed', payload });
  await runs.fetch();
  expect(runs.all).toHaveLength(2);
});

it('says why a run could not be started', async () => {
  const { notices, runs } = await open(() => []);
  await runs.start('a');
  expect(notices.all).toMatchObject([{ kind: 'error', text: 'The case is gone.' }]);
});

it('offers to restore deleted runs', async () => {
  const { host, notices, runs } = await open(() => [run('1', 'finished'), run('2', 'finished')]);
  await runs.remove(['1', '2']);
  notices.all[0]?.undo?.();
  expect(host.inputsOf('runs.restore')).toEqual([{ runIds: ['1', '2'] }]);
});
