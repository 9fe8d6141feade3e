import type { Database } from 'better-sqlite3';
import type { GenericSchema, InferOutput } from 'valibot';
import { parseStored, rowDamaged } from './stored-json.ts';

/** Steps that undo can go back. */
const keptSteps = 200;

/** Where the documents of one kind of thing are stored. */
export interface ChainTables {
  /** Table of the things themselves, with project, position and revision. */
  readonly owners: string;
  readonly documents: string;
  /** Column of the documents that says whose they are. */
  readonly key: string;
}

/** Where a thing stands in its history, as `chainColumns` reads it. */
export interface ChainRow {
  readonly revision: number;
  readonly position: number;
  readonly document: string | null;
  readonly undoLabel: string | null;
  readonly redoLabel: string | null;
}

/** A thing and whose it is; null for one of the installation. */
export interface Owned<ProjectId extends string | null> {
  readonly id: string;
  readonly projectId: ProjectId;
}

/** The things with their current document as `current`, for FROM; one without any is there too. */
export function withCurrent({ owners, documents, key }: ChainTables): string {
  return `${owners} LEFT JOIN ${documents} AS current
    ON current.${key} = ${owners}.id AND current.position = ${owners}.position`;
}

/** Title of the current document; a document that cannot be read must not hide the others. */
export const currentTitle = `
  CASE WHEN json_valid(current.document) THEN json_extract(current.document, '$.title') END`;

/** The columns of a `ChainRow`, for SELECT on `withCurrent`. */
export function chainColumns({ owners, documents, key }: ChainTables): string {
  const neighbour = (by: string): string =>
    `FROM ${documents} WHERE ${key} = ${owners}.id AND position = ${owners}.position ${by}`;
  return `${owners}.revision, ${owners}.position, current.document,
    CASE WHEN EXISTS (SELECT 1 ${neighbour('- 1')}) THEN current.label END AS undoLabel,
    (SELECT label ${neighbour('+ 1')}) AS redoLabel`;
}

/**
 * What a record says of the current document.
 * @param what names the thing in the message of a failure
 * @throws StorageFault ROW_DAMAGED
 */
export function currentOf<Schema extends GenericSchema>(
  { revision, document, undoLabel, redoLabel }: ChainRow,
  schema: Schema,
  what: string,
) {
  if (document === null) throw rowDamaged(what, 'its current document is missing.');
  const parsed: InferOutput<Schema> = parseStored(schema, document, what);
  return { revision, document: parsed, undoLabel, redoLabel };
}

/**
 * Every edit of a thing is a document of its own; undo and redo move along them.
 * @param select finds a thing that is not deleted
 * @param insert stores one document
 */
export function documentChain<ProjectId extends string | null>(
  database: Database,
  { owners, documents, key }: ChainTables,
  select: (id: string) => ChainRow | undefined,
  insert: (id: string, position: number, label: string, document: string) => unknown,
) {
  const dropRedo = database.prepare(`DELETE FROM ${documents} WHERE ${key} = ? AND position > ?`);
  const dropOld = database.prepare(`DELETE FROM ${documents} WHERE ${key} = ? AND position <= ?`);
  const moveTo = database.prepare(
    `UPDATE ${owners} SET position = ?, revision = revision + 1, updated_ms = ? WHERE id = ?`,
  );
  const owned = 'RETURNING id, project_id AS projectId';
  const markDeleted = database.prepare<[number, string], Owned<ProjectId>>(
    `UPDATE ${owners} SET deleted_ms = ? WHERE id = ? AND deleted_ms IS NULL ${owned}`,
  );
  const unmarkDeleted = database.prepare<[string], Owned<ProjectId>>(
    `UPDATE ${owners} SET deleted_ms = NULL WHERE id = ? ${owned}`,
  );

  return {
    begin: (id: string, label: string, document: object): unknown =>
      insert(id, 1, label, JSON.stringify(document)),
    /** Makes a document the current one; what could be done again is gone then. */
    edit(
      id: string,
      revision: number,
      document: object,
      label: string,
    ): 'stored' | 'conflict' | 'missing' {
      const row = select(id);
      if (row === undefined) return 'missing';
      if (row.revision !== revision) return 'conflict';
      const text = JSON.stringify(document);
      if (text === row.document) return 'stored';
      const position = row.position + 1;
      dropRedo.run(id, row.position);
      insert(id, position, label, text);
      dropOld.run(id, position - keptSteps);
      moveTo.run(position, Date.now(), id);
      return 'stored';
    },
    /** Shows the document before or after the current one, where there is one. */
    step(id: string, by: 1 | -1): void {
      const row = select(id);
      const label = by === 1 ? row?.redoLabel : row?.undoLabel;
      if (row && label !== null) moveTo.run(row.position + by, Date.now(), id);
    },
    /** @returns those that were there, and whose they are */
    remove: database.transaction((ids: readonly string[]): Owned<ProjectId>[] =>
      ids.flatMap((id) => markDeleted.get(Date.now(), id) ?? []),
    ),
    restore: database.transaction((ids: readonly string[]): Owned<ProjectId>[] =>
      ids.flatMap((id) => unmarkDeleted.get(id) ?? []),
    ),
  };
}
