import { randomUUID } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import * as v from 'valibot';
import type { DocumentRecord, DocumentSummary } from '#shared/contract/documents.ts';
import {
  type ProjectDocument,
  projectDocumentSchema,
} from '#shared/domain/project/project-document.ts';
import { renamedDocument } from '#shared/domain/project/renamed-document.ts';
import { titleSchema } from '#shared/domain/project/title.ts';
import { documentChain } from '../document-chain.ts';
import { parseStored, rowDamaged } from '../stored-json.ts';
import { titleWithSuffix } from '../title-with-suffix.ts';

/** Stands where the title of a document cannot be read. */
const unreadableTitle = 'Unreadable document';

// A document that cannot be read must not hide the others.
const columns = `
  documents.id AS documentId, documents.project_id AS projectId, documents.kind,
  CASE WHEN json_valid(current.document) THEN json_extract(current.document, '$.title') END AS title,
  documents.created_ms AS createdAtMs, documents.updated_ms AS updatedAtMs`;

const source = `
  documents LEFT JOIN document_versions AS current
    ON current.document_id = documents.id AND current.position = documents.position
  JOIN projects ON projects.id = documents.project_id
  WHERE documents.deleted_ms IS NULL AND projects.deleted_ms IS NULL`;

interface SummaryRow extends Omit<DocumentSummary, 'title'> {
  title: unknown;
}

interface RecordRow extends SummaryRow {
  revision: number;
  position: number;
  document: string | null;
  undoLabel: string | null;
  redoLabel: string | null;
}

/** A document and whose it is. */
export interface DocumentOwner {
  readonly documentId: string;
  readonly projectId: string;
}

export type DocumentRepository = ReturnType<typeof documentRepository>;

/** Recipes and experiments with their history: every edit is a document of its own. */
export function documentRepository(database: Database) {
  const selectAll = database.prepare<[string], SummaryRow>(
    `SELECT ${columns} FROM ${source} AND documents.project_id = ?
     ORDER BY documents.created_ms, documents.rowid`,
  );
  const select = database.prepare<[string], RecordRow>(
    `SELECT ${columns}, documents.revision, documents.position, current.document,
       CASE WHEN EXISTS (SELECT 1 FROM document_versions
         WHERE document_id = documents.id AND position = documents.position - 1)
       THEN current.label END AS undoLabel,
       (SELECT label FROM document_versions
         WHERE document_id = documents.id AND position = documents.position + 1) AS redoLabel
     FROM ${source} AND documents.id = ?`,
  );
  const projectExists = database.prepare(
    'SELECT 1 FROM projects WHERE id = ? AND deleted_ms IS NULL',
  );
  const insertOwner = database.prepare(
    `INSERT INTO documents (id, project_id, kind, position, revision, created_ms, updated_ms)
     VALUES (?, ?, ?, 1, 1, ?, ?)`,
  );
  const insertVersion = database.prepare(
    'INSERT INTO document_versions (document_id, position, label, document) VALUES (?, ?, ?, ?)',
  );
  const copyFile = database.prepare(
    `INSERT INTO experiment_files (document_id, raw_name, raw_sha256, raw_bytes, data)
     SELECT ?, raw_name, raw_sha256, raw_bytes, data FROM experiment_files WHERE document_id = ?`,
  );
  const chain = documentChain(database, {
    owners: 'documents',
    documents: 'document_versions',
    key: 'document_id',
    insert: (...row) => insertVersion.run(...row),
  });
  const owner = 'RETURNING id AS documentId, project_id AS projectId';
  const markDeleted = database.prepare<[number, string], DocumentOwner>(
    `UPDATE documents SET deleted_ms = ? WHERE id = ? AND deleted_ms IS NULL ${owner}`,
  );
  const unmarkDeleted = database.prepare<[string], DocumentOwner>(
    `UPDATE documents SET deleted_ms = NULL WHERE id = ? ${owner}`,
  );

  function get(documentId: string): DocumentRecord | undefined {
    const row = select.get(documentId);
    if (row === undefined) return undefined;
    const summary = summaryOf(row);
    const what = `The ${row.kind} “${summary.title}”`;
    if (row.document === null) throw rowDamaged(what, 'its current document is missing.');
    return {
      ...summary,
      revision: row.revision,
      document: parseStored(projectDocumentSchema, row.document, what),
      undoLabel: row.undoLabel,
      redoLabel: row.redoLabel,
    };
  }

  /** Shows another document of the history. */
  function step(documentId: string, by: 1 | -1): DocumentRecord | undefined {
    const row = select.get(documentId);
    if (row === undefined) return undefined;
    const possible = by === 1 ? row.redoLabel : row.undoLabel;
    if (possible !== null) chain.moveTo(documentId, row.position + by);
    return get(documentId);
  }

  function create(
    projectId: string,
    document: ProjectDocument,
    label = '',
  ): DocumentRecord | undefined {
    if (projectExists.get(projectId) === undefined) return undefined;
    const documentId = randomUUID();
    const now = Date.now();
    insertOwner.run(documentId, projectId, document.kind, now, now);
    chain.begin(documentId, label, JSON.stringify(document));
    return get(documentId);
  }

  function edit(
    documentId: string,
    revision: number,
    document: ProjectDocument,
    label: string,
  ): DocumentRecord | 'conflict' | undefined {
    const row = select.get(documentId);
    if (row === undefined || row.kind !== document.kind) return undefined;
    if (row.revision !== revision) return 'conflict';
    const text = JSON.stringify(document);
    if (text === row.document) return get(documentId);
    chain.append(documentId, row.position, label, text);
    return get(documentId);
  }

  return {
    list: (projectId: string): DocumentSummary[] => selectAll.all(projectId).map(summaryOf),
    get,
    create: database.transaction(create),
    edit: database.transaction(edit),
    undo: database.transaction((documentId: string) => step(documentId, -1)),
    redo: database.transaction((documentId: string) => step(documentId, 1)),
    /** A copy of the current document, with a title of its own. */
    duplicate: database.transaction((documentId: string): DocumentRecord | undefined => {
      const original = get(documentId);
      if (!original) return undefined;
      const { projectId, document, title } = original;
      const copy = renamedDocument(document, titleWithSuffix(title, '(copy)'));
      const made = create(projectId, copy, `Copy of “${title}”`);
      if (made) copyFile.run(made.documentId, documentId);
      return made;
    }),
    /** @returns those that were there, and whose they are */
    remove: database.transaction((documentIds: readonly string[]): DocumentOwner[] =>
      documentIds.flatMap((id) => markDeleted.get(Date.now(), id) ?? []),
    ),
    restore: database.transaction((documentIds: readonly string[]): DocumentOwner[] =>
      documentIds.flatMap((id) => unmarkDeleted.get(id) ?? []),
    ),
  };
}

function summaryOf(row: SummaryRow): DocumentSummary {
  const { documentId, projectId, kind, title, createdAtMs, updatedAtMs } = row;
  return {
    documentId,
    projectId,
    kind,
    title: v.is(titleSchema, title) ? title : unreadableTitle,
    createdAtMs,
    updatedAtMs,
  };
}
