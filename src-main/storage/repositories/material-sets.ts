import { randomUUID } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import * as v from 'valibot';
import type {
  MaterialSetRecord,
  MaterialSetSummary,
  MaterialSetVersion,
} from '#shared/contract/materials.ts';
import { checkedMaterialSetSchema } from '#shared/domain/material/checked-material-set.ts';
import type { MaterialSet } from '#shared/domain/material/material-set.ts';
import { ASSUMED } from '#shared/domain/material/sourced-value.ts';
import { titleSchema } from '#shared/domain/project/title.ts';
import { documentChain } from '../document-chain.ts';
import { parseStored, rowDamaged } from '../stored-json.ts';
import { titleWithSuffix } from '../title-with-suffix.ts';

/** Stands where the title of a document cannot be read. */
const unreadableTitle = 'Unreadable material set';

// A document that cannot be read must not hide the other sets.
const columns = `
  material_sets.id AS materialSetId, material_sets.project_id AS projectId,
  CASE WHEN json_valid(current.document) THEN json_extract(current.document, '$.title') END AS title,
  material_sets.created_ms AS createdAtMs, material_sets.updated_ms AS updatedAtMs,
  CASE WHEN json_valid(current.document)
    THEN (SELECT count(*) FROM json_tree(current.document)
      WHERE json_tree.key = 'source' AND json_tree.atom = '${ASSUMED}')
    ELSE 0 END AS assumedCount`;

const source = `
  material_sets LEFT JOIN material_set_documents AS current
    ON current.material_set_id = material_sets.id AND current.position = material_sets.position
  LEFT JOIN projects ON projects.id = material_sets.project_id
  WHERE material_sets.deleted_ms IS NULL AND projects.deleted_ms IS NULL`;

interface SummaryRow extends Omit<MaterialSetSummary, 'title'> {
  title: unknown;
}

interface RecordRow extends SummaryRow {
  revision: number;
  position: number;
  document: string | null;
  undoLabel: string | null;
  redoLabel: string | null;
}

interface VersionRow extends Omit<MaterialSetVersion, 'current'> {
  document: string;
}

/** A set and whose it is. */
export interface MaterialSetOwner {
  readonly materialSetId: string;
  /** Null for a set of the installation. */
  readonly projectId: string | null;
}

export type MaterialSetRepository = ReturnType<typeof materialSetRepository>;

/**
 * Material sets of projects and of the installation, with their history: every edit is a document of
 * its own with a label and a time, undo and redo move along them.
 */
