/*
 * A project file (.postdry) is a SQLite database with the schema of this program and one project in
 * it: the project, its cases with their history, its runs with their results, its material sets,
 * recipes and experiments with their history, its calculations, nothing that was deleted. `PRAGMA application_id` says that it is one.
 */
import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import SqliteDatabase, { type Database } from 'better-sqlite3';
import { appliedMigrations, migrate, pendingMigrations } from './migrate.ts';
import type { Migration } from './migrations.ts';
import { configure } from './sound-database.ts';
import { checkProjectRows } from './project-file-rows.ts';
import { StorageFault } from './storage-fault.ts';

/** "PDST" as a number. */
const applicationId = 0x50445354;

const header = 'SQLite format 3\0';

const aliveDocuments = 'SELECT id FROM documents WHERE project_id = ? AND deleted_ms IS NULL';

/** Tables whose rows are deleted with what they belong to. */
const parts: readonly string[] = [
  'case_documents',
  'material_set_documents',
  'document_versions',
  'experiment_files',
];

/** Tables of a project, parents first, with the part of each that belongs to project `?`. */
const projectTables = [
  ['projects', 'id = ?'],
  ['cases', 'project_id = ?'],
  [
    'case_documents',
    'case_id IN (SELECT id FROM cases WHERE project_id = ? AND deleted_ms IS NULL)',
  ],
  ['runs', 'case_id IN (SELECT id FROM cases WHERE project_id = ? AND deleted_ms IS NULL)'],
  ['material_sets', 'project_id = ?'],
  [
    'material_set_documents',
    'material_set_id IN (SELECT id FROM material_sets WHERE project_id = ? AND deleted_ms IS NULL)',
  ],
  ['documents', 'project_id = ?'],
  ['document_versions', `document_id IN (${aliveDocuments})`],
  ['experiment_files', `document_id IN (${aliveDocuments})`],
  ['calculations', `document_id IN (${aliveDocuments})`],
] as const;

/** @returns the bytes of the file; undefined when there is no such project */
export function writeProjectFile(
  database: Database,
  projectId: string,
  temporaryFolder: string,
  migrations: readonly Migration[],
): Uint8Array<ArrayBuffer> | undefined {
  const exists = database
    .prepare('SELECT 1 FROM projects WHERE id = ? AND deleted_ms IS NULL')
    .get(projectId);
  if (exists === undefined) return undefined;
  return inTemporaryFile(temporaryFolder, (path) => {
    const file = new SqliteDatabase(path);
    file.pragma(`application_id = ${applicationId}`);
    migrate(file, migrations);
    file.close();
    database.prepare('ATTACH ? AS project_file').run(path);
    try {
      database.transaction(() => {
        for (const [table, condition] of projectTables) {
          const alive = parts.includes(table) ? '' : 'AND deleted_ms IS NULL';
          database
            .prepare(
              `INSERT INTO project_file.${table} SELECT * FROM main.${table} WHERE ${condition} ${alive}`,
            )
            .run(projectId);
        }
      })();
    } finally {
      database.exec('DETACH project_file');
    }
    return new Uint8Array(readFileSync(path));
  });
}

/**
 * Adds the project of a file to the database, under new ids; a run that had not ended has failed.
 * @param freeTitle makes a title the only one of its name
 * @returns the new project's id
 * @throws StorageFault FILE_REFUSED; the database is as it was
 */
export function readProjectFile(
  database: Database,
  bytes: Uint8Array,
  temporaryFolder: string,
  migrations: readonly Migration[],
  freeTitle: (title: string) => string,
): string {
  if (Buffer.from(bytes.subarray(0, header.length)).toString('latin1') !== header) {
    throw refused('It is not a project file of PostDry Studio.');
  }
  return inTemporaryFile(temporaryFolder, (path) => {
    writeFileSync(path, bytes);
    let file: Database | undefined;
    try {
      file = new SqliteDatabase(path);
      configure(file);
      checkFile(file, migrations);
      migrate(file, migrations);
      checkProjectRows(file);
      return copyProject(file, database, freeTitle);
    } catch (cause) {
      if (cause instanceof StorageFault) throw refused(cause.message);
      if (cause instanceof SqliteDatabase.SqliteError) {
        throw refused(`It is damaged: ${cause.message}.`);
      }
      throw cause;
    } finally {
      file?.close();
    }
  });
}

/** Nothing in the file may run: its schema has to be letter by letter what our migrations make. */
function checkFile(file: Database, migrations: readonly Migration[]): void {
  if (file.pragma('application_id', { simple: true }) !== applicationId) {
    throw refused('It is a database of another program.');
  }
  if (file.pragma('quick_check(1)', { simple: true }) !== 'ok') throw refused('It is damaged.');
  pendingMigrations(file, migrations);
  const reference = new SqliteDatabase(':memory:');
  migrate(reference, migrations.slice(0, appliedMigrations(file).length));
  const same = schemaOf(reference) === schemaOf(file);
  reference.close();
  if (!same) throw refused('It holds tables or rules that this program does not write.');
}

function schemaOf(database: Database): string {
  return JSON.stringify(
    database
      .prepare('SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name')
      .all(),
  );
}

type Row = Record<string, unknown>;

function copyProject(
  file: Database,
  database: Database,
  freeTitle: (title: string) => string,
): string {
  const projects = file.prepare<[], Row>('SELECT * FROM projects').all();
  const [project] = projects;
  if (projects.length !== 1 || project === undefined) {
    throw refused(`It holds ${projects.length} projects where one is expected.`);
  }
  const ids = new Map<unknown, string>();
  const renewed = (id: unknown): string | null => {
    if (id === null) return null;
    const known = ids.get(id) ?? randomUUID();
    ids.set(id, known);
    return known;
  };
  database.transaction(() => {
    for (const [table] of projectTables) {
      for (const row of file.prepare<[], Row>(`SELECT * FROM ${table}`).iterate()) {
        const copy: Row = { ...row };
        for (const key of ['id', 'project_id', 'case_id', 'material_set_id', 'document_id']) {
          if (key in copy) copy[key] = renewed(copy[key]);
        }
        if (table === 'projects') copy['title'] = freeTitle(String(copy['title']));
        const names = Object.keys(copy);
        database
          .prepare(
            `INSERT INTO ${table} (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`,
          )
          .run(...Object.values(copy));
      }
    }
  })();
  return renewed(project['id']) ?? '';
}

function refused(reason: string): StorageFault {
  const words = reason.startsWith('The file was not imported.')
    ? reason
    : `The file was not imported. ${reason}`;
  return new StorageFault('FILE_REFUSED', words);
}

function inTemporaryFile<Value>(folder: string, use: (path: string) => Value): Value {
  const own = mkdtempSync(join(folder, 'project-file-'));
  try {
    return use(join(own, 'project.sqlite'));
  } finally {
    rmSync(own, { recursive: true, force: true });
  }
}
