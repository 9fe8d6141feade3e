/** Material sets as they are stored, on real files. */
import path from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import * as v from 'valibot';
import { databaseFile } from '#main/storage/open-database.ts';
import { openStorage, type Storage } from '#main/storage/open-storage.ts';
import { materialSetSummarySchema } from '#shared/contract/materials.ts';
import { materialSet } from '../../support/material-set.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

function opened(folder = temporaryFolder()): Storage {
  const storage = openStorage(folder);
  onTestFinished(() => void storage.close());
  return storage;
}

const unknown = '6f1c6d8e-8d0c-4a53-9f9c-0a4a6c1f2b11';

/** A set that was renamed in steps. */
function edited(storage: Storage, ...titles: string[]) {
  const { projectId } = storage.projects.create('Line 1');
  const { materialSetId } = storage.materialSets.create(projectId, materialSet())!;
  for (const title of titles) {
    const { revision } = storage.materialSets.get(materialSetId)!;
    storage.materialSets.edit(materialSetId, revision, materialSet(title), `to ${title}`);
  }
  return { projectId, materialSetId };
}

describe('material sets', () => {
  it('of a project are listed with those of the installation', () => {
    const storage = opened();
    const first = storage.projects.create('Line 1').projectId;
    const second = storage.projects.create('Line 2').projectId;
    storage.materialSets.create(first, materialSet('own'));
    storage.materialSets.create(null, materialSet('common'));
    storage.materialSets.create(second, materialSet('other'));
    const titles = (projectId: string) =>
      storage.materialSets.list(projectId).map(({ title }) => title);
    expect(titles(first)).toEqual(['own', 'common']);
    expect(titles(second)).toEqual(['common', 'other']);
    expect(storage.materialSets.list(first)[0]).toMatchObject({ assumedCount: 2 });
    expect(storage.materialSets.create(unknown, materialSet())).toBeUndefined();
  });

  it('refuse an edit of a revision that is not the current one', () => {
    const storage = opened();
    const { materialSetId } = edited(storage, 'B');
    expect(storage.materialSets.edit(materialSetId, 1, materialSet('C'), 'name')).toBe('conflict');
    expect(storage.materialSets.get(materialSetId)?.title).toBe('B');
    expect(storage.materialSets.edit(unknown, 1, materialSet(), 'name')).toBeUndefined();
  });

  it('move along their history, which an edit cuts behind the current document', () => {
    const storage = opened();
    const { materialSetId } = edited(storage, 'B', 'C');
    storage.materialSets.undo(materialSetId);
    expect(storage.materialSets.undo(materialSetId)).toMatchObject({
      title: 'Anode A',
      undoLabel: null,
      redoLabel: 'to B',
    });
    expect(storage.materialSets.redo(materialSetId)).toMatchObject({
      title: 'B',
      undoLabel: 'to B',
      redoLabel: 'to C',
    });
    const { revision } = storage.materialSets.get(materialSetId)!;
    storage.materialSets.edit(materialSetId, revision, materialSet('D'), 'to D');
    const history = storage.materialSets.history(materialSetId)!;
    expect(history.map(({ label, current }) => [label, current])).toEqual([
      ['', false],
      ['to B', false],
      ['to D', true],
    ]);
  });

  it('say when each version was made, and go back to any of them by a new edit', () => {
    vi.useFakeTimers({ toFake: ['Date'], now: 1_000 });
    onTestFinished(() => void vi.useRealTimers());
    const storage = opened();
    const { materialSetId } = edited(storage);
    vi.setSystemTime(5_000);
    storage.materialSets.edit(materialSetId, 1, materialSet('B'), 'name');
    const history = storage.materialSets.history(materialSetId)!;
    expect(history.map(({ createdAtMs }) => createdAtMs)).toEqual([1_000, 5_000]);
    const { document } = storage.materialSets.version(materialSetId, 1)!;
    expect(document).toEqual(materialSet());
    storage.materialSets.edit(materialSetId, 2, document, 'back');
    expect(storage.materialSets.get(materialSetId)).toMatchObject({
      title: 'Anode A',
      revision: 3,
    });
    expect(storage.materialSets.history(materialSetId)).toHaveLength(3);
    expect(storage.materialSets.version(materialSetId, 9)).toBeUndefined();
    expect(storage.materialSets.history(unknown)).toBeUndefined();
  });

  it('keep the last 200 documents', () => {
    const storage = opened();
    const titles = Array.from({ length: 230 }, (_, step) => `step ${step}`);
    const { materialSetId } = edited(storage, ...titles);
    const history = storage.materialSets.history(materialSetId)!;
    expect(history).toHaveLength(200);
    expect(history.at(-1)).toMatchObject({ label: 'to step 229', current: true });
    const first = history[0]!.position;
    expect(storage.materialSets.version(materialSetId, first)?.document.title).toBe('step 30');
  });

  it('are copied, deleted together and restored', () => {
    const storage = opened();
    const { projectId, materialSetId } = edited(storage, 'B');
    const copy = storage.materialSets.duplicate(materialSetId)!;
    expect(copy).toMatchObject({ title: 'B (copy)', projectId, undoLabel: null });
    expect(storage.materialSets.history(copy.materialSetId)).toMatchObject([
      { label: 'Copy of “B”' },
    ]);
    const both = [materialSetId, copy.materialSetId];
    const owners = both.map((id) => ({ id, projectId }));
    expect(storage.materialSets.remove([...both, unknown])).toEqual(owners);
    expect(storage.materialSets.list(projectId)).toEqual([]);
    expect(storage.materialSets.get(materialSetId)).toBeUndefined();
    expect(storage.materialSets.restore(both)).toEqual(owners);
    expect(storage.materialSets.list(projectId)).toHaveLength(2);
  });

  it('are duplicated with their project, with their history', () => {
    const storage = opened();
    const { projectId } = edited(storage, 'B');
    const copy = storage.projects.duplicate(projectId)!;
    const [only, ...rest] = storage.materialSets.list(copy.projectId);
    expect(rest).toEqual([]);
    expect(storage.materialSets.undo(only!.materialSetId)).toMatchObject({
      title: 'Anode A',
      projectId: copy.projectId,
    });
    expect(storage.materialSets.list(projectId)[0]).toMatchObject({ title: 'B' });
  });

  it('that were deleted are gone for good after 30 days', () => {
    const folder = temporaryFolder();
    const first = openStorage(folder);
    const { materialSetId } = edited(first, 'B');
    first.materialSets.remove([materialSetId]);
    first.close();
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 31 * 24 * 3600 * 1000 });
    onTestFinished(() => void vi.useRealTimers());
    const storage = opened(folder);
    expect(storage.materialSets.restore([materialSetId])).toEqual([]);
  });
});

describe('a material set that cannot be read', () => {
  it.each([
    `UPDATE material_set_documents SET document = 'x'`,
    `UPDATE material_set_documents SET document = '{}'`,
    `UPDATE material_set_documents SET document = '[]'`,
    `DELETE FROM material_set_documents`,
  ])('is listed as such and can be deleted: %s', (sql) => {
    const folder = temporaryFolder();
    const first = openStorage(folder);
    const { projectId, materialSetId } = edited(first, 'B');
    first.close();
    const database = new SqliteDatabase(path.join(folder, databaseFile));
    database.exec(`${sql} WHERE position = 2`);
    database.close();
    const storage = opened(folder);
    const [summary] = storage.materialSets.list(projectId);
    expect(summary).toMatchObject({ title: 'Unreadable material set', assumedCount: 0 });
    expect(v.is(materialSetSummarySchema, summary)).toBe(true);
    expect(() => storage.materialSets.get(materialSetId)).toThrow(
      expect.objectContaining({ code: 'ROW_DAMAGED' }) as Error,
    );
    expect(storage.materialSets.remove([materialSetId])).toHaveLength(1);
    expect(storage.materialSets.list(projectId)).toEqual([]);
  });
});
