import { randomUUID } from 'node:crypto';
import type { Database } from 'better-sqlite3';

/** A set of materials; its document is whatever its writer has validated. */
export interface StoredMaterialSet {
  readonly materialSetId: string;
  /** Null for a set of the installation, which every project sees. */
  readonly projectId: string | null;
  readonly title: string;
  readonly document: unknown;
}

interface Row {
  materialSetId: string;
  projectId: string | null;
  title: string;
  document: string;
}

const columns = 'id AS materialSetId, project_id AS projectId, title, document';

export type MaterialSetRepository = ReturnType<typeof materialSetRepository>;

export function materialSetRepository(database: Database) {
  const selectAll = database.prepare<[string], Row>(
    `SELECT ${columns} FROM material_sets
     WHERE deleted_ms IS NULL AND (project_id IS NULL OR project_id = ?) ORDER BY created_ms, rowid`,
  );
  const insert = database.prepare(
    `INSERT INTO material_sets (id, project_id, title, document, created_ms, updated_ms)
     VALUES (?, ?, ?, ?, ?, ?)`,
  );
  const update = database.prepare(
    `UPDATE material_sets SET title = ?, document = ?, updated_ms = ?
     WHERE id = ? AND deleted_ms IS NULL`,
  );
  const markDeleted = database.prepare(
    'UPDATE material_sets SET deleted_ms = ? WHERE id = ? AND deleted_ms IS NULL',
  );
  const unmarkDeleted = database.prepare('UPDATE material_sets SET deleted_ms = NULL WHERE id = ?');

  return {
    /** Those of a project and those of the installation. */
    list: (projectId: string): StoredMaterialSet[] =>
      selectAll
        .all(projectId)
        .map((row) => ({ ...row, document: JSON.parse(row.document) as unknown })),
    create(projectId: string | null, title: string, document: unknown): string {
      const id = randomUUID();
      const now = Date.now();
      insert.run(id, projectId, title, JSON.stringify(document), now, now);
      return id;
    },
    /** @returns whether there was one */
    replace: (materialSetId: string, title: string, document: unknown): boolean =>
      update.run(title, JSON.stringify(document), Date.now(), materialSetId).changes > 0,
    remove: (materialSetId: string): boolean =>
      markDeleted.run(Date.now(), materialSetId).changes > 0,
    restore: (materialSetId: string): boolean => unmarkDeleted.run(materialSetId).changes > 0,
  };
}
