import { createHash } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import { unpackExperiment } from '#shared/contract/experiment-bytes.ts';
import type { DocumentRecord } from '#shared/contract/documents.ts';
import type { Experiment } from '#shared/domain/experiment/experiment.ts';
import type { ExperimentDocument } from '#shared/domain/experiment/experiment-document.ts';
import { rowDamaged } from '../stored-json.ts';
import type { DocumentRepository } from './documents.ts';

/** A measured file, unchanged. */
export interface RawFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export type ExperimentRepository = ReturnType<typeof experimentRepository>;

/** The files of experiments as they were measured, and what was read from them. */
export function experimentRepository(database: Database, documents: DocumentRepository) {
  const insert = database.prepare(
    `INSERT INTO experiment_files (document_id, raw_name, raw_sha256, raw_bytes, data)
     VALUES (?, ?, ?, ?, ?)`,
  );
  const selectFile = database.prepare<[string], RawFile>(
    'SELECT raw_name AS name, raw_bytes AS bytes FROM experiment_files WHERE document_id = ?',
  );
  const selectData = database
    .prepare<[string], Uint8Array | null>('SELECT data FROM experiment_files WHERE document_id = ?')
    .pluck();

  /** What was read from the file, as bytes of `packExperiment`. */
  const packed = (documentId: string): Uint8Array | undefined =>
    (documents.get(documentId) && selectData.get(documentId)) ?? undefined;

  return {
    create: database.transaction(
      (
        projectId: string,
        document: ExperimentDocument,
        { name, bytes }: RawFile,
        packed: Uint8Array,
      ): DocumentRecord | undefined => {
        const record = documents.create(projectId, document);
        if (!record) return undefined;
        const hash = createHash('sha256').update(bytes).digest('hex');
        insert.run(record.documentId, name, hash, bytes, packed);
        return record;
      },
    ),
    /** The file as it was imported, to the byte. */
    file: (documentId: string): RawFile | undefined =>
      documents.get(documentId) && selectFile.get(documentId),
    packed,
    /** What was read from it, without corrections. */
    data(documentId: string): Experiment | undefined {
      const stored = packed(documentId);
      if (!stored) return undefined;
      const parsed = unpackExperiment(stored);
      if (parsed.ok) return parsed.value;
      throw rowDamaged(`The experiment “${documents.get(documentId)?.title}”`, parsed.problem);
    },
  };
}
