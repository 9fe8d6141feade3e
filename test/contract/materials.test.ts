/** Material sets, through every transport. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MaterialSetRecord } from '#shared/contract/materials.ts';
import { materialSet, materialSetInput } from '../support/material-set.ts';
import { harnesses } from './harnesses.ts';
import { Session } from './session.ts';
import { eventually } from '../support/eventually.ts';

describe.each(harnesses)('material sets, %s', (_name, openHarness) => {
  let session: Session;

  beforeAll(async () => {
    session = await Session.open(openHarness);
  });

  afterAll(() => session.close());

  const newProject = async (title: string): Promise<string> =>
    (await session.call('projects.create', { title })).projectId;
  const newSet = (title: string, projectId: string | null = session.projectId) =>
    session.call('materials.create', { projectId, document: materialSet(title) });
  const listed = async (projectId = session.projectId): Promise<string[]> =>
    (await session.call('materials.list', { projectId })).materialSets.map(({ title }) => title);
  const bytesOf = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);

  it('come with the program, with the name of their file', async () => {
    const { materialSets } = await session.call('materials.shipped', {});
    expect(materialSets).toMatchObject([{ id: 'test-anode', document: { title: 'Test anode' } }]);
  });

  it('are created, listed and read, and every page is told', async () => {
    session.takeHeard('materials.changed');
    const created = await session.call('materials.create', {
      projectId: session.projectId,
      document: materialSetInput('Anode B') as never,
      originTitle: 'Test anode',
    });
    expect(created).toMatchObject({ revision: 1, undoLabel: null, redoLabel: null });
    const { materialSetId, projectId } = created;
    expect(await session.call('materials.get', { materialSetId })).toEqual(created);
    expect(await listed()).toContain('Anode B');
    const { versions } = await session.call('materials.history', { materialSetId });
    expect(versions).toMatchObject([{ position: 1, label: 'Copy of “Test anode”', current: true }]);
    await eventually(() =>
      expect(session.heard).toContainEqual({
        name: 'materials.changed',
        payload: { projectId, materialSetIds: [materialSetId] },
      }),
    );
  });

  it('of the installation belong to every project', async () => {
    session.takeHeard('materials.changed');
    const { materialSetId } = await newSet('Common', null);
    expect(await listed(await newProject('Another'))).toEqual(['Common']);
    await session.call('materials.delete', { materialSetIds: [materialSetId] });
    await eventually(() =>
      expect(session.heard.filter(({ name }) => name === 'materials.changed')).toEqual(
        [0, 1].map(() => ({
          name: 'materials.changed',
          payload: { projectId: null, materialSetIds: [materialSetId] },
        })),
      ),
    );
  });

  it('are edited in steps that can be taken back, done again and restored', async () => {
    const { materialSetId } = await newSet('Anode C');
    const document = { ...materialSet('Anode C'), note: 'dried' };
    const edit = { materialSetId, revision: 1, document, label: 'Note' };
    expect(await session.call('materials.edit', edit)).toMatchObject({
      revision: 2,
      undoLabel: 'Note',
    });
    const undone = await session.call('materials.undo', { materialSetId });
    expect(undone).toMatchObject({ revision: 3, document: { note: '' }, redoLabel: 'Note' });
    const redone = await session.call('materials.redo', { materialSetId });
    expect(redone.document.note).toBe('dried');
    const old = await session.call('materials.version', { materialSetId, position: 1 });
    expect(old).toMatchObject({ label: '', current: false, document: { note: '' } });
    await session.call('materials.edit', {
      materialSetId,
      revision: redone.revision,
      document: old.document,
      label: 'Version 1',
    });
    const { versions } = await session.call('materials.history', { materialSetId });
    expect(versions.map(({ label }) => label)).toEqual(['', 'Note', 'Version 1']);
    expect(
      await session.refusal('materials.version', { materialSetId, position: 9 }),
    ).toMatchObject({ code: 'NOT_FOUND' });
  });

  it('that another page has edited are not overwritten', async () => {
    const { materialSetId } = await newSet('Anode D');
    const edit = (note: string) => ({
      materialSetId,
      revision: 1,
      document: { ...materialSet('Anode D'), note },
      label: 'Note',
    });
    await session.call('materials.edit', edit('first'));
    expect(await session.refusal('materials.edit', edit('second'))).toMatchObject({
      code: 'CONFLICT',
    });
    const kept = await session.call('materials.get', { materialSetId });
    expect(kept.document.note).toBe('first');
  });

  it('that are not consistent are refused in words', async () => {
    const document = materialSet('Anode E');
    document.components[0]!.massFraction.value = 0.5;
    const error = await session.refusal('materials.create', {
      projectId: session.projectId,
      document,
    });
    expect(error).toMatchObject({ code: 'INPUT_INVALID' });
    expect(error.message).toContain('mass fractions that add up to 0.55');
    expect(await listed()).not.toContain('Anode E');
  });

  it('are duplicated, deleted together and restored', async () => {
    const projectId = await newProject('Anodes');
    const first = await newSet('Anode F', projectId);
    const { materialSetId } = first;
    const copy = await session.call('materials.duplicate', { materialSetId });
    expect(copy).toMatchObject({ title: 'Anode F (copy)', projectId, revision: 1 });
    const materialSetIds = [materialSetId, copy.materialSetId];
    await session.call('materials.delete', { materialSetIds });
    expect(await listed(projectId)).toEqual([]);
    for (const method of ['get', 'undo', 'history', 'export', 'duplicate']) {
      expect(await session.refusal(`materials.${method}`, { materialSetId })).toMatchObject({
        code: 'NOT_FOUND',
      });
    }
    await session.call('materials.restore', { materialSetIds });
    expect(await listed(projectId)).toEqual(['Anode F', 'Anode F (copy)']);
  });

  it('go out as a file and come back as another set', async () => {
    const { materialSetId, document } = await newSet('Anode G: 7/8');
    const file = await session.call('materials.export', { materialSetId });
    expect(file.fileName).toBe('Anode G_ 7_8.json');
    expect(JSON.parse(new TextDecoder().decode(file.bytes))).toEqual(document);
    const imported: MaterialSetRecord = await session.call('materials.import', {
      projectId: session.projectId,
      bytes: file.bytes,
    });
    expect(imported.materialSetId).not.toBe(materialSetId);
    expect(imported.document).toEqual(document);
  });

  it.each([
    ['nothing', new Uint8Array(), /an empty text/],
    ['no text', Uint8Array.from([0xff, 0xfe, 0x00]), /JSON file in UTF-8/],
    ['half a file', bytesOf(JSON.stringify(materialSetInput()).slice(0, 200)), /line 1/],
    ['another format', bytesOf('{"format":"postdry.transport/1"}'), /format: found/],
    ['a later format', bytesOf('{"format":"postdry.material/2","more":1}'), /newer version/],
    ['no object', bytesOf('7'), /found 7/],
  ])('are not read from a file with %s', async (_what, bytes, reason) => {
    const before = await listed();
    const { projectId } = session;
    const error = await session.refusal('materials.import', { projectId, bytes });
    expect(error.code).toBe('FILE_REFUSED');
    expect(error.message).toMatch(/^The file was not imported\. /);
    expect(error.message).toMatch(reason);
    expect(await listed()).toEqual(before);
  });
});
