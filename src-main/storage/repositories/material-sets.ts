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
import {
  type ChainRow,
  chainColumns,
  currentOf,
  currentTitle,
  documentChain,
  withCurrent,
} from '../document-chain.ts';
import { parseStored } from '../stored-json.ts';
import { titleWithSuffix } from '../title-with-suffix.ts';

/** Stands where the title of a document cannot be read. */
const unreadableTitle = 'Unreadable material set';

const tables = {
  owners: 'material_sets',
  documents: 'material_set_documents',
  key: 'material_set_id',
} as const;

const columns = `
  material_sets.id AS materialSetId, material_sets.project_id AS projectId,
  ${currentTitle} AS title,
  material_sets.created_ms AS createdAtMs, material_sets.updated_ms AS updatedAtMs,
  CASE WHEN json_valid(current.document)
    THEN (SELECT count(*) FROM json_tree(current.document)
      WHERE json_tree.key = 'source' AND json_tree.atom = '${ASSUMED}')
    ELSE 0 END AS assumedCount`;

const source = `
  ${withCurrent(tables)} LEFT JOIN projects ON projects.id = material_sets.project_id
  WHERE material_sets.deleted_ms IS NULL AND projects.deleted_ms IS NULL`;

interface SummaryRow extends Omit<MaterialSetSummary, 'title'> {
  title: unknown;
}

interface VersionRow extends Omit<MaterialSetVersion, 'current'> {
  document: string;
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
  const select = database.prepare<[string], SummaryRow & ChainRow>(
    `SELECT ${columns}, ${chainColumns(tables)} FROM ${source} AND material_sets.id = ?`,
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
  const chain = documentChain<string | null>(
    database,
    tables,
    (id) => select.get(id),
    (...row) => insertDocument.run(...row, Date.now()),
  );

  function get(materialSetId: string): MaterialSetRecord | undefined {
    const row = select.get(materialSetId);
    if (row === undefined) return undefined;
    const summary = summaryOf(row);
    const what = `The material set “${summary.title}”`;
    return { ...summary, ...currentOf(row, checkedMaterialSetSchema, what) };
  }

  /** Shows another document of the history. */
  function step(materialSetId: string, by: 1 | -1): MaterialSetRecord | undefined {
    chain.step(materialSetId, by);
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
    chain.begin(materialSetId, label, document);
    return get(materialSetId);
  }

  function edit(
    materialSetId: string,
    revision: number,
    document: MaterialSet,
    label: string,
  ): MaterialSetRecord | 'conflict' | undefined {
    const edited = chain.edit(materialSetId, revision, document, label);
    return edited === 'conflict' ? edited : get(materialSetId);
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
    remove: chain.remove,
    restore: chain.restore,
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