export function materialSetRepository(database: Database) {
  const selectAll = database.prepare<[string], SummaryRow>(
    `SELECT ${columns} FROM ${source}
       AND (material_sets.project_id IS NULL OR material_sets.project_id = ?)
     ORDER BY material_sets.created_ms, material_sets.rowid`,
  );
  const select = database.prepare<[string], RecordRow>(
    `SELECT ${columns}, material_sets.revision, material_sets.position, current.document,
       CASE WHEN EXISTS (SELECT 1 FROM material_set_documents
         WHERE material_set_id = material_sets.id AND position = material_sets.position - 1)
       THEN current.label END AS undoLabel,
       (SELECT label FROM material_set_documents
         WHERE material_set_id = material_sets.id AND position = material_sets.position + 1)
         AS redoLabel
     FROM ${source} AND material_sets.id = ?`,
  );
  const selectVersions = database.prepare<[string], VersionRow>(
    `SELECT position, label, created_ms AS createdAtMs, document FROM material_set_documents
     WHERE material_set_id = ? ORDER BY position`,
  );
  const projectExists = database.prepare(
    'SELECT 1 FROM projects WHERE id = ? AND deleted_ms IS NULL',
  );
  const insertSet = database.prepare(
    `INSERT INTO material_sets (id, project_id, position, revision, created_ms, updated_ms)
     VALUES (?, ?, 1, 1, ?, ?)`,
  );
  const insertDocument = database.prepare(
    `INSERT INTO material_set_documents (material_set_id, position, label, document, created_ms)
     VALUES (?, ?, ?, ?, ?)`,
  );
  const chain = documentChain(database, {
    owners: 'material_sets',
    documents: 'material_set_documents',
    key: 'material_set_id',
    insert: (...row) => insertDocument.run(...row, Date.now()),
  });
  const markDeleted = database.prepare<[number, string], MaterialSetOwner>(
    `UPDATE material_sets SET deleted_ms = ? WHERE id = ? AND deleted_ms IS NULL
     RETURNING id AS materialSetId, project_id AS projectId`,
  );
  const unmarkDeleted = database.prepare<[string], MaterialSetOwner>(
    `UPDATE material_sets SET deleted_ms = NULL WHERE id = ?
     RETURNING id AS materialSetId, project_id AS projectId`,
  );

  function get(materialSetId: string): MaterialSetRecord | undefined {
    const row = select.get(materialSetId);
    if (row === undefined) return undefined;
    const summary = summaryOf(row);
    const what = `The material set “${summary.title}”`;
    if (row.document === null) throw rowDamaged(what, 'its current document is missing.');
    return {
      ...summary,
      revision: row.revision,
      document: parseStored(checkedMaterialSetSchema, row.document, what),
      undoLabel: row.undoLabel,
      redoLabel: row.redoLabel,
    };
  }

  /** Shows another document of the history. */
  function step(materialSetId: string, by: 1 | -1): MaterialSetRecord | undefined {
    const row = select.get(materialSetId);
    if (row === undefined) return undefined;
    const possible = by === 1 ? row.redoLabel : row.undoLabel;
    if (possible !== null) chain.moveTo(materialSetId, row.position + by);
    return get(materialSetId);
  }

  function create(
    projectId: string | null,
    document: MaterialSet,
    label = '',
  ): MaterialSetRecord | undefined {
    if (projectId !== null && projectExists.get(projectId) === undefined) return undefined;
    const materialSetId = randomUUID();
    const now = Date.now();
    insertSet.run(materialSetId, projectId, now, now);
    chain.begin(materialSetId, label, JSON.stringify(document));
    return get(materialSetId);
  }

  function edit(
    materialSetId: string,
    revision: number,
    document: MaterialSet,
    label: string,
  ): MaterialSetRecord | 'conflict' | undefined {
    const row = select.get(materialSetId);
    if (row === undefined) return undefined;
    if (row.revision !== revision) return 'conflict';
    const text = JSON.stringify(document);
    if (text === row.document) return get(materialSetId);
    chain.append(materialSetId, row.position, label, text);
    return get(materialSetId);
  }

  function versionsOf(materialSetId: string): (VersionRow & MaterialSetVersion)[] | undefined {
    const set = select.get(materialSetId);
    return (
      set &&
      selectVersions
        .all(materialSetId)
        .map((row) => ({ ...row, current: row.position === set.position }))
    );
  }

  return {
    /** Those of a project and those of the installation. */
    list: (projectId: string): MaterialSetSummary[] => selectAll.all(projectId).map(summaryOf),
    get,
    /**
     * @param projectId null for a set of the installation
     * @param label where the document comes from
     */
    create: database.transaction(create),
    edit: database.transaction(edit),
    undo: database.transaction((materialSetId: string) => step(materialSetId, -1)),
    redo: database.transaction((materialSetId: string) => step(materialSetId, 1)),
    /** What is kept of a set's documents, the oldest first. */
    history: (materialSetId: string): MaterialSetVersion[] | undefined =>
      versionsOf(materialSetId)?.map(({ document: _document, ...version }) => version),
    version(
      materialSetId: string,
      position: number,
    ): (MaterialSetVersion & { document: MaterialSet }) | undefined {
      const found = versionsOf(materialSetId)?.find((version) => version.position === position);
      const what = `Version ${position} of a material set`;
      return (
        found && { ...found, document: parseStored(checkedMaterialSetSchema, found.document, what) }
      );
    },
    /** A copy of the current document, with a title of its own. */
    duplicate: database.transaction((materialSetId: string): MaterialSetRecord | undefined => {
      const original = get(materialSetId);
      if (!original) return undefined;
      const { projectId, document, title } = original;
      const copy = { ...document, title: titleWithSuffix(title, '(copy)') };
      return create(projectId, copy, `Copy of “${title}”`);
    }),
    /** @returns those that were there, and whose they are */
    remove: database.transaction((materialSetIds: readonly string[]): MaterialSetOwner[] =>
      materialSetIds.flatMap((id) => markDeleted.get(Date.now(), id) ?? []),
    ),
    restore: database.transaction((materialSetIds: readonly string[]): MaterialSetOwner[] =>
      materialSetIds.flatMap((id) => unmarkDeleted.get(id) ?? []),
    ),
  };
}

function summaryOf(row: SummaryRow): MaterialSetSummary {
  const { materialSetId, projectId, title, createdAtMs, updatedAtMs, assumedCount } = row;
  return {
    materialSetId,
    projectId,
    title: v.is(titleSchema, title) ? title : unreadableTitle,
    createdAtMs,
    updatedAtMs,
    assumedCount,
  };
}
