import { expect, it } from 'vitest';
import { Calculations } from '#renderer/state/calculations.svelte.ts';
import { Notices } from '#renderer/state/notices.svelte.ts';
import type { CalculationSummary } from '#shared/contract/calculations.ts';
import { failure, success } from '#shared/contract/envelope.ts';
import { fakeHost } from './fake-host.ts';
import { eventually } from '../../../support/eventually.ts';

const projectId = 'project';

function calculation(
  calculationId: string,
  state: CalculationSummary['state'],
  documentId = 'recipe',
) {
  const rest = { kind: 'recipe', title: calculationId, inputHash: '', createdAtMs: 0 } as const;
  return { calculationId, projectId, documentId, state, elapsedS: null, ...rest };
}

const progress = {
  fraction: 0.4,
  phase: 'solve',
  remainingS: 3,
} as unknown as NonNullable<CalculationSummary['progress']>;

async function open(
  list: () => CalculationSummary[],
  get: (id: string) => CalculationSummary | Promise<CalculationSummary> = (id) =>
    list().find(({ calculationId }) => calculationId === id) ?? calculation(id, 'finished'),
) {
  const host = fakeHost({
    'calculations.list': () => success({ calculations: list() }),
    'calculations.get': async ({ calculationId }: { calculationId: string }) =>
      success(await get(calculationId)),
    'calculations.start': () =>
      failure({ code: 'INPUT_INVALID', message: 'The recipe is not run.' }),
    'calculations.delete': () => success({}),
    'calculations.restore': () => success({}),
  });
  const notices = new Notices();
  const calculations = new Calculations(host.client, notices);
  await calculations.open(projectId);
  return { host, notices, calculations };
}

it('shows progress of those under way, and does not wake up one that has ended', async () => {
  const { host, calculations } = await open(() => [
    calculation('1', 'queued'),
    calculation('2', 'cancelled'),
    calculation('3', 'finished', 'other'),
  ]);
  for (const calculationId of ['1', '2']) {
    host.happen({ name: 'calculations.progressed', payload: { calculationId, progress } });
  }
  expect(calculations.of('recipe')).toMatchObject([
    { state: 'running', progress: { fraction: 0.4 } },
    { state: 'cancelled' },
  ]);
  expect(calculations.active).toHaveLength(1);
});

it('fetches a result once, when it is asked for, and again when the calculation ends', async () => {
  let state: CalculationSummary['state'] = 'running';
  const { host, calculations } = await open(() => [calculation('1', state)]);
  expect(calculations.record('1')).toBeUndefined();
  expect(calculations.record('1')).toBeUndefined();
  await eventually(() => expect(calculations.record('1')).toMatchObject({ state: 'running' }));
  expect(host.inputsOf('calculations.get')).toHaveLength(1);
  state = 'finished';
  const payload = { projectId, calculationId: '1' };
  host.happen({ name: 'calculations.changed', payload });
  await eventually(() => expect(calculations.record('1')).toMatchObject({ state: 'finished' }));
  expect(calculations.all).toMatchObject([{ state: 'finished' }]);
});

it('does not replace a finished result by an older answer', async () => {
  const answers: ((summary: CalculationSummary) => void)[] = [];
  const { host, calculations } = await open(
    () => [],
    () => new Promise((resolve) => answers.push(resolve)),
  );
  calculations.record('1');
  await eventually(() => expect(answers).toHaveLength(1));
  host.happen({ name: 'calculations.changed', payload: { projectId, calculationId: '1' } });
  await eventually(() => expect(answers).toHaveLength(2));
  answers[1]?.(calculation('1', 'finished'));
  await eventually(() => expect(calculations.record('1')).toMatchObject({ state: 'finished' }));
  answers[0]?.(calculation('1', 'running'));
  await new Promise((resolve) => setTimeout(resolve, 5));
  expect(calculations.record('1')).toMatchObject({ state: 'finished' });
});

it('says why a recipe could not be run', async () => {
  const { notices, calculations } = await open(() => []);
  expect(
    await calculations.start({ kind: 'recipe', documentId: 'd', caseId: 'c' }),
  ).toBeUndefined();
  expect(notices.all).toMatchObject([{ kind: 'error', text: 'The recipe is not run.' }]);
});

it('offers to restore what was deleted', async () => {
  const { host, notices, calculations } = await open(() => [calculation('1', 'finished')]);
  await calculations.remove(['1']);
  notices.all[0]?.undo?.();
  expect(host.inputsOf('calculations.restore')).toEqual([{ calculationIds: ['1'] }]);
});
