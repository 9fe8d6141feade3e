/** Project files: a round trip keeps everything, and nothing that is wrong gets in. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { openStorage, type Storage } from '#main/storage/open-storage.ts';
import { scriptedResult } from '../../support/solver/scripted-simulation.ts';
import { materialSet } from '../../support/material-set.ts';
import { caseDocument } from '../../support/stored-case.ts';
import { measured } from '../../support/measured-run.ts';
import { packExperiment } from '#shared/contract/experiment-bytes.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

let folder: string;
let storage: Storage;
let projectId: string;
let bytes: Uint8Array;

beforeEach(() => {
  folder = temporaryFolder();
  storage = openStorage(folder);
  ({ projectId } = storage.projects.create('Line 1'));
  const record = storage.cases.create(projectId, caseDocument())!;
  storage.cases.edit(record.caseId, 1, caseDocument('Coil B'), 'name');
  storage.cases.create(projectId, caseDocument('deleted'));
  storage.cases.remove([storage.cases.list(projectId)[1]!.caseId]);
  const edited = storage.cases.get(record.caseId)!;
  const { runId } = storage.runs.create(edited, {})!;
  storage.runs.ended(runId, { state: 'finished', result: scriptedResult('quick', 'finished') }, 1);
  storage.runs.create(edited, {});
  const { materialSetId } = storage.materialSets.create(projectId, materialSet())!;
  storage.materialSets.edit(materialSetId, 1, materialSet('Anode B'), 'name');
  storage.materialSets.create(null, materialSet('of the installation'));
  storage.materialSets.remove([
    storage.materialSets.create(projectId, materialSet('deleted'))!.materialSetId,
  ]);
  const run = measured('MSB');
  const { documentId } = storage.experiments.create(
    projectId,
    run.document,
    run.raw,
    packExperiment(run.experiment),
  )!;
  storage.documents.edit(documentId, 1, { ...run.document, title: 'MSB 2' }, 'name');
  storage.documents.remove([storage.documents.create(projectId, recipe('deleted'))!.documentId]);
  bytes = storage.exportProject(projectId)!;
  return () => storage.close();
});

const recipe = (title: string) => ({ kind: 'recipe', title, text: '' }) as const;

/** The file after something was done to it with SQLite itself. */
function tampered(sql: string): Uint8Array {
  const file = path.join(folder, 'tampered.sqlite');
  writeFileSync(file, bytes);
  const database = new SqliteDatabase(file);
  database.exec(sql);
  const changed = new Uint8Array(database.serialize());
  database.close();
  return changed;
}

function refusalOf(file: Uint8Array): string {
  const before = JSON.stringify(storage.projects.list());
  let message = '';
  expect(() => {
    try {
      storage.importProject(file);
    } catch (cause) {
      message = (cause as Error).message;
      throw cause;
    }
  }).toThrow(expect.objectContaining({ code: 'FILE_REFUSED' }) as Error);
  expect(JSON.stringify(storage.projects.list())).toBe(before);
  expect(message).toMatch(/^The file was not imported\./);
  return message;
}

