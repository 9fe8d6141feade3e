import { createHash } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import { encode } from '#shared/contract/codec.ts';
import type { DocumentRecord } from '#shared/contract/documents.ts';
import { type Experiment, experimentSchema } from '#shared/domain/experiment/experiment.ts';
import type { ExperimentDocument } from '#shared/domain/experiment/experiment-document.ts';
import { decodeStored } from '../stored-json.ts';
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

  return {
    create: database.transaction(
      (
        projectId: string,
        document: ExperimentDocument,
        { name, bytes }: RawFile,
        experiment: Experiment,
      ): DocumentRecord | undefined => {
        const record = documents.create(projectId, document);
        if (!record) return undefined;
        const hash = createHash('sha256').update(bytes).digest('hex');
        insert.run(record.documentId, name, hash, bytes, encode(experiment));
        return record;
      },
    ),
    /** The file as it was imported, to the byte. */
    file: (documentId: string): RawFile | undefined =>
      documents.get(documentId) && selectFile.get(documentId),
    /** What was read from it, without corrections. */
    data(documentId: string): Experiment | undefined {
      const record = documents.get(documentId);
      const stored = record && selectData.get(documentId);
      if (!stored) return undefined;
      return decodeStored(experimentSchema, stored, `The experiment “${record.title}”`);
    },
  };
}
