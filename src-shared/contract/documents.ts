import * as v from 'valibot';
import { documentKinds, projectDocumentSchema } from '#shared/domain/project/project-document.ts';
import { titleSchema } from '#shared/domain/project/title.ts';
import { idSchema } from './projects.ts';

/** Milliseconds since 1970, UTC. */
const timeMs = v.number();

export const documentSummarySchema = v.strictObject({
  documentId: idSchema,
  projectId: idSchema,
  kind: v.picklist(documentKinds),
  title: titleSchema,
  createdAtMs: timeMs,
  updatedAtMs: timeMs,
});

/** A recipe or an experiment with its document and where it stands in its history. */
export const documentRecordSchema = v.strictObject({
  ...documentSummarySchema.entries,
  /** Grows with every edit, undo and redo. */
  revision: v.number(),
  document: projectDocumentSchema,
  /** What undo would take back and redo would do again, in words; null where there is nothing. */
  undoLabel: v.nullable(v.string()),
  redoLabel: v.nullable(v.string()),
});

export type DocumentSummary = v.InferOutput<typeof documentSummarySchema>;
export type DocumentRecord = v.InferOutput<typeof documentRecordSchema>;
