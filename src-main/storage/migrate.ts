import type { Database } from 'better-sqlite3';
import { type Migration, migrationHash } from './migrations.ts';
import { StorageFault } from './storage-fault.ts';

interface Applied {
  name: string;
  hash: string;
}

const bookkeeping = `
  CREATE TABLE IF NOT EXISTS applied_migrations (
    name TEXT PRIMARY KEY,
    hash TEXT NOT NULL,
    applied_ms INTEGER NOT NULL
  ) STRICT`;

/** The names and hashes of what was applied to a database; none for an empty one. */
export function appliedMigrations(database: Database): Applied[] {
  const exists = database
    .prepare("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'applied_migrations'")
    .get();
  if (exists === undefined) return [];
  return database
    .prepare<[], Applied>('SELECT name, hash FROM applied_migrations ORDER BY name')
    .all();
}

/**
 * The migrations that a database still needs. Touches nothing.
 * @throws StorageFault when what was applied is not an exact beginning of what is available
 */
export function pendingMigrations(
  database: Database,
  available: readonly Migration[],
): readonly Migration[] {
  const applied = appliedMigrations(database);
  for (const [index, { name, hash }] of applied.entries()) {
    const expected = available[index];
    if (expected === undefined) {
      throw new StorageFault(
        'DATABASE_TOO_NEW',
        `It was written by a newer version of the program (step ${name}). ` +
          'Nothing was changed. Install that version, or a later one.',
      );
    }
    if (name !== expected.name || hash !== migrationHash(expected)) {
      throw new StorageFault(
        'DATABASE_DAMAGED',
        `Its history of changes does not fit this program: step ${name} was applied where ` +
          `${expected.name} is expected, or differs from it. Nothing was changed.`,
      );
    }
  }
  return available.slice(applied.length);
}

/**
 * Applies what is pending, each step and its entry in one transaction; stops at the first failure
 * and leaves what was there before that step.
 * @throws StorageFault as `pendingMigrations`, and any error of a step
 */
export function migrate(database: Database, available: readonly Migration[]): void {
  for (const migration of pendingMigrations(database, available)) {
    database.transaction(() => {
      database.exec(bookkeeping);
      database.exec(migration.sql);
      database
        .prepare('INSERT INTO applied_migrations (name, hash, applied_ms) VALUES (?, ?, ?)')
        .run(migration.name, migrationHash(migration), Date.now());
    })();
  }
}