describe('a project file', () => {
  it('brings everything but what was deleted, under new ids, as often as wanted', () => {
    const other = openStorage(temporaryFolder());
    onTestFinished(() => void other.close());
    const first = other.importProject(bytes);
    const second = other.importProject(bytes);
    expect([first.title, second.title]).toEqual(['Line 1', 'Line 1 (2)']);
    expect(first.projectId).not.toBe(projectId);
    const [only, ...rest] = other.cases.list(first.projectId);
    expect(rest).toEqual([]);
    expect(other.cases.get(only!.caseId)).toMatchObject({ title: 'Coil B', undoLabel: 'name' });
    expect(other.cases.undo(only!.caseId)?.title).toBe('Coil A');
    const [finished, interrupted] = other.runs.list(first.projectId);
    expect(other.runs.get(finished!.runId)?.result).toEqual(scriptedResult('quick', 'finished'));
    expect(interrupted).toMatchObject({ state: 'failed', error: { code: 'HOST_STOPPED' } });
    const [set, ...otherSets] = other.materialSets.list(first.projectId);
    expect(otherSets).toEqual([]);
    expect(other.materialSets.get(set!.materialSetId)).toMatchObject({
      title: 'Anode B',
      undoLabel: 'name',
    });
    expect(other.materialSets.undo(set!.materialSetId)?.title).toBe('Anode A');
    const [experiment, ...otherDocuments] = other.documents.list(first.projectId);
    expect(otherDocuments).toEqual([]);
    const { documentId } = experiment!;
    expect(other.experiments.data(documentId)).toEqual(measured('MSB').experiment);
    expect([...(other.experiments.file(documentId)?.bytes ?? [])]).toEqual([
      ...measured('MSB').raw.bytes,
    ]);
    expect(other.documents.undo(documentId)?.title).toBe('MSB');
  });

  it('does not change the project that it is written from', () => {
    expect(storage.runs.list(projectId).map(({ state }) => state)).toEqual(['finished', 'queued']);
    expect(storage.exportProject('6f1c6d8e-8d0c-4a53-9f9c-0a4a6c1f2b11')).toBeUndefined();
  });

  it.each([
    ['a text', new TextEncoder().encode('time,mass\n0,1\n'), 'not a project file'],
    ['nothing', new Uint8Array(), 'not a project file'],
  ])('is refused when it is %s', (_what, file, reason) => {
    expect(refusalOf(file)).toContain(reason);
  });

  it('is refused when it was cut or overwritten', () => {
    expect(refusalOf(bytes.slice(0, bytes.length / 2))).toMatch(/damaged|holds/);
    const overwritten = bytes.slice();
    overwritten.fill(0x5a, 4096, 3 * 4096);
    expect(refusalOf(overwritten)).not.toBe('');
  });

  it('is refused when another program or a newer version wrote it', () => {
    expect(refusalOf(tampered('PRAGMA application_id = 1'))).toContain('another program');
    const newer = "INSERT INTO applied_migrations VALUES ('9999_later', 'x', 0)";
    expect(refusalOf(tampered(newer))).toContain('newer version');
    const other = "UPDATE applied_migrations SET hash = 'x'";
    expect(refusalOf(tampered(other))).toContain('does not fit');
  });

  it.each([
    'CREATE TRIGGER evil AFTER INSERT ON runs BEGIN DELETE FROM cases; END',
    'CREATE VIEW evil AS SELECT 1',
    'CREATE TABLE more (x)',
    'ALTER TABLE runs ADD COLUMN more TEXT',
  ])('is refused when it brings rules of its own: %s', (sql) => {
    expect(refusalOf(tampered(sql))).toContain('tables or rules');
  });

  it.each([
    ["UPDATE case_documents SET document = '{}'", 'Step'],
    ["UPDATE case_documents SET document = 'x'", 'not valid JSON'],
    ['DELETE FROM case_documents WHERE position = 2', 'current document is missing'],
    ["UPDATE runs SET result = x'ff00'", 'not a result'],
    ["UPDATE runs SET transport_case = '{}'", 'Run 1'],
    ["UPDATE runs SET input_hash = 'x'", 'hash'],
    [`UPDATE runs SET options = '{"method":"guess"}'`, 'Run 1'],
    ['DELETE FROM projects', 'what it belongs to is missing'],
    ["INSERT INTO projects VALUES ('b', 'B', 0, 0, NULL)", '2 projects'],
    ["UPDATE projects SET title = ''", 'name'],
    ["UPDATE experiment_files SET raw_sha256 = 'x'", 'raw file'],
    ["UPDATE experiment_files SET raw_bytes = x'00'", 'raw file'],
    ["UPDATE document_versions SET document = 'x'", 'Step 1 of a recipe or experiment'],
    ['DELETE FROM document_versions WHERE position = 2', 'current document is missing'],
    ["UPDATE material_set_documents SET document = 'x'", 'of a material set cannot be read'],
    ["UPDATE material_set_documents SET document = '{}' WHERE position = 1", 'Version 1'],
    ['DELETE FROM material_set_documents WHERE position = 2', 'A material set cannot be read'],
  ])('is refused when a row is wrong: %s', (sql, reason) => {
    expect(refusalOf(tampered(`PRAGMA foreign_keys = OFF; ${sql}`))).toContain(reason);
  });
});
