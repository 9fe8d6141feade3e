/** Projects and cases, through every transport. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { unpackExperiment } from '#shared/contract/experiment-bytes.ts';
import type { CaseRecord } from '#shared/contract/projects.ts';
import { caseDocument } from '../support/stored-case.ts';
import { harnesses } from './harnesses.ts';
import { Session } from './session.ts';
import { eventually } from '../support/eventually.ts';

describe.each(harnesses)('%s', (_name, openHarness) => {
  let session: Session;

  beforeAll(async () => {
    session = await Session.open(openHarness);
  });

  afterAll(() => session.close());

  const newProject = async (title: string): Promise<string> =>
    (await session.call('projects.create', { title })).projectId;
  const newCase = (title: string, projectId = session.projectId): Promise<CaseRecord> =>
    session.call('cases.create', { projectId, document: caseDocument(title) });
  const titles = async (): Promise<string[]> =>
    (await session.call('projects.list', {})).projects.map(({ title }) => title);

  describe('projects', () => {
    it('come with the program: an example holds cases and synthetic records', async () => {
      const created = await session.call('projects.createExample', { example: 'paper-workflow' });
      expect(created).toMatchObject({ title: 'Measure, fit, predict (synthetic)', caseCount: 2 });
      const { projectId } = created;
      const { documents } = await session.call('documents.list', { projectId });
      expect(documents.map(({ title }) => title).sort()).toEqual([
        'Sheet, free-standing (synthetic)',
        'Stack, half width 20 mm (synthetic)',
      ]);
      for (const { documentId } of documents) {
        const { document } = await session.call('documents.get', { documentId });
        expect(JSON.stringify(document)).toContain('made from the model, not measured');
        const data = await session.call('experiments.data', { documentId });
        const parsed = unpackExperiment(data.experiment);
        if (!parsed.ok) throw new Error(parsed.problem);
        expect(parsed.value.source.instrument).toBe('made from the model, not measured');
        expect(parsed.value.warnings.join()).toContain('nothing was measured');
      }
      await session.refusal('projects.createExample', { example: 'other' });
      await session.call('projects.delete', { projectId });
    });

    it('are created, renamed, deleted and restored, and every page is told', async () => {
      session.takeHeard('projects.changed');
      const projectId = await newProject('  Coating line 1 ');
      expect(await titles()).toContain('Coating line 1');
      await session.call('projects.rename', { projectId, title: 'Line 1' });
      expect(await titles()).toContain('Line 1');
      await session.call('projects.delete', { projectId });
      expect(await titles()).not.toContain('Line 1');
      const gone = await session.refusal('projects.rename', { projectId, title: 'Line 2' });
      expect(gone).toMatchObject({ code: 'NOT_FOUND' });
      expect(await session.refusal('projects.delete', { projectId })).toMatchObject({
        code: 'NOT_FOUND',
      });
      await session.call('projects.restore', { projectId });
      expect(await titles()).toContain('Line 1');
      await eventually(() =>
        expect(session.heard.filter(({ name }) => name === 'projects.changed')).toHaveLength(4),
      );
    });

    it('are duplicated with their cases', async () => {
      const projectId = await newProject('Original');
      await newCase('Coil A', projectId);
      const copy = await session.call('projects.duplicate', { projectId });
      expect(copy).toMatchObject({ title: 'Original (2)', caseCount: 1 });
      const { cases } = await session.call('cases.list', { projectId: copy.projectId });
      expect(cases).toMatchObject([{ title: 'Coil A', projectId: copy.projectId }]);
    });

    it('go out as a file and come back as another project', async () => {
      const projectId = await newProject('Anode: coil 7/8');
      const { document } = await newCase('Coil A', projectId);
      const file = await session.call('projects.export', { projectId });
      expect(file.fileName).toBe('Anode_ coil 7_8.postdry');
      const imported = await session.call('projects.import', { bytes: file.bytes });
      expect(imported.projectId).not.toBe(projectId);
      expect(imported).toMatchObject({ title: 'Anode: coil 7/8 (2)', caseCount: 1 });
      const { cases } = await session.call('cases.list', { projectId: imported.projectId });
      const read = await session.call('cases.get', { caseId: cases[0]!.caseId });
      expect(read.document).toEqual(document);
    });

    it('that are damaged are refused, and nothing is changed', async () => {
      const { bytes } = await session.call('projects.export', { projectId: session.projectId });
      const before = await titles();
      const middle = bytes.slice();
      middle.fill(0xff, 100, 2000);
      for (const damaged of [new Uint8Array(), bytes.slice(0, 5000), middle]) {
        const error = await session.refusal('projects.import', { bytes: damaged });
        expect(error.code).toBe('FILE_REFUSED');
        expect(error.message).toMatch(/^[A-Z].*\.$/s);
      }
      expect(await titles()).toEqual(before);
    });

    it('are not saved or opened by dialogs where the host has none', async () => {
      const { projectId } = session;
      expect(await session.refusal('projects.save', { projectId })).toMatchObject({
        code: 'NOT_SUPPORTED',
      });
      expect(await session.refusal('projects.open', {})).toMatchObject({ code: 'NOT_SUPPORTED' });
    });
  });

  describe('cases', () => {
    it('are created, listed and read', async () => {
      session.takeHeard('cases.changed');
      const created = await newCase('Coil B');
      expect(created).toMatchObject({ revision: 1, undoLabel: null, redoLabel: null });
      const { caseId, projectId } = created;
      expect(await session.call('cases.get', { caseId })).toEqual(created);
      const { cases } = await session.call('cases.list', { projectId });
      expect(cases).toContainEqual(
        expect.objectContaining({ caseId, title: 'Coil B', assumedCount: 1, runCount: 0 }),
      );
      await eventually(() =>
        expect(session.heard).toContainEqual({
          name: 'cases.changed',
          payload: { projectId, caseIds: [caseId] },
        }),
      );
    });

    it('are edited in steps that can be taken back and done again', async () => {
      const { caseId } = await newCase('Coil C');
      const edited = await session.call('cases.edit', {
        caseId,
        revision: 1,
        document: { ...caseDocument('Coil C'), accuracy: 1e-6 },
        label: 'Accuracy',
      });
      expect(edited).toMatchObject({ revision: 2, undoLabel: 'Accuracy', redoLabel: null });
      const undone = await session.call('cases.undo', { caseId });
      expect(undone).toMatchObject({ revision: 3, undoLabel: null, redoLabel: 'Accuracy' });
      expect(undone.document.accuracy).toBe(1e-4);
      const redone = await session.call('cases.redo', { caseId });
      expect(redone.document.accuracy).toBe(1e-6);
      expect(await session.call('cases.redo', { caseId })).toEqual(redone);
    });

    it('that another page has edited are not overwritten', async () => {
      const { caseId } = await newCase('Coil D');
      const edit = (note: string): Promise<CaseRecord> =>
        session.call('cases.edit', {
          caseId,
          revision: 1,
          document: { ...caseDocument('Coil D'), note },
          label: 'Note',
        });
      await edit('first');
      const document = { ...caseDocument('Coil D'), note: 'second' };
      const input = { caseId, revision: 1, document, label: 'Note' };
      expect(await session.refusal('cases.edit', input)).toMatchObject({ code: 'CONFLICT' });
      expect((await session.call('cases.get', { caseId })).document.note).toBe('first');
    });

    it('are duplicated, deleted together and restored', async () => {
      const projectId = await newProject('Coils');
      const first = await newCase('Coil E', projectId);
      const copy = await session.call('cases.duplicate', { caseId: first.caseId });
      expect(copy).toMatchObject({ title: 'Coil E (copy)', revision: 1, undoLabel: null });
      const caseIds = [first.caseId, copy.caseId];
      await session.call('cases.delete', { caseIds });
      expect(await session.call('cases.list', { projectId })).toEqual({ cases: [] });
      expect(await session.refusal('runs.start', { caseId: copy.caseId })).toMatchObject({
        code: 'NOT_FOUND',
      });
      await session.call('cases.restore', { caseIds });
      const { cases } = await session.call('cases.list', { projectId });
      expect(cases.map(({ caseId }) => caseId)).toEqual(caseIds);
    });

    it('come with the program, with what is assumed about them', async () => {
      const { cases } = await session.call('cases.shipped', {});
      const ids = cases.map(({ id }) => id);
      expect(ids).toEqual(expect.arrayContaining(['figure-4-ratio-1', 'figure-7-ratio-17']));
      expect(cases.every(({ assumed }) => assumed.length > 0)).toBe(true);
    });
  });
});
