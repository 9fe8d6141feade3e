import { copyFileSync, existsSync, renameSync, rmSync } from 'node:fs';
import { type Backup, backups } from './backups.ts';
import { appliedMigrations, pendingMigrations } from './migrate.ts';
import type { Migration } from './migrations.ts';
import { checkOrigin, openIfSound } from './sound-database.ts';
import { StorageFault } from './storage-fault.ts';

/**
 * Puts the newest sound backup in the place of a damaged database, which is kept beside it.
 * @returns what was done, for the user
 * @throws StorageFault DATABASE_DAMAGED when there is no sound backup; nothing is changed then
 */
export function restoreBackup(
  folder: string,
  file: string,
  available: readonly Migration[],
): string {
  const all = backups(folder);
  const candidate = `${file}.restoring`;
  try {
    const sound = all.find((backup) => isUsable(backup, candidate, available));
    if (sound === undefined) throw nothingToRestore(file, all.length);
    const aside = `${file}.damaged-${Date.now()}`;
    copyFileSync(file, aside);
    // The log of the damaged file would otherwise be replayed into the backup.
    for (const suffix of ['-wal', '-shm']) {
      if (existsSync(file + suffix)) renameSync(file + suffix, aside + suffix);
    }
    renameSync(candidate, file);
    return noticeOf(all, sound, aside);
  } finally {
    removeDatabase(candidate);
  }
}

/** Copies a backup to where it can be opened without changing it, and checks it there. */
function isUsable({ path }: Backup, candidate: string, available: readonly Migration[]): boolean {
  removeDatabase(candidate);
  copyFileSync(path, candidate);
  const database = openIfSound(candidate);
  if (database === undefined) return false;
  try {
    checkOrigin(database);
    pendingMigrations(database, available);
    return appliedMigrations(database).length > 0;
  } catch (cause) {
    if (cause instanceof StorageFault) return false;
    throw cause;
  } finally {
    database.close();
  }
}

function removeDatabase(file: string): void {
  for (const suffix of ['', '-wal', '-shm', '-journal']) rmSync(file + suffix, { force: true });
}

function nothingToRestore(file: string, tried: number): StorageFault {
  const why =
    tried === 0 ? 'there is no backup' : `none of the backups (${tried}) beside it can be used`;
  return new StorageFault(
    'DATABASE_DAMAGED',
    `The database ${file} is damaged and ${why}. Nothing was changed. ` +
      'Move the file away to begin with an empty one.',
  );
}

function noticeOf(all: readonly Backup[], used: Backup, aside: string): string {
  const skipped = all.slice(0, all.indexOf(used)).map(({ time }) => time);
  return (
    `The database was damaged. The backup of ${used.time} is used instead; ` +
    `the damaged file is kept as ${aside}.` +
    (skipped.length > 0 ? ` Newer backups could not be used: ${skipped.join(', ')}.` : '')
  );
}
