/** The way of the schema from one version to the next, on real files. */
import { readFileSync, writeFileSync } from 'node:fs';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import SqliteDatabase, { type Database } from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import { migrate } from '#main/storage/migrate.ts';
import { type Migration, migrations } from '#main/storage/migrations.ts';
import { databaseFile, openDatabase } from '#main/storage/open-database.ts';
import { openStorage } from '#main/storage/open-storage.ts';
import { repositoryRoot } from '../support/tools.ts';
import { caseDocument } from '../support/stored-case.ts';
import { materialSet } from '../support/material-set.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const next: Migration = { name: '0004_more', sql: 'CREATE TABLE more (x INTEGER) STRICT;' };

function schemaText(database: Database): string {
  const rows = database
    .prepare<[], { sql: string }>(
      'SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY type DESC, name',
    )
    .all();
  return `${rows.map(({ sql }) => `${sql};`).join('\n\n')}\n`;
}

const tablesOf = (folder: string): string[] => {
  const database = new SqliteDatabase(path.join(folder, databaseFile));
  const names = database
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'table'")
    .pluck()
    .all() as string[];
  database.close();
  return names;
};

function filled(folder: string): void {
  const storage = openStorage(folder);
  const { projectId } = storage.projects.create('Line 1');
  storage.cases.create(projectId, caseDocument());
  storage.close();
}

describe('the released migrations', () => {
  it('make the schema that is on record', () => {
    const database = new SqliteDatabase(':memory:');
    onTestFinished(() => void database.close());
    migrate(database, migrations);
    const file = path.join(repositoryRoot, 'test', 'fixtures', 'storage', 'schema.sql');
    const built = schemaText(database);
    if (process.env['POSTDRY_RENEW_SCHEMA']) writeFileSync(file, built);
    expect(
      built,
      'The schema has changed. If that is meant, add a migration and run this test with ' +
        'POSTDRY_RENEW_SCHEMA=1 to renew test/fixtures/storage/schema.sql.',
    ).toBe(readFileSync(file, 'utf8'));
  });

  it('are numbered without gaps', () => {
    expect(migrations.map(({ name }) => name.slice(0, 4))).toEqual(
      migrations.map((_, index) => String(index + 1).padStart(4, '0')),
    );
  });

  it('keep every row of a database of the first release', () => {
    const folder = temporaryFolder();
    const first = readFileSync(
      path.join(repositoryRoot, 'test', 'fixtures', 'storage', 'release-0001.sql'),
      'utf8',
    );
    const database = new SqliteDatabase(path.join(folder, databaseFile));
    migrate(database, migrations.slice(0, 1));
    database.exec(first);
    database.close();
    const storage = openStorage(folder);
    const [project] = storage.projects.list();
    expect(project).toMatchObject({ title: 'Line 1', caseCount: 1, runCount: 1 });
    const [only] = storage.cases.list(project!.projectId);
    expect(storage.cases.get(only!.caseId)).toMatchObject({ title: 'Coil A', assumedCount: 1 });
    expect(storage.runs.list(project!.projectId)[0]).toMatchObject({
      title: 'Run 1',
      state: 'finished',
    });
    const sets = storage.materialSets.list(project!.projectId);
    expect(sets.map(({ title, projectId }) => [title, projectId])).toEqual([
      ['Anode A', project!.projectId],
      ['Cathode', null],
      ['Notes', project!.projectId],
    ]);
    const { materialSetId } = sets[0]!;
    expect(storage.materialSets.get(materialSetId)).toMatchObject({
      document: materialSet('Anode A'),
      createdAtMs: 1795488878860,
      updatedAtMs: 1795488878861,
      revision: 1,
      assumedCount: 2,
      undoLabel: null,
    });
    expect(storage.materialSets.history(materialSetId)).toEqual([
      { position: 1, label: '', createdAtMs: 1795488878861, current: true },
    ]);
    storage.close();
  });
});

describe('a migration', () => {
  it('is preceded by a copy of the database, and done once', () => {
    const folder = temporaryFolder();
    filled(folder);
    const backupsBefore = readdirSync(path.join(folder, 'backups'));
    openDatabase(folder, [...migrations, next]).database.close();
    expect(tablesOf(folder)).toContain('more');
    expect(readdirSync(path.join(folder, 'backups')).length).toBe(backupsBefore.length + 1);
    openDatabase(folder, [...migrations, next]).database.close();
    expect(readdirSync(path.join(folder, 'backups')).length).toBe(backupsBefore.length + 1);
  });

  it('that fails leaves what was there, and nothing after it is tried', () => {
    const folder = temporaryFolder();
    filled(folder);
    const failing = {
      name: '0004_bad',
      sql: 'CREATE TABLE half (x); INSERT INTO nowhere VALUES (1);',
    };
    const later = { name: '0004_more', sql: next.sql };
    expect(() => openDatabase(folder, [...migrations, failing, later])).toThrow(/nowhere/);
    expect(tablesOf(folder)).not.toContain('half');
    expect(tablesOf(folder)).not.toContain('more');
    const storage = openStorage(folder);
    expect(storage.projects.list()).toHaveLength(1);
    storage.close();
  });

  it.each([
    ['of a newer program', [], 'DATABASE_TOO_NEW'],
    ['under another name', [{ ...next, name: '0004_other' }], 'DATABASE_DAMAGED'],
    ['with another text', [{ ...next, sql: 'CREATE TABLE other (x);' }], 'DATABASE_DAMAGED'],
  ])('%s stops the opening and leaves the file as it is', (_what, after, code) => {
    const folder = temporaryFolder();
    filled(folder);
    openDatabase(folder, [...migrations, next]).database.close();
    const before = readFileSync(path.join(folder, databaseFile));
    expect(() => openDatabase(folder, [...migrations, ...after])).toThrow(
      expect.objectContaining({ code }) as Error,
    );
    expect(readFileSync(path.join(folder, databaseFile)).equals(before)).toBe(true);
  });
});

describe('a damaged database', () => {
  it('is replaced by the last backup, and kept beside it', () => {
    const folder = temporaryFolder();
    filled(folder);
    writeFileSync(path.join(folder, databaseFile), 'no database any more');
    const storage = openStorage(folder);
    expect(storage.notices[0]).toMatch(/^The database was damaged\. The backup of /);
    expect(storage.projects.list()).toHaveLength(1);
    storage.close();
    expect(readdirSync(folder).some((name) => name.includes('.damaged-'))).toBe(true);
  });

  it('without a backup is left alone', () => {
    const folder = temporaryFolder();
    writeFileSync(path.join(folder, databaseFile), 'no database');
    expect(() => openStorage(folder)).toThrow(
      expect.objectContaining({ code: 'DATABASE_DAMAGED' }) as Error,
    );
    expect(readFileSync(path.join(folder, databaseFile), 'utf8')).toBe('no database');
    // The lock was given back.
    expect(() => openStorage(folder)).toThrow(/no backup/);
  });
});

describe('a data folder', () => {
  it('is used by one program at a time', () => {
    const folder = temporaryFolder();
    const storage = openStorage(folder);
    expect(() => openStorage(folder)).toThrow(
      expect.objectContaining({
        code: 'LOCKED',
        message: expect.stringContaining(`process ${process.pid}`) as string,
      }) as Error,
    );
    storage.close();
    openStorage(folder).close();
  });
});
