import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Database } from 'better-sqlite3';

const keptBackups = 5;
const dayMs = 24 * 3600 * 1000;

export interface Backup {
  readonly path: string;
  /** When it was made, as text of ISO 8601. */
  readonly time: string;
}

/** Copies the database beside itself unless that was done within the last day. */
export function backUpDaily(database: Database, folder: string): void {
  const newest = backups(folder)[0];
  const ageMs = newest === undefined ? dayMs : Date.now() - Date.parse(newest.time);
  // A time that is no time, or lies ahead, says nothing about when the last copy was made.
  if (!(ageMs >= 0 && ageMs < dayMs)) backUp(database, folder);
}

/** Copies the database beside itself and drops the oldest copies. */
export function backUp(database: Database, folder: string): void {
  const path = join(folder, 'backups');
  mkdirSync(path, { recursive: true });
  // A colon is not allowed in the names of files everywhere.
  const time = new Date().toISOString().replaceAll(':', '-');
  const complete = join(path, `postdry-${time}.sqlite`);
  // A copy that was not completed must never be taken for a backup.
  const partial = `${complete}.partial`;
  try {
    database.prepare('VACUUM INTO ?').run(partial);
    renameSync(partial, complete);
  } finally {
    rmSync(partial, { force: true });
  }
  for (const old of backups(folder).slice(keptBackups)) rmSync(old.path);
}

/** The backups of a data folder, the newest first. */
export function backups(folder: string): Backup[] {
  const path = join(folder, 'backups');
  if (!existsSync(path)) return [];
  return readdirSync(path)
    .filter((name) => /^postdry-.*\.sqlite$/.test(name))
    .sort()
    .reverse()
    .map((name) => ({ path: join(path, name), time: timeInName(name) }));
}

function timeInName(name: string): string {
  return name.replace(/^postdry-(.*)T(\d+)-(\d+)-(.*)\.sqlite$/, '$1T$2:$3:$4');
}
