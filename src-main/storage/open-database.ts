import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Database } from 'better-sqlite3';
import { backUp, backups } from './backups.ts';
import { migrate, pendingMigrations } from './migrate.ts';
import type { Migration } from './migrations.ts';
import { restoreBackup } from './restore-backup.ts';
import { checkOrigin, openIfSound, stamp } from './sound-database.ts';
import { StorageFault } from './storage-fault.ts';

/** Name of the database in the data folder. */
export const databaseFile = 'postdry.sqlite';

export interface OpenedDatabase {
  readonly database: Database;
  /** What the user has to know about how it was opened. */
  readonly notices: readonly string[];
}

/**
 * Opens the database of a data folder, checks it, and brings its schema up to date. A damaged file
 * is put aside and the newest sound backup takes its place.
 * @throws StorageFault DATABASE_TOO_NEW, DATABASE_DAMAGED
 */
export function openDatabase(folder: string, available: readonly Migration[]): OpenedDatabase {
  const file = join(folder, databaseFile);
  const { database, notices } = openOrRestore(folder, file, available);
  try {
    checkOrigin(database);
    const pending = pendingMigrations(database, available);
    // Only now is it certain that the file may be written.
    database.pragma('journal_mode = WAL');
    database.pragma('synchronous = NORMAL');
    const isNew = pending.length === available.length;
    if (pending.length > 0 && !isNew) backUp(database, folder);
    stamp(database);
    migrate(database, available);
  } catch (cause) {
    database.close();
    if (cause instanceof StorageFault) {
      throw new StorageFault(cause.code, `The database ${file} cannot be used. ${cause.message}`);
    }
    throw cause;
  }
  return { database, notices };
}

function openOrRestore(
  folder: string,
  file: string,
  available: readonly Migration[],
): OpenedDatabase {
  const database = wasEmptied(folder, file) ? undefined : openIfSound(file);
  if (database) return { database, notices: [] };
  const notice = restoreBackup(folder, file, available);
  const restored = openIfSound(file);
  if (restored) return { database: restored, notices: [notice] };
  throw new StorageFault(
    'DATABASE_DAMAGED',
    `The database ${file} cannot be read after it was restored. ${notice}`,
  );
}

/** SQLite takes a file of no bytes for a new database; with backups beside it, it was one. */
function wasEmptied(folder: string, file: string): boolean {
  return existsSync(file) && statSync(file).size === 0 && backups(folder).length > 0;
}
