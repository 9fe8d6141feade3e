import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import * as v from 'valibot';
import { StorageFault } from './storage-fault.ts';

export interface DataFolderLock {
  release(): void;
}

const holderSchema = v.object({ pid: v.number(), sinceMs: v.number() });

/**
 * Takes a data folder for this process. The lock is an open transaction on a database of its own:
 * the operating system frees it however the process ends.
 * @throws StorageFault LOCKED, saying who holds it
 */
export function lockDataFolder(folder: string): DataFolderLock {
  const holderFile = join(folder, 'holder.json');
  const database = new SqliteDatabase(join(folder, 'lock.sqlite'), { timeout: 0 });
  try {
    database.pragma('locking_mode = EXCLUSIVE');
    database.exec('BEGIN EXCLUSIVE');
  } catch (cause) {
    database.close();
    if (!isBusy(cause)) throw cause;
    throw new StorageFault(
      'LOCKED',
      `${holderInWords(holderFile)} uses the data folder ${folder}. ` +
        'Close it first, or choose another folder with POSTDRY_DATA_DIR.',
    );
  }
  try {
    writeFileSync(holderFile, JSON.stringify({ pid: process.pid, sinceMs: Date.now() }));
  } catch (cause) {
    database.close();
    throw cause;
  }
  return { release: () => database.close() };
}

function isBusy(cause: unknown): boolean {
  return cause instanceof SqliteDatabase.SqliteError && cause.code.startsWith('SQLITE_BUSY');
}

function holderInWords(file: string): string {
  try {
    const { pid, sinceMs } = v.parse(holderSchema, JSON.parse(readFileSync(file, 'utf8')));
    return `Another PostDry Studio (process ${pid}, since ${new Date(sinceMs).toISOString()})`;
  } catch {
    // It has just been started and has not said yet who it is.
    return 'Another PostDry Studio';
  }
}
