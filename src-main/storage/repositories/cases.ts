import { randomUUID } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import * as v from 'valibot';
import type { CaseRecord, CaseSummary } from '#shared/contract/projects.ts';
import { caseDocumentSchema } from '#shared/domain/project/case-document.ts';
import type { CaseDocument } from '#shared/domain/project/parse-case-document.ts';
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
const unreadableTitle = 'Unreadable case';

const tables = { owners: 'cases', documents: 'case_documents', key: 'case_id' } as const;

const columns = `
  cases.id AS caseId, cases.project_id AS projectId,
  ${currentTitle} AS title,
  cases.created_ms AS createdAtMs, cases.updated_ms AS updatedAtMs,
  CASE WHEN json_valid(current.document)
    THEN json_array_length(current.document, '$.assumed') END AS assumedCount,
  (SELECT count(*) FROM runs WHERE case_id = cases.id AND deleted_ms IS NULL) AS runCount`;

const source = `
  ${withCurrent(tables)} JOIN projects ON projects.id = cases.project_id
  WHERE cases.deleted_ms IS NULL AND projects.deleted_ms IS NULL`;

interface SummaryRow extends Omit<CaseSummary, 'title' | 'assumedCount'> {
  title: unknown;
  assumedCount: number | null;
}

export type CaseRepository = ReturnType<typeof caseRepository>;

/** Cases with their history: every edit is a document of its own, undo and redo move along them. */
export function caseRepository(database: Database) {
  const selectAll = database.prepare<[string], SummaryRow>(
    `SELECT ${columns} FROM ${source} AND cases.project_id = ? ORDER BY cases.created_ms, cases.rowid`,
  );
  const select = database.prepare<[string], SummaryRow & ChainRow>(
    `SELECT ${columns}, ${chainColumns(tables)} FROM ${source} AND cases.id = ?`,
  );
  const projectExists = database.prepare(
    'SELECT 1 FROM projects WHERE id = ? AND deleted_ms IS NULL',
  );
  const insertCase = database.prepare(
    `INSERT INTO cases (id, project_id, position, revision, created_ms, updated_ms)
     VALUES (?, ?, 1, 1, ?, ?)`,
  );
  const insertDocument = database.prepare(
    'INSERT INTO case_documents (case_id, position, label, document) VALUES (?, ?, ?, ?)',
  );
  const chain = documentChain<string>(
    database,
    tables,
    (id) => select.get(id),
    (...row) => insertDocument.run(...row),
  );

  function get(caseId: string): CaseRecord | undefined {
    const row = select.get(caseId);
    if (row === undefined) return undefined;
    const summary = summaryOf(row);
    const what = `The case “${summary.title}”`;
    return { ...summary, ...currentOf(row, caseDocumentSchema, what) };
  }

  /** Shows another document of the history. */
  function step(caseId: string, by: 1 | -1): CaseRecord | undefined {
    chain.step(caseId, by);
    return get(caseId);
  }

  function create(projectId: string, document: CaseDocument): CaseRecord | undefined {
    if (projectExists.get(projectId) === undefined) return undefined;
    const caseId = randomUUID();
    const now = Date.now();
    insertCase.run(caseId, projectId, now, now);
    chain.begin(caseId, '', document);
    return get(caseId);
  }

  function edit(
    caseId: string,
    revision: number,
    document: CaseDocument,
    label: string,
  ): CaseRecord | 'conflict' | undefined {
    const edited = chain.edit(caseId, revision, document, label);
    return edited === 'conflict' ? edited : get(caseId);
  }

  return {
    list: (projectId: string): CaseSummary[] => selectAll.all(projectId).map(summaryOf),
    get,
    create: database.transaction(create),
    edit: database.transaction(edit),
    undo: database.transaction((caseId: string) => step(caseId, -1)),
    redo: database.transaction((caseId: string) => step(caseId, 1)),
    /** A copy of the current document, with a title of its own and without runs. */
    duplicate: database.transaction((caseId: string): CaseRecord | undefined => {
      const original = get(caseId);
      if (!original) return undefined;
      const { projectId, document, title } = original;
      return create(projectId, { ...document, title: titleWithSuffix(title, '(copy)') });
    }),
    /** @returns the projects that lost a case */
    remove: (caseIds: readonly string[]): string[] => projectsOf(chain.remove(caseIds)),
    restore: (caseIds: readonly string[]): string[] => projectsOf(chain.restore(caseIds)),
  };
}

function summaryOf(row: SummaryRow): CaseSummary {
  const { caseId, projectId, title, createdAtMs, updatedAtMs, assumedCount, runCount } = row;
  return {
    caseId,
    projectId,
    title: v.is(titleSchema, title) ? title : unreadableTitle,
    createdAtMs,
    updatedAtMs,
    assumedCount: assumedCount ?? 0,
    runCount,
  };
}

function projectsOf(rows: readonly { projectId: string }[]): string[] {
  return [...new Set(rows.map(({ projectId }) => projectId))];
}
