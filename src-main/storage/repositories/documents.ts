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
import {
  type ChainRow,
  chainColumns,
  currentOf,
  currentTitle,
  documentChain,
  withCurrent,
} from '../document-chain.ts';
import { titleWithSuffix } from '../title-with-suffix.ts';

/** Stands where the title of a document cannot be read. */
const unreadableTitle = 'Unreadable document';

const tables = {
  owners: 'documents',
  documents: 'document_versions',
  key: 'document_id',
} as const;

const columns = `
  documents.id AS documentId, documents.project_id AS projectId, documents.kind,
  ${currentTitle} AS title,
  documents.created_ms AS createdAtMs, documents.updated_ms AS updatedAtMs`;

const source = `
  ${withCurrent(tables)} JOIN projects ON projects.id = documents.project_id
  WHERE documents.deleted_ms IS NULL AND projects.deleted_ms IS NULL`;

interface SummaryRow extends Omit<DocumentSummary, 'title'> {
  title: unknown;
}

export type DocumentRepository = ReturnType<typeof documentRepository>;

/** Recipes and experiments with their history: every edit is a document of its own. */
export function documentRepository(database: Database) {
  const selectAll = database.prepare<[string], SummaryRow>(
    `SELECT ${columns} FROM ${source} AND documents.project_id = ?
     ORDER BY documents.created_ms, documents.rowid`,
  );
  const select = database.prepare<[string], SummaryRow & ChainRow>(
    `SELECT ${columns}, ${chainColumns(tables)} FROM ${source} AND documents.id = ?`,
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
  const chain = documentChain<string>(
    database,
    tables,
    (id) => select.get(id),
    (...row) => insertVersion.run(...row),
  );

  function get(documentId: string): DocumentRecord | undefined {
    const row = select.get(documentId);
    if (row === undefined) return undefined;
    const summary = summaryOf(row);
    const what = `The ${row.kind} “${summary.title}”`;
    return { ...summary, ...currentOf(row, projectDocumentSchema, what) };
  }

  /** Shows another document of the history. */
  function step(documentId: string, by: 1 | -1): DocumentRecord | undefined {
    chain.step(documentId, by);
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
    chain.begin(documentId, label, document);
    return get(documentId);
  }

  function edit(
    documentId: string,
    revision: number,
    document: ProjectDocument,
    label: string,
  ): DocumentRecord | 'conflict' | undefined {
    if (select.get(documentId)?.kind !== document.kind) return undefined;
    const edited = chain.edit(documentId, revision, document, label);
    return edited === 'conflict' ? edited : get(documentId);
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
    remove: chain.remove,
    restore: chain.restore,
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
