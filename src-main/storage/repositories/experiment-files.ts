import { createHash } from 'node:crypto';
import type { Database } from 'better-sqlite3';

export interface RawFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export type ExperimentFileRepository = ReturnType<typeof experimentFileRepository>;

/** The files of experiments as they were measured, and what was read from them. */
export function experimentFileRepository(database: Database) {
  const insert = database.prepare(
    `INSERT INTO experiment_files (document_id, raw_name, raw_sha256, raw_bytes, data)
     VALUES (?, ?, ?, ?, ?)`,
  );
  const selectRaw = database.prepare<[string], RawFile>(
    'SELECT raw_name AS name, raw_bytes AS bytes FROM experiment_files WHERE document_id = ?',
  );
  const selectData = database
    .prepare<[string], Uint8Array | null>('SELECT data FROM experiment_files WHERE document_id = ?')
    .pluck();

  return {
    /** @param data what was read, as MessagePack */
    add(documentId: string, { name, bytes }: RawFile, data: Uint8Array): void {
      const hash = createHash('sha256').update(bytes).digest('hex');
      insert.run(documentId, name, hash, bytes, data);
    },
    /** The file as it was imported, to the byte. */
    raw: (documentId: string): RawFile | undefined => selectRaw.get(documentId),
    data: (documentId: string): Uint8Array | undefined => selectData.get(documentId) ?? undefined,
  };
}
