/** What the contract says about itself and what it refuses, the same through every transport. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MethodName } from '#shared/contract/methods.ts';
import { defaultSettings } from '#shared/domain/project/settings.ts';
import { ACCURACY } from '#shared/domain/run/accuracy.ts';
import { linearCase } from '../support/solver/linear-case.ts';
import { caseDocument } from '../support/stored-case.ts';
import { harnesses } from './harnesses.ts';
import { Session } from './session.ts';
import { eventually } from '../support/eventually.ts';

const unknownId = '6f1c6d8e-8d0c-4a53-9f9c-0a4a6c1f2b11';

const withCase = (transportCase: unknown): unknown => ({
  projectId: unknownId,
  document: { ...caseDocument(), transportCase },
});

describe.each(harnesses)('%s', (_name, openHarness) => {
  let session: Session;

  beforeAll(async () => {
    session = await Session.open(openHarness);
  });

  afterAll(() => session.close());

  it('says what program it is', async () => {
    const { dataFolder, ...info } = await session.call('app.info', {});
    expect(info).toEqual({
      name: 'PostDry Studio',
      version: '1.2.3',
      host: 'loopback',
      workers: 1,
      notices: [],
    });
    expect(dataFolder).toContain('postdry-core-');
  });

  it('describes itself and its machine for a report, without the contents of cases', async () => {
    const { projectId } = session;
    const document = { ...caseDocument('Secret coil'), note: 'secret note' };
    const { caseId } = await session.call('cases.create', { projectId, document });
    const { text } = await session.call('app.diagnostics', {});
    await session.call('cases.delete', { caseIds: [caseId] });
    expect(text).toContain('PostDry Studio 1.2.3, loopback host');
    expect(text).toContain(`Node ${process.versions.node}`);
    expect(text).toContain('started 1.2.3');
    expect(text).not.toMatch(/secret/i);
  });

  it('keeps the settings that are not changed', async () => {
    session.takeHeard('settings.changed');
    const changed = await session.call('settings.change', { theme: 'dark' });
    expect(changed).toEqual({ ...defaultSettings, workers: 1, theme: 'dark' });
    expect(await session.call('settings.get', {})).toEqual(changed);
    await eventually(() =>
      expect(session.heard).toEqual([{ name: 'settings.changed', payload: {} }]),
    );
  });

  it.each(['no.method', 'runs', '', '__proto__', 'toString', 'constructor'])(
    'refuses the unknown method %j',
    async (method) => {
      expect(await session.refusal(method, {})).toMatchObject({ code: 'METHOD_UNKNOWN' });
    },
  );

  it.each<[MethodName, unknown]>([
    ['app.info', undefined],
    ['app.info', { extra: 1 }],
    ['settings.change', { theme: 'pink' }],
    ['settings.change', { workers: 0 }],
    ['settings.change', { unknown: 1 }],
    ['projects.create', { title: '' }],
    ['projects.create', { title: '   ' }],
    ['projects.rename', { projectId: '../../etc/passwd', title: 'x' }],
    ['projects.import', { bytes: 'text' }],
    ['projects.import', { bytes: [1, 2, 3] }],
    ['cases.delete', { caseIds: [] }],
    ['cases.create', withCase('case')],
    ['cases.create', withCase({})],
    ['cases.create', withCase({ ...linearCase, endTimeS: -1 })],
    ['cases.create', withCase({ ...linearCase, endTimeS: Infinity })],
    ['cases.edit', { ...(withCase(linearCase) as object), revision: 1 }],
    ['runs.get', { runId: '../../etc/passwd' }],
    ['runs.cancel', {}],
    ['runs.start', null],
    ['runs.start', { transportCase: linearCase }],
    ['runs.start', { caseId: unknownId, options: { accuracy: 0 } }],
    ['runs.start', { caseId: unknownId, options: { accuracy: Number.NaN } }],
    ['runs.start', { caseId: unknownId, options: { accuracy: ACCURACY.smallest / 2 } }],
    ['runs.start', { caseId: unknownId, options: { accuracy: ACCURACY.largest * 2 } }],
    ['runs.start', { caseId: unknownId, options: { method: 'guess' } }],
  ])('refuses malformed input of %s: %j', async (method, input) => {
    expect(await session.refusal(method, input)).toMatchObject({ code: 'INPUT_INVALID' });
  });

  it('names the place in a case that it refuses', async () => {
    const macro = { ...linearCase.macro, lengthM: -1 };
    const refused = await session.refusal('cases.create', withCase({ ...linearCase, macro }));
    expect(JSON.stringify(refused)).toContain('macro.lengthM');
  });

  it.each<[MethodName, object]>([
    ['projects.rename', { projectId: unknownId, title: 'x' }],
    ['projects.duplicate', { projectId: unknownId }],
    ['projects.delete', { projectId: unknownId }],
    ['projects.restore', { projectId: unknownId }],
    ['projects.export', { projectId: unknownId }],
    ['cases.get', { caseId: unknownId }],
    ['cases.create', withCase(linearCase) as object],
    ['cases.edit', { caseId: unknownId, revision: 1, document: caseDocument(), label: 'x' }],
    ['cases.undo', { caseId: unknownId }],
    ['cases.redo', { caseId: unknownId }],
    ['cases.duplicate', { caseId: unknownId }],
    ['runs.start', { caseId: unknownId }],
    ['runs.get', { runId: unknownId }],
    ['runs.rename', { runId: unknownId, title: 'x' }],
  ])('%s of something that is not there', async (method, input) => {
    expect(await session.refusal(method, input)).toMatchObject({ code: 'NOT_FOUND' });
  });
});

it('begins with the cases of the paper as a project, and solves them', async () => {
  const session = await Session.open(harnesses[0]![1], true);
  try {
    const { projectId } = session;
    const { cases } = await session.call('cases.list', { projectId });
    const shipped = (await session.call('cases.shipped', {})).cases;
    expect(cases.map(({ title }) => title)).toEqual(shipped.map(({ title }) => title));
    await eventually(async () => {
      const { runs } = await session.call('runs.list', { projectId });
      expect(runs.map(({ state }) => state)).toEqual(cases.map(() => 'finished'));
    });
  } finally {
    await session.close();
  }
});
