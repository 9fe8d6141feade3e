/** What becomes of a database file that is not the one this program left. */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import { databaseFile } from '#main/storage/open-database.ts';
import { openStorage, type Storage } from '#main/storage/open-storage.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const fileIn = (folder: string): string => path.join(folder, databaseFile);
const backupIn = (folder: string, time: string): string =>
  path.join(folder, 'backups', `postdry-${time}.sqlite`);

/** A folder with one project in its database and in its only backup. */
function filledFolder(): string {
  const folder = temporaryFolder();
  const storage = openStorage(folder);
  storage.projects.create('Line 1');
  storage.close();
  return folder;
}

function reopened(folder: string): Storage {
  const storage = openStorage(folder);
  onTestFinished(() => void storage.close());
  return storage;
}

function execute(file: string, sql: string): void {
  const database = new SqliteDatabase(file);
  database.exec(sql);
  database.close();
}

function refusal(folder: string, reason: RegExp): void {
  const before = readFileSync(fileIn(folder));
  const namesBefore = readdirSync(folder).filter((name) => name.startsWith(databaseFile));
  const refused = expect.objectContaining({ code: 'DATABASE_DAMAGED' }) as Error;
  expect(() => openStorage(folder)).toThrow(refused);
  expect(() => openStorage(folder)).toThrow(reason);
  expect(readFileSync(fileIn(folder)).equals(before)).toBe(true);
  expect(readdirSync(folder).filter((name) => name.startsWith(databaseFile))).toEqual(namesBefore);
}

describe('a damaged database', () => {
  it.each(['', 'junk'])('of the bytes "%s" is replaced by the backup', (bytes) => {
    const folder = filledFolder();
    writeFileSync(fileIn(folder), bytes);
    const storage = reopened(folder);
    expect(storage.projects.list()).toHaveLength(1);
    expect(storage.notices).toHaveLength(1);
    const aside = / kept as (.*\.damaged-\d+)\./.exec(storage.notices[0] ?? '')?.[1] ?? '';
    expect(readFileSync(aside, 'utf8')).toBe(bytes);
  });

  it('does not replay its log into the backup', () => {
    const folder = filledFolder();
    const later = openStorage(folder);
    later.projects.create('Line 2');
    const log = readFileSync(`${fileIn(folder)}-wal`);
    later.close();
    writeFileSync(fileIn(folder), '');
    writeFileSync(`${fileIn(folder)}-wal`, log);
    const storage = reopened(folder);
    expect(storage.projects.list()).toHaveLength(1);
    const kept = readdirSync(folder).filter((name) => /\.damaged-\d+-wal$/.test(name));
    expect(readFileSync(path.join(folder, kept[0] ?? '')).equals(log)).toBe(true);
  });

  it('is replaced by an older backup when newer ones are unusable', () => {
    const folder = filledFolder();
    writeFileSync(backupIn(folder, '2099-01-03T00-00-00.000Z'), 'junk');
    writeFileSync(backupIn(folder, '2099-01-02T00-00-00.000Z'), '');
    execute(backupIn(folder, '2099-01-01T00-00-00.000Z'), 'CREATE TABLE foreign_thing (x)');
    writeFileSync(fileIn(folder), 'junk');
    const storage = reopened(folder);
    expect(storage.projects.list()).toHaveLength(1);
    expect(storage.notices[0]).toContain(
      'Newer backups could not be used: 2099-01-03T00:00:00.000Z, 2099-01-02T00:00:00.000Z, ' +
        '2099-01-01T00:00:00.000Z.',
    );
  });

  it('stays where it is when no backup is sound', () => {
    const folder = filledFolder();
    for (const name of readdirSync(path.join(folder, 'backups'))) {
      writeFileSync(path.join(folder, 'backups', name), 'junk');
    }
    writeFileSync(fileIn(folder), 'no database');
    refusal(folder, /none of the backups \(1\) beside it can be used\. Nothing was changed\./);
  });

  it('of no bytes is a new one where there never was a backup', () => {
    const folder = temporaryFolder();
    writeFileSync(fileIn(folder), '');
    expect(reopened(folder).notices).toEqual([]);
  });
});

describe('a database of another program', () => {
  it.each([
    'CREATE TABLE foreign_thing (x)',
    'PRAGMA application_id = 7',
    'CREATE TABLE applied_migrations (name, hash); CREATE TABLE foreign_thing (x)',
  ])('is refused and left alone: %s', (sql) => {
    const folder = temporaryFolder();
    execute(fileIn(folder), sql);
    refusal(folder, /written by another program/);
  });

  it('is refused even if it has our tables', () => {
    const folder = filledFolder();
    execute(fileIn(folder), 'PRAGMA journal_mode = DELETE; PRAGMA application_id = 7');
    refusal(folder, /written by another program/);
  });

  it('is told from ours by an id, which earlier ones of ours get', () => {
    const folder = filledFolder();
    execute(fileIn(folder), 'PRAGMA application_id = 0');
    openStorage(folder).close();
    const database = new SqliteDatabase(fileIn(folder));
    onTestFinished(() => void database.close());
    const id = Number(database.pragma('application_id', { simple: true }));
    expect(id.toString(16)).toBe(Buffer.from('PDSD').toString('hex'));
  });
});

it('a database of a newer version is not switched to another journal', () => {
  const folder = filledFolder();
  execute(
    fileIn(folder),
    "PRAGMA journal_mode = DELETE; INSERT INTO applied_migrations VALUES ('9999_later', 'x', 0)",
  );
  const before = readFileSync(fileIn(folder));
  const tooNew = expect.objectContaining({ code: 'DATABASE_TOO_NEW' }) as Error;
  expect(() => openStorage(folder)).toThrow(tooNew);
  expect(readFileSync(fileIn(folder)).equals(before)).toBe(true);
});

describe('a data folder', () => {
  it('is given back when the opening fails late', () => {
    const folder = filledFolder();
    execute(
      fileIn(folder),
      `UPDATE projects SET deleted_ms = 1;
       CREATE TRIGGER stop BEFORE DELETE ON projects BEGIN SELECT RAISE(ABORT, 'stop'); END`,
    );
    expect(() => openStorage(folder)).toThrow(/stop/);
    execute(fileIn(folder), 'DROP TRIGGER stop');
    expect(reopened(folder).projects.exists()).toBe(false);
  });

  it('is given back with all changes when the daily backup fails', () => {
    const folder = temporaryFolder();
    const storage = openStorage(folder);
    storage.projects.create('Line 1');
    writeFileSync(path.join(folder, 'backups'), 'in the way');
    expect(storage.close()).toEqual([
      expect.stringMatching(/^The daily backup in .* could not be made: /),
    ]);
    rmSync(path.join(folder, 'backups'));
    expect(reopened(folder).projects.list()).toHaveLength(1);
  });

  it('gets a backup even when one claims to be of the future, and none that is not whole', () => {
    const folder = temporaryFolder();
    mkdirSync(path.join(folder, 'backups'));
    writeFileSync(backupIn(folder, '2099-01-01T00-00-00.000Z'), 'junk');
    expect(openStorage(folder).close()).toEqual([]);
    const names = readdirSync(path.join(folder, 'backups'));
    expect(names).toHaveLength(2);
    expect(names.filter((name) => name.endsWith('.partial'))).toEqual([]);
    expect(existsSync(path.join(folder, `${databaseFile}.restoring`))).toBe(false);
  });
});
