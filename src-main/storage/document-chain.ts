import type { Database } from 'better-sqlite3';

/** Steps that undo can go back. */
const keptSteps = 200;

/** Where the documents of one kind of thing are stored. */
interface ChainTables {
  /** Table of the things themselves, with position and revision. */
  readonly owners: string;
  readonly documents: string;
  /** Column of the documents that says whose they are. */
  readonly key: string;
  /** Stores one document. */
  insert(ownerId: string, position: number, label: string, document: string): unknown;
}

/** Every edit of a thing is a document of its own; undo and redo move along them. */
export function documentChain(database: Database, tables: ChainTables) {
  const { owners, documents, key } = tables;
  const dropRedo = database.prepare(`DELETE FROM ${documents} WHERE ${key} = ? AND position > ?`);
  const dropOld = database.prepare(`DELETE FROM ${documents} WHERE ${key} = ? AND position <= ?`);
  const moveTo = database.prepare(
    `UPDATE ${owners} SET position = ?, revision = revision + 1, updated_ms = ? WHERE id = ?`,
  );

  return {
    begin: (ownerId: string, label: string, document: string): unknown =>
      tables.insert(ownerId, 1, label, document),
    /** Makes a document the current one, in place of those behind `from`. */
    append(ownerId: string, from: number, label: string, document: string): void {
      const position = from + 1;
      dropRedo.run(ownerId, from);
      tables.insert(ownerId, position, label, document);
      dropOld.run(ownerId, position - keptSteps);
      moveTo.run(position, Date.now(), ownerId);
    },
    moveTo: (ownerId: string, position: number): unknown =>
      moveTo.run(position, Date.now(), ownerId),
  };
}
