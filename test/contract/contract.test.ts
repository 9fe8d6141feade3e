/** The contract, the same through every transport. */
import * as v from 'valibot';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { HostClient } from '#renderer/api/host-client.ts';
import { contractErrorSchema } from '#shared/contract/error.ts';
import { type ContractEvent, events } from '#shared/contract/events.ts';
import { type MethodName, methods } from '#shared/contract/methods.ts';
import { ACCURACY } from '#shared/domain/run/accuracy.ts';
import { scriptedCore } from '../support/scripted-core.ts';
import { linearCase } from '../support/solver/linear-case.ts';
import type { Script } from '../support/solver/scripted-simulation.ts';
import { type Harness, harnesses } from './harnesses.ts';

const unknownJob = '6f1c6d8e-8d0c-4a53-9f9c-0a4a6c1f2b11';

describe.each(harnesses)('%s', (_name, openHarness) => {
  let harness: Harness;
  let client: HostClient;
  let heard: ContractEvent[];

  beforeEach(async () => {
    harness = await openHarness(scriptedCore());
    client = new HostClient(harness.transport);
    heard = [];
    harness.transport.subscribe((event) => heard.push(event));
  });

  afterEach(() => harness.close());

  async function valueOf<Value>(
    answer: Promise<{ ok: true; value: Value } | { ok: false; error: unknown }>,
  ): Promise<Value> {
    const given = await answer;
    if (!given.ok) throw new Error(JSON.stringify(given.error));
    return given.value;
  }

  async function start(script: Script): Promise<string> {
    const transportCase = { ...linearCase, name: script };
    const { jobId } = await valueOf(client.call('runs.start', { transportCase, options: {} }));
    return jobId;
  }

  const namesOf = (jobId: string): string[] =>
    heard
      .filter(({ payload }) => 'jobId' in payload && payload.jobId === jobId)
      .map(({ name }) => name);

  async function refusal(method: string, input: unknown): Promise<unknown> {
    const answer = await harness.transport.call({ method, input });
    if (answer.ok) throw new Error(`${method} was accepted`);
    expect(v.is(contractErrorSchema, answer.error)).toBe(true);
    expect(JSON.stringify(answer.error)).not.toMatch(/\bat .*[\\/]src-/);
    return answer.error;
  }

  it('says what program it is', async () => {
    const info = await valueOf(client.call('app.info', {}));
    expect(info).toEqual({
      name: 'PostDry Studio',
      version: '1.2.3',
      host: 'loopback',
      workers: 1,
    });
  });

  it('lists the shipped cases with what is assumed about them', async () => {
    const list = await valueOf(client.call('cases.list', {}));
    expect(v.is(methods['cases.list'].output, list)).toBe(true);
    const ids = list.cases.map(({ id }) => id);
    expect(ids).toEqual(expect.arrayContaining(['figure-4-ratio-1', 'figure-7-ratio-17']));
    expect(list.cases.every(({ assumed }) => assumed.length > 0)).toBe(true);
  });

  it('runs a case: progress, then finished, then the whole result on request', async () => {
    const jobId = await start('quick');
    await vi.waitFor(() => expect(namesOf(jobId).at(-1)).toBe('runs.finished'), 10_000);
    const record = await valueOf(client.call('runs.get', { jobId }));
    expect(record.result?.total).toEqual([1, 0.5]);
    expect(v.is(methods['runs.get'].output, record)).toBe(true);
    expect(namesOf(jobId).filter((name) => name !== 'runs.progressed')).toEqual(['runs.finished']);
  });

  it('lists what has not ended, so that any page can find and cancel it', async () => {
    const [running, waiting] = [await start('patient'), await start('quick')];
    await vi.waitFor(() => expect(namesOf(running)).toContain('runs.progressed'), 10_000);
    const list = await valueOf(client.call('runs.list', {}));
    expect(v.is(methods['runs.list'].output, list)).toBe(true);
    expect(list.runs).toMatchObject([
      { jobId: running, state: 'running', transportCase: { name: 'patient' } },
      { jobId: waiting, state: 'queued', transportCase: { name: 'quick' } },
    ]);
    expect(list.runs[0]?.progress?.steps).toBeGreaterThan(0);
    await client.call('runs.cancel', { jobId: running });
    await vi.waitFor(() => expect(namesOf(waiting).at(-1)).toBe('runs.finished'), 10_000);
    expect(await valueOf(client.call('runs.list', {}))).toEqual({ runs: [] });
  });

  it('cancels a run, once, and keeps what was reached', async () => {
    const jobId = await start('patient');
    await vi.waitFor(() => expect(namesOf(jobId)).toContain('runs.progressed'), 10_000);
    expect(await valueOf(client.call('runs.cancel', { jobId }))).toEqual({ accepted: true });
    await vi.waitFor(() => expect(namesOf(jobId).at(-1)).toBe('runs.cancelled'), 10_000);
    const record = await valueOf(client.call('runs.get', { jobId }));
    expect(record).toMatchObject({ state: 'cancelled', result: { status: 'cancelled' } });
    expect(await valueOf(client.call('runs.cancel', { jobId }))).toEqual({ accepted: false });
  });

  it('sends events in order and in the shape that the contract says', async () => {
    const jobId = await start('patient');
    await vi.waitFor(() => expect(namesOf(jobId).length).toBeGreaterThanOrEqual(4), {
      timeout: 10_000,
    });
    await client.call('runs.cancel', { jobId });
    await vi.waitFor(() => expect(namesOf(jobId).at(-1)).toBe('runs.cancelled'), 10_000);
    for (const { name, payload } of heard) {
      expect(v.safeParse(events[name], payload).issues).toBeUndefined();
    }
    const steps = heard.flatMap((event) =>
      event.name === 'runs.progressed' ? [event.payload.progress.steps] : [],
    );
    expect(steps).toEqual(steps.toSorted((a, b) => a - b));
    expect(
      namesOf(jobId)
        .slice(0, -1)
        .every((name) => name === 'runs.progressed'),
    ).toBe(true);
  });

  it('reports a crashed solver as a failed run', async () => {
    const jobId = await start('crash');
    await vi.waitFor(() => expect(namesOf(jobId)).toEqual(['runs.failed']), 10_000);
    const record = await valueOf(client.call('runs.get', { jobId }));
    expect(record.error?.code).toBe('SOLVER_CRASHED');
  });

  it.each(['no.method', 'runs', '', '__proto__', 'toString', 'constructor'])(
    'refuses the unknown method %j',
    async (method) => {
      expect(await refusal(method, {})).toMatchObject({ code: 'METHOD_UNKNOWN' });
    },
  );

  it.each<[MethodName, unknown]>([
    ['app.info', undefined],
    ['app.info', { extra: 1 }],
    ['runs.get', { jobId: '../../etc/passwd' }],
    ['runs.cancel', {}],
    ['runs.start', null],
    ['runs.start', { transportCase: 'case' }],
    ['runs.start', { transportCase: {} }],
    ['runs.start', { transportCase: linearCase, options: { accuracy: 0 } }],
    ['runs.start', { transportCase: linearCase, options: { accuracy: Number.NaN } }],
    ['runs.start', { transportCase: linearCase, options: { accuracy: ACCURACY.smallest / 2 } }],
    ['runs.start', { transportCase: linearCase, options: { accuracy: ACCURACY.largest * 2 } }],
    ['runs.start', { transportCase: linearCase, options: { method: 'guess' } }],
    ['runs.start', { transportCase: { ...linearCase, endTimeS: -1 } }],
    ['runs.start', { transportCase: { ...linearCase, endTimeS: Infinity } }],
  ])('refuses malformed input of %s: %j', async (method, input) => {
    expect(await refusal(method, input)).toMatchObject({ code: 'INPUT_INVALID' });
  });

  it('names the place in a case that it refuses', async () => {
    const macro = { ...linearCase.macro, lengthM: -1 };
    const refused = await refusal('runs.start', { transportCase: { ...linearCase, macro } });
    expect(JSON.stringify(refused)).toContain('macro.lengthM');
  });

  it.each(['runs.get', 'runs.cancel'] as const)('%s knows no such run', async (method) => {
    expect(await refusal(method, { jobId: unknownJob })).toMatchObject({ code: 'NOT_FOUND' });
  });

  it('ends a subscription', async () => {
    const other: ContractEvent[] = [];
    const unsubscribe = harness.transport.subscribe((event) => other.push(event));
    unsubscribe();
    const jobId = await start('quick');
    await vi.waitFor(() => expect(namesOf(jobId).at(-1)).toBe('runs.finished'), 10_000);
    expect(other).toEqual([]);
  });
});
