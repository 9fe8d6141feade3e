/** What the window believes about a run, whatever the order in which the host's words arrive. */
import { setImmediate as turn } from 'node:timers/promises';
import { beforeEach, describe, expect, it } from 'vitest';
import { HostClient } from '#renderer/api/host-client.ts';
import { Run } from '#renderer/state/run.svelte.ts';
import { type Envelope, failure, success } from '#shared/contract/envelope.ts';
import type { ContractError } from '#shared/contract/error.ts';
import type { ContractEvent } from '#shared/contract/events.ts';
import type { RunRecord } from '#shared/contract/runs.ts';
import { linearCase } from '../../../support/solver/linear-case.ts';
import { scriptedResult } from '../../../support/solver/scripted-simulation.ts';

const request = {
  transportCase: { ...linearCase, outputTimesS: [0, 1] },
  adjustment: { ratio: 1, microShare: 0.5, duration: 1 },
  accuracy: 1e-4,
};
const unreachable = { code: 'HOST_UNREACHABLE', message: 'gone' } as const;
const stopped = { code: 'HOST_STOPPED', message: 'closed' } as const;

let calls: { method: string; input: unknown }[];
let answers: Record<string, (input: never) => Promise<Envelope<unknown>> | Envelope<unknown>>;
let publish: (event: ContractEvent) => void;
let lose: (error: ContractError) => void;
let run: Run;

/** What the host knows of its only run. */
let record: RunRecord;

beforeEach(() => {
  calls = [];
  record = { jobId: 'one', state: 'running' };
  answers = {
    'runs.start': () => success({ jobId: record.jobId }),
    'runs.cancel': () => success({ accepted: true }),
    'runs.get': () => success(record),
  };
  const listeners: ((event: ContractEvent) => void)[] = [];
  publish = (event) => listeners.forEach((listener) => listener(event));
  run = new Run(
    new HostClient({
      call: (given) => {
        calls.push(given);
        return Promise.resolve(
          answers[given.method]?.(given.input as never) ?? failure(unreachable),
        );
      },
      subscribe: (listener) => {
        listeners.push(listener);
        return () => undefined;
      },
      onLost: (listener) => (lose = listener),
    }),
  );
});

const methodsCalled = (): string[] => calls.map(({ method }) => method);

describe('a cancel', () => {
  it('before the host has given an id is carried out as soon as it has', async () => {
    let answer: (envelope: Envelope<unknown>) => void = () => undefined;
    answers['runs.start'] = () => new Promise((resolve) => (answer = resolve));
    const started = run.start(request);
    await run.cancel();
    expect(methodsCalled()).toEqual(['runs.start']);
    record = { jobId: 'one', state: 'cancelled' };
    answer(success({ jobId: 'one' }));
    await started;
    expect(calls[1]).toEqual({ method: 'runs.cancel', input: { jobId: 'one' } });
    expect(run.state).toBe('cancelled');
  });

  it('of one run is not carried out on the next', async () => {
    answers['runs.start'] = () => new Promise(() => undefined);
    void run.start(request);
    await run.cancel();
    answers['runs.start'] = () => success({ jobId: 'two' });
    record = { jobId: 'two', state: 'running' };
    await run.start(request);
    expect(methodsCalled()).not.toContain('runs.cancel');
    expect(run.state).toBe('running');
  });
});

describe('a host that is gone', () => {
  it('fails what is under way', async () => {
    await run.start(request);
    lose(unreachable);
    expect(run.state).toBe('failed');
    expect(run.error?.code).toBe('HOST_UNREACHABLE');
  });

  it('leaves what has ended as it is', async () => {
    record = { jobId: 'one', state: 'finished', result: scriptedResult('quick', 'finished') };
    await run.start(request);
    lose(unreachable);
    expect(run.state).toBe('finished');
    expect(run.error).toBeUndefined();
  });

  it('has said before why the run failed', async () => {
    await run.start(request);
    answers['runs.get'] = () => new Promise(() => undefined);
    publish({ name: 'runs.failed', payload: { jobId: 'one', error: stopped } });
    lose(unreachable);
    expect(run.error?.code).toBe('HOST_STOPPED');
  });
});

describe('a result', () => {
  it('belongs to its own run only', async () => {
    record = { jobId: 'one', state: 'finished', result: scriptedResult('quick', 'finished') };
    await run.start(request);
    expect(run.own).toBe(run.solved);
    record = { jobId: 'two', state: 'cancelled' };
    await run.start(request);
    expect(run.state).toBe('cancelled');
    expect(run.solved?.jobId).toBe('one');
    expect(run.own).toBeUndefined();
  });

  it('is complete when only the estimate of its error was cancelled', async () => {
    record = { jobId: 'one', state: 'cancelled', result: scriptedResult('quick', 'cancelled') };
    await run.start(request);
    expect(run.own?.complete).toBe(true);
    await run.start({ ...request, transportCase: linearCase });
    expect(linearCase.outputTimesS.length).toBeGreaterThan(2);
    expect(run.own?.complete).toBe(false);
  });
});

it('follows a run that another page has started', async () => {
  run.adopt(request, {
    jobId: 'other',
    state: 'queued',
    ...{ transportCase: linearCase, options: {} },
  });
  record = { jobId: 'other', state: 'running' };
  await turn();
  expect(run.state).toBe('running');
  record = { jobId: 'other', state: 'finished', result: scriptedResult('quick', 'finished') };
  publish({ name: 'runs.finished', payload: { jobId: 'other' } });
  await turn();
  expect(run.own?.jobId).toBe('other');
});
