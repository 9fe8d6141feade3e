import * as v from 'valibot';
import type { SweepRow } from '#shared/domain/sweep/sweep-row.ts';

const known = v.nullable(v.number());

/** A row as studies keep it: without its curve. */
export const storedRowSchema = v.strictObject({
  index: v.number(),
  inputs: v.array(v.number()),
  outcome: v.picklist(['finished', 'failed', 'refused']),
  timeToTargetS: known,
  lengthS: known,
  endPpmMean: known,
  endPpmMax: known,
  targetPpmAtEnd: known,
  capsReached: known,
  massBalanceDefect: known,
  // Rows that were stored before they told these have none of them.
  estimatedErrorPpm: v.exactOptional(known, null),
  estimatedErrorShare: v.exactOptional(known, null),
  estimatedTimeErrorS: v.exactOptional(known, null),
  steepFront: v.exactOptional(v.boolean(), false),
  problem: v.nullable(v.string()),
});

export type StoredRow = v.InferOutput<typeof storedRowSchema>;

export function storedRow({ meanPpmAt: _curve, inputs, ...row }: SweepRow): StoredRow {
  return { ...row, inputs: [...inputs] };
}
