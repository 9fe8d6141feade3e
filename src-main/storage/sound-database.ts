import SqliteDatabase, { type Database } from 'better-sqlite3';
import { appliedMigrations } from './migrate.ts';
import { StorageFault } from './storage-fault.ts';

/** "PDSD" as a number: what `PRAGMA application_id` of our databases says. */
const applicationId = 0x50445344;

/** Settings of every connection; the schema of a foreign file is not trusted. */
export function configure(database: Database): void {
  database.pragma('trusted_schema = OFF');
  database.pragma('foreign_keys = ON');
  database.pragma('busy_timeout = 5000');
}

/** @returns the open database, unchanged; undefined when the file is not a sound one */
export function openIfSound(file: string): Database | undefined {
  let database: Database | undefined;
  try {
    database = new SqliteDatabase(file);
    configure(database);
    if (database.pragma('quick_check(1)', { simple: true }) === 'ok') return database;
  } catch (cause) {
    if (!isDamage(cause)) {
      database?.close();
      throw cause;
    }
  }
  database?.close();
  return undefined;
}

/**
 * Tells a database of this program, or an empty one, from that of another program.
 * @throws StorageFault DATABASE_DAMAGED
 */
export function checkOrigin(database: Database): void {
  const id = database.pragma('application_id', { simple: true });
  // Those of the first builds have no id yet.
  const isOurs = id === applicationId || (id === 0 && !holdsForeignTables(database));
  if (isOurs) return;
  throw new StorageFault(
    'DATABASE_DAMAGED',
    'It was written by another program. Nothing was changed. Move the file away, or choose ' +
      'another folder with POSTDRY_DATA_DIR.',
  );
}

/** Writes into a database that it belongs to this program. */
export function stamp(database: Database): void {
  if (database.pragma('application_id', { simple: true }) === applicationId) return;
  database.pragma(`application_id = ${applicationId}`);
}

function holdsForeignTables(database: Database): boolean {
  const tables = database
    .prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table'")
    .pluck()
    .all();
  if (tables.includes('applied_migrations')) return appliedMigrations(database).length === 0;
  return tables.length > 0;
}

function isDamage(cause: unknown): boolean {
  return cause instanceof SqliteDatabase.SqliteError && /^SQLITE_(NOTADB|CORRUPT)/.test(cause.code);
}
