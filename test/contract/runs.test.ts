/** Runs from their start to their end, through every transport. */
import * as v from 'valibot';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type ContractEvent, events } from '#shared/contract/events.ts';
import { harnesses } from './harnesses.ts';
import { Session } from './session.ts';
import { eventually } from '../support/eventually.ts';

describe.each(harnesses)('%s', (_name, openHarness) => {
  let session: Session;

  beforeEach(async () => {
    session = await Session.open(openHarness);
  });

  afterEach(() => session.close());

  it('runs a stored case: progress, then finished, then the whole result on request', async () => {
    const caseId = await session.createCase('quick');
    const started = await session.call('runs.start', { caseId, options: { method: 'ndf' } });
    const { runId, projectId } = started;
    expect(started).toMatchObject({ title: 'Run 1', state: 'queued', figures: null });
    expect(started.options).toEqual({ method: 'ndf', accuracy: 1e-4 });
    await session.ended(runId, 'runs.finished');
    const names = session.namesOf(runId).filter((name) => name !== 'runs.progressed');
    expect(names).toEqual(['runs.finished']);

    const record = await session.call('runs.get', { runId });
    expect(record.state).toBe('finished');
    expect(record.result?.total).toEqual([1, 0.5]);
    expect(record.transportCase.name).toBe('quick');
    expect(record.assumed).toHaveLength(1);
    const { runs } = await session.call('runs.list', { projectId });
    expect(runs).toMatchObject([{ runId, state: 'finished', figures: { lastTotal: 0.5 } }]);
    expect(runs[0]?.elapsedS).toBeGreaterThan(0);
  });

  it('solves what was stored when it was started, whatever becomes of the case', async () => {
    const caseId = await session.createCase('quick');
    const { runId } = await session.call('runs.start', { caseId });
    const { document, revision } = await session.call('cases.get', { caseId });
    const transportCase = { ...document.transportCase, endTimeS: 7200 };
    const edited = { ...document, transportCase };
    await session.call('cases.edit', { caseId, revision, document: edited, label: 'End time' });
    await session.ended(runId, 'runs.finished');
    expect((await session.call('runs.get', { runId })).transportCase.endTimeS).toBe(3600);
  });

  it('lists what has not ended, so that any page can find and cancel it', async () => {
    const [running, waiting] = [await session.start('patient'), await session.start('quick')];
    await session.progressed(running);
    const { runs } = await session.call('runs.active', {});
    expect(runs).toMatchObject([
      { runId: running, state: 'running' },
      { runId: waiting, state: 'queued' },
    ]);
    expect(runs[0]?.progress?.steps).toBeGreaterThan(0);
    await session.call('runs.cancel', { runIds: [running] });
    await session.ended(waiting, 'runs.finished');
    expect(await session.call('runs.active', {})).toEqual({ runs: [] });
  });

  it('cancels several runs, each once, and keeps what was reached', async () => {
    const [running, waiting] = [await session.start('patient'), await session.start('quick')];
    const runIds = [running, waiting];
    await session.progressed(running);
    expect(await session.call('runs.cancel', { runIds })).toEqual({ cancelled: 2 });
    await session.ended(running, 'runs.cancelled');
    await session.ended(waiting, 'runs.cancelled');
    expect(await session.call('runs.get', { runId: running })).toMatchObject({
      state: 'cancelled',
      result: { status: 'cancelled' },
    });
    expect(await session.call('runs.cancel', { runIds })).toEqual({ cancelled: 0 });
  });

  it('sends events in order and in the shape that the contract says', async () => {
    const runId = await session.start('patient');
    await eventually(() => expect(session.namesOf(runId).length).toBeGreaterThanOrEqual(4));
    await session.call('runs.cancel', { runIds: [runId] });
    await session.ended(runId, 'runs.cancelled');
    for (const { name, payload } of session.heard) {
      expect(v.safeParse(events[name], payload).issues).toBeUndefined();
    }
    const steps = session.heard.flatMap((event) =>
      event.name === 'runs.progressed' ? [event.payload.progress.steps] : [],
    );
    expect(steps).toEqual(steps.toSorted((a, b) => a - b));
    const before = session.namesOf(runId).slice(0, -1);
    expect(before.every((name) => name === 'runs.progressed')).toBe(true);
  });

  it('reports a crashed solver as a failed run, and goes on', async () => {
    const [crashing, next] = [await session.start('crash'), await session.start('quick')];
    await session.ended(crashing, 'runs.failed');
    const record = await session.call('runs.get', { runId: crashing });
    expect(record).toMatchObject({ state: 'failed', error: { code: 'SOLVER_CRASHED' } });
    await session.ended(next, 'runs.finished');
  });

  it('renames, deletes and restores runs', async () => {
    const [first, second] = [await session.start('quick'), await session.start('quick')];
    await session.ended(second, 'runs.finished');
    const { projectId } = session;
    const idsOfRuns = async (): Promise<string[]> =>
      (await session.call('runs.list', { projectId })).runs.map(({ runId }) => runId);

    session.takeHeard('runs.changed');
    const renamed = await session.call('runs.rename', { runId: first, title: ' Base ' });
    expect(renamed.title).toBe('Base');
    await session.call('runs.delete', { runIds: [first, second] });
    expect(await idsOfRuns()).toEqual([]);
    expect(await session.refusal('runs.get', { runId: first })).toMatchObject({
      code: 'NOT_FOUND',
    });
    await session.call('runs.restore', { runIds: [second] });
    expect(await idsOfRuns()).toEqual([second]);
    await eventually(() => {
      const changes = session.heard.filter(({ name }) => name === 'runs.changed');
      expect(changes).toEqual(Array(3).fill({ name: 'runs.changed', payload: { projectId } }));
    });
  });

  it('cancels a run that is deleted while it runs, also with its case or its project', async () => {
    const runId = await session.start('patient');
    await session.progressed(runId);
    await session.call('runs.delete', { runIds: [runId] });
    await session.ended(runId, 'runs.cancelled');

    const caseId = await session.createCase('patient');
    const ofCase = (await session.call('runs.start', { caseId })).runId;
    await session.progressed(ofCase);
    await session.call('cases.delete', { caseIds: [caseId] });
    await session.ended(ofCase, 'runs.cancelled');

    const ofProject = await session.start('patient');
    await session.progressed(ofProject);
    await session.call('projects.delete', { projectId: session.projectId });
    await session.ended(ofProject, 'runs.cancelled');
    await session.call('projects.restore', { projectId: session.projectId });
    const { state } = await session.call('runs.get', { runId: ofProject });
    expect(state).toBe('cancelled');
  });

  it('changes the number of solver processes while they work', async () => {
    const runIds = [await session.start('patient'), await session.start('patient')];
    await session.progressed(runIds[0]!);
    expect(session.namesOf(runIds[1]!)).toEqual([]);
    const settings = await session.call('settings.change', { workers: 2 });
    expect(settings.workers).toBe(2);
    await session.progressed(runIds[1]!);
    expect((await session.call('app.info', {})).workers).toBe(2);
    await session.call('settings.change', { workers: 1 });
    const { runs } = await session.call('runs.active', {});
    expect(runs.map(({ state }) => state)).toEqual(['running', 'running']);
    await session.call('runs.cancel', { runIds });
    for (const runId of runIds) await session.ended(runId, 'runs.cancelled');
  });

  it('ends a subscription', async () => {
    const other: ContractEvent[] = [];
    const unsubscribe = session.harness.transport.subscribe((event) => other.push(event));
    unsubscribe();
    await session.ended(await session.start('quick'), 'runs.finished');
    expect(other).toEqual([]);
  });
});
