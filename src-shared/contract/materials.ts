import * as v from 'valibot';
import { checkedMaterialSetSchema } from '#shared/domain/material/checked-material-set.ts';
import { titleSchema } from '#shared/domain/project/title.ts';
import { idSchema } from './projects.ts';

/** Null for the sets of the installation, which every project sees. */
export const materialOwnerSchema = v.nullable(idSchema);

/** What an edit has changed, in two or three words. */
const label = v.pipe(v.string(), v.maxLength(250));

/** Milliseconds since 1970, UTC. */
const timeMs = v.number();

export const shippedMaterialSetSchema = v.strictObject({
  id: v.string(),
  document: checkedMaterialSetSchema,
});

export const materialSetSummarySchema = v.strictObject({
  materialSetId: idSchema,
  projectId: materialOwnerSchema,
  title: titleSchema,
  createdAtMs: timeMs,
  updatedAtMs: timeMs,
  /** Number of values whose source is "assumed". */
  assumedCount: v.number(),
});

/** A material set with its document and where it stands in its history. */
export const materialSetRecordSchema = v.strictObject({
  ...materialSetSummarySchema.entries,
  /** Grows with every edit, undo and redo. */
  revision: v.number(),
  document: checkedMaterialSetSchema,
  /** What undo would take back and redo would do again, in words; null where there is nothing. */
  undoLabel: v.nullable(v.string()),
  redoLabel: v.nullable(v.string()),
});

/** One document of the history. */
export const materialSetVersionSchema = v.strictObject({
  position: v.pipe(v.number(), v.integer()),
  label,
  createdAtMs: timeMs,
  /** Whether it is the one that is shown and used. */
  current: v.boolean(),
});

export type ShippedMaterialSet = v.InferOutput<typeof shippedMaterialSetSchema>;
export type MaterialSetSummary = v.InferOutput<typeof materialSetSummarySchema>;
export type MaterialSetRecord = v.InferOutput<typeof materialSetRecordSchema>;
export type MaterialSetVersion = v.InferOutput<typeof materialSetVersionSchema>;
