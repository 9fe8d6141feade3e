import { randomUUID } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import type { Project } from '#shared/contract/projects.ts';
import { titleWithSuffix } from '../title-with-suffix.ts';

const columns = `
  id AS projectId, title, created_ms AS createdAtMs, updated_ms AS updatedAtMs,
  (SELECT count(*) FROM cases WHERE project_id = projects.id AND deleted_ms IS NULL) AS caseCount,
  (SELECT count(*) FROM runs JOIN cases ON cases.id = runs.case_id
    WHERE cases.project_id = projects.id
      AND cases.deleted_ms IS NULL AND runs.deleted_ms IS NULL) AS runCount`;

export type ProjectRepository = ReturnType<typeof projectRepository>;

/** Projects; a deleted one can be restored until it is purged. */
export function projectRepository(database: Database) {
  const selectAll = database.prepare<[], Project>(
    `SELECT ${columns} FROM projects WHERE deleted_ms IS NULL ORDER BY created_ms, rowid`,
  );
  const select = database.prepare<[string], Project>(
    `SELECT ${columns} FROM projects WHERE id = ? AND deleted_ms IS NULL`,
  );
  const insert = database.prepare(
    'INSERT INTO projects (id, title, created_ms, updated_ms) VALUES (?, ?, ?, ?)',
  );
  const updateTitle = database.prepare(
    'UPDATE projects SET title = ?, updated_ms = ? WHERE id = ? AND deleted_ms IS NULL',
  );
  const markDeleted = database.prepare(
    'UPDATE projects SET deleted_ms = ? WHERE id = ? AND deleted_ms IS NULL',
  );
  const unmarkDeleted = database.prepare('UPDATE projects SET deleted_ms = NULL WHERE id = ?');

  return {
    list: (): Project[] => selectAll.all(),
    /** Whether there ever was one, also a deleted one. */
    exists: (): boolean => database.prepare('SELECT 1 FROM projects').get() !== undefined,
    get: (projectId: string): Project | undefined => select.get(projectId),
    create(title: string, projectId: string = randomUUID()): Project {
      const now = Date.now();
      insert.run(projectId, title, now, now);
      return { projectId, title, createdAtMs: now, updatedAtMs: now, caseCount: 0, runCount: 0 };
    },
    rename(projectId: string, title: string): Project | undefined {
      updateTitle.run(title, Date.now(), projectId);
      return select.get(projectId);
    },
    /** @returns whether there was one */
    remove: (projectId: string): boolean => markDeleted.run(Date.now(), projectId).changes > 0,
    restore(projectId: string): Project | undefined {
      unmarkDeleted.run(projectId);
      return select.get(projectId);
    },
    /** The title itself, or with a number that makes it the only one of its name. */
    freeTitle(title: string): string {
      const taken = new Set(selectAll.all().map((project) => project.title));
      if (!taken.has(title)) return title;
      for (let number = 2; ; number++) {
        const numbered = titleWithSuffix(title, `(${number})`);
        if (!taken.has(numbered)) return numbered;
      }
    },
  };
}
