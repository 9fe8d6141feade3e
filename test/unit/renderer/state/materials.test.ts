import { expect, it } from 'vitest';
import { MaterialForm } from '#renderer/state/material-form.svelte.ts';
import { Materials } from '#renderer/state/materials.svelte.ts';
import { Notices } from '#renderer/state/notices.svelte.ts';
import type { SettingsStore } from '#renderer/state/settings.svelte.ts';
import { failure, success } from '#shared/contract/envelope.ts';
import type { MaterialSetRecord } from '#shared/contract/materials.ts';
import { valueFieldsOf } from '#shared/domain/material/material-fields.ts';
import type { MaterialSet } from '#shared/domain/material/material-set.ts';
import { parseMaterialSet } from '#shared/domain/material/parse-material-set.ts';
import { materialSet } from '../../../support/material-set.ts';
import { fakeHost } from './fake-host.ts';
import { eventually } from '../../../support/eventually.ts';

const materialSetId = '00000000-0000-4000-8000-000000000001';
const projectId = '00000000-0000-4000-8000-000000000002';

function firstRecord(): MaterialSetRecord {
  return {
    materialSetId,
    projectId,
    title: 'Anode A',
    createdAtMs: 0,
    updatedAtMs: 0,
    assumedCount: 2,
    revision: 1,
    document: materialSet(),
    undoLabel: null,
    redoLabel: null,
  };
}

/** Storage of one set, as the host keeps it. */
async function open() {
  let stored = firstRecord();
  const versions = [stored.document];
  let deleted = false;
  const gone = failure({ code: 'NOT_FOUND', message: 'It does not exist any more.' });
  const host = fakeHost({
    'materials.list': () => success({ materialSets: deleted ? [] : [stored] }),
    'materials.shipped': () =>
      success({ materialSets: [{ id: 'test-anode', document: materialSet('Test anode') }] }),
    'materials.create': () => success(stored),
    'materials.get': () => (deleted ? gone : success(stored)),
    'materials.edit': ({ revision, document, label }: MaterialSetRecord & { label: string }) => {
      if (revision !== stored.revision) {
        return failure({ code: 'CONFLICT', message: 'Changed meanwhile.' });
      }
      versions.push(document);
      const { title } = document;
      stored = { ...stored, revision: revision + 1, document, title, undoLabel: label };
      return success(stored);
    },
    'materials.undo': () => {
      const document = versions.at(-2) ?? stored.document;
      stored = { ...stored, document, revision: stored.revision + 1, undoLabel: null };
      return success(stored);
    },
    'materials.version': ({ position }: { position: number }) => {
      const document = versions[position - 1];
      return document ? success({ document }) : gone;
    },
    'materials.delete': () => {
      deleted = true;
      host.happen({
        name: 'materials.changed',
        payload: { projectId, materialSetIds: [materialSetId] },
      });
      return success({});
    },
    'materials.restore': () => {
      deleted = false;
      return success({});
    },
  });
  const notices = new Notices();
  const materials = new Materials(host.client, notices);
  await materials.open(projectId);
  const editor = (await materials.openDocument(materialSetId))!;
  return {
    materials,
    editor,
    notices,
    host,
    stored: () => stored,
    changeElsewhere: (title: string) => {
      const document = { ...stored.document, title };
      stored = { ...stored, title, document, revision: stored.revision + 1 };
    },
  };
}

it('shows the shipped sets and those of the project, and opens each once', async () => {
  const { materials, editor } = await open();
  expect(materials.shipped.map(({ id }) => id)).toEqual(['test-anode']);
  expect(materials.own.map(({ title }) => title)).toEqual(['Anode A']);
  expect(await materials.openDocument(materialSetId)).toBe(editor);
});

it('makes an own set from a shipped one and says where it comes from', async () => {
  const { materials, host } = await open();
  await materials.copyShipped('test-anode');
  expect(host.inputsOf('materials.create')).toMatchObject([
    { projectId, originTitle: 'Test anode', document: { title: 'Test anode' } },
  ]);
  expect(await materials.copyShipped('unknown')).toBeUndefined();
});

