import { createHash, randomUUID } from 'node:crypto';
import type { Database } from 'better-sqlite3';

export interface RawFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** An experiment: the raw file as it was read, and what was made of it. */
export interface StoredExperimentalRun {
  readonly experimentalRunId: string;
  readonly projectId: string;
  readonly title: string;
  readonly document: unknown;
  readonly rawName: string;
  readonly rawSha256: string;
}

type Row = Omit<StoredExperimentalRun, 'document'> & { document: string };

export type ExperimentalRunRepository = ReturnType<typeof experimentalRunRepository>;

export function experimentalRunRepository(database: Database) {
  const selectAll = database.prepare<[string], Row>(
    `SELECT id AS experimentalRunId, project_id AS projectId, title, document,
       raw_name AS rawName, raw_sha256 AS rawSha256
     FROM experimental_runs WHERE deleted_ms IS NULL AND project_id = ? ORDER BY created_ms, rowid`,
  );
  const selectRaw = database
    .prepare<[string], Uint8Array>('SELECT raw_bytes FROM experimental_runs WHERE id = ?')
    .pluck();
  const insert = database.prepare(
    `INSERT INTO experimental_runs
       (id, project_id, title, document, raw_name, raw_sha256, raw_bytes, created_ms, updated_ms)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const update = database.prepare(
    `UPDATE experimental_runs SET title = ?, document = ?, updated_ms = ?
     WHERE id = ? AND deleted_ms IS NULL`,
  );
  const markDeleted = database.prepare(
    'UPDATE experimental_runs SET deleted_ms = ? WHERE id = ? AND deleted_ms IS NULL',
  );
  const unmarkDeleted = database.prepare(
    'UPDATE experimental_runs SET deleted_ms = NULL WHERE id = ?',
  );

  return {
    list: (projectId: string): StoredExperimentalRun[] =>
      selectAll
        .all(projectId)
        .map((row) => ({ ...row, document: JSON.parse(row.document) as unknown })),
    /** The bytes of the file that was imported, unchanged. */
    rawBytes: (experimentalRunId: string): Uint8Array | undefined =>
      selectRaw.get(experimentalRunId),
    create(projectId: string, title: string, document: unknown, { name, bytes }: RawFile): string {
      const id = randomUUID();
      const now = Date.now();
      const hash = createHash('sha256').update(bytes).digest('hex');
      insert.run(id, projectId, title, JSON.stringify(document), name, hash, bytes, now, now);
      return id;
    },
    /** The raw file stays. @returns whether there was one */
    replace: (experimentalRunId: string, title: string, document: unknown): boolean =>
      update.run(title, JSON.stringify(document), Date.now(), experimentalRunId).changes > 0,
    remove: (experimentalRunId: string): boolean =>
      markDeleted.run(Date.now(), experimentalRunId).changes > 0,
    restore: (experimentalRunId: string): boolean =>
      unmarkDeleted.run(experimentalRunId).changes > 0,
  };
}
