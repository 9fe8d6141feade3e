import * as v from 'valibot';
import { caseDocumentSchema } from '#shared/domain/project/case-document.ts';
import { titleSchema } from '#shared/domain/project/title.ts';

export const idSchema = v.pipe(v.string(), v.uuid());
export const idsSchema = v.pipe(v.array(idSchema), v.minLength(1), v.maxLength(10_000));

/** Milliseconds since 1970, UTC. */
const timeMs = v.number();

export const projectSchema = v.strictObject({
  projectId: idSchema,
  title: titleSchema,
  createdAtMs: timeMs,
  updatedAtMs: timeMs,
  caseCount: v.number(),
  runCount: v.number(),
});

export const caseSummarySchema = v.strictObject({
  caseId: idSchema,
  projectId: idSchema,
  title: titleSchema,
  createdAtMs: timeMs,
  updatedAtMs: timeMs,
  /** Number of values that are assumed. */
  assumedCount: v.number(),
  runCount: v.number(),
});

/** A case with its document and where it stands in its history. */
export const caseRecordSchema = v.strictObject({
  ...caseSummarySchema.entries,
  /** Grows with every edit, undo and redo. */
  revision: v.number(),
  document: caseDocumentSchema,
  /** What undo would take back and redo would do again, in words; null where there is nothing. */
  undoLabel: v.nullable(v.string()),
  redoLabel: v.nullable(v.string()),
});

export type Project = v.InferOutput<typeof projectSchema>;
export type CaseSummary = v.InferOutput<typeof caseSummarySchema>;
export type CaseRecord = v.InferOutput<typeof caseRecordSchema>;