it('makes a nearly empty set, which is valid', async () => {
  const { materials, host } = await open();
  await materials.createEmpty();
  const [input] = host.inputsOf('materials.create') as { document: MaterialSet }[];
  expect(input).toMatchObject({ projectId, document: { title: 'New material set' } });
  expect(parseMaterialSet(input?.document)).toMatchObject({ ok: true, value: input?.document });
});

it('says beside the field why an edit cannot be made, in the names on screen', async () => {
  const { editor } = await open();
  const settings = { value: { defaultUnits: { length: 'µm' } } } as unknown as SettingsStore;
  const form = new MaterialForm(() => editor.record.document, editor, settings);
  const fields = valueFieldsOf(form.set);
  const field = (path: string) => fields.find((one) => one.path === path)!;
  const share = field('components[1].massFraction.value');
  expect(form.commit(share, 1.5)).toMatch(/^“Graphite: mass fraction”: found -0\.5/);
  expect(form.set).toEqual(materialSet());
  expect(form.assumedAt(share)).toBe('Assumed');
  expect(form.commit(share, 0.1)).toBeUndefined();
  expect(form.valueOf(share)).toBe(0.1);
  expect(form.assumedAt(share)).toBeUndefined();
  // A value and what is known of it share their unit.
  const pore = field('poreDiameterM.value');
  expect(form.unitOf(pore)).toBe('µm');
  form.chooseUnit(pore, 'nm');
  const deviation = { ...pore, path: 'poreDiameterM.uncertainty.standardDeviation' };
  expect(form.unitOf(deviation)).toBe('nm');
  expect(form.unitOf(field('thicknessM.value'))).toBe('µm');
});

it('shows an edit at once, stores it and takes it back', async () => {
  const { editor, stored } = await open();
  editor.apply('note', (document) => ({ ...document, note: 'dried' }));
  expect(editor.record).toMatchObject({ document: { note: 'dried' }, undoLabel: 'note' });
  expect(await editor.settle()).toBe(true);
  expect(stored().document.note).toBe('dried');
  await editor.undo();
  expect(editor.record.document.note).toBe('');
});

it('does not apply what makes the set inconsistent, and says what is wrong', async () => {
  const { editor, host } = await open();
  const issues = editor.apply('sides', (document) => ({ ...document, components: [] }));
  expect(issues).toMatchObject([{ path: 'components' }]);
  expect(editor.record.document).toEqual(materialSet());
  await editor.settle();
  expect(host.inputsOf('materials.edit')).toEqual([]);
});

it('goes back to a version by an edit', async () => {
  const { editor, host } = await open();
  editor.apply('note', (document) => ({ ...document, note: 'dried' }));
  await editor.restoreVersion(1);
  expect(host.inputsOf('materials.edit')).toMatchObject([
    { revision: 1, label: 'note' },
    { revision: 2, label: 'Back to version 1', document: { note: '' } },
  ]);
});

it('shows what another window has stored', async () => {
  const { materials, editor, host, changeElsewhere } = await open();
  changeElsewhere('Theirs');
  const payload = { projectId, materialSetIds: [materialSetId] };
  host.happen({ name: 'materials.changed', payload });
  await eventually(() => expect(editor.record.title).toBe('Theirs'));
  expect(materials.own[0]?.title).toBe('Theirs');
});

it('hears of the sets of the installation and not of other projects', async () => {
  const { host } = await open();
  const count = () => host.inputsOf('materials.list').length;
  const before = count();
  const other = '00000000-0000-4000-8000-000000000009';
  host.happen({
    name: 'materials.changed',
    payload: { projectId: other, materialSetIds: [materialSetId] },
  });
  expect(count()).toBe(before);
  host.happen({ name: 'materials.changed', payload: { projectId: null, materialSetIds: [other] } });
  expect(count()).toBe(before + 1);
});

it('deletes with a way back and asks for nothing that is gone', async () => {
  const { materials, notices } = await open();
  await materials.remove([materialSetId]);
  expect(materials.own).toEqual([]);
  await eventually(() => expect(notices.all).toHaveLength(1));
  expect(notices.all[0]).toMatchObject({ text: '1 material set was deleted.' });
  notices.all[0]?.undo?.();
  await eventually(() => expect(materials.own).toHaveLength(1));
  expect(notices.all.filter(({ kind }) => kind === 'error')).toEqual([]);
});
