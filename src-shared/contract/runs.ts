import * as v from 'valibot';
import { parseTransportCase } from '#shared/domain/case/parse-case.ts';
import { type TransportCase, transportCaseSchema } from '#shared/domain/case/transport-case.ts';
import { ACCURACY } from '#shared/domain/run/accuracy.ts';
import { solveProgressSchema } from '#shared/domain/run/progress.ts';
import { resultRecordSchema } from '#shared/domain/run/result.ts';
import { contractErrorSchema } from './error.ts';

export const jobIdSchema = v.pipe(v.string(), v.uuid());

/** How a case is solved; every key has a default in the simulation. */
export const solveOptionsSchema = v.strictObject({
  /** Requested relative accuracy of the contents, as a fraction of the start value. */
  accuracy: v.exactOptional(
    v.pipe(v.number(), v.minValue(ACCURACY.smallest), v.maxValue(ACCURACY.largest)),
  ),
  method: v.exactOptional(v.picklist(['ndf', 'analytic'])),
  /** Whether a second, finer run estimates the error. */
  estimate: v.exactOptional(v.boolean()),
});

export type SolveOptions = v.InferOutput<typeof solveOptionsSchema>;

/**
 * A transport case as the command line would read it from a file: the same parser, so that a case
 * is refused in the same words everywhere.
 */
const checkedCaseSchema = v.pipe(
  v.custom<TransportCase>((input) => typeof input === 'object' && input !== null),
  v.rawTransform<TransportCase, TransportCase>(({ dataset, addIssue, NEVER }) => {
    const parsed = parseTransportCase(dataset.value);
    if (parsed.ok) return parsed.value;
    for (const issue of parsed.issues) addIssue({ message: issue.message });
    return NEVER;
  }),
);

export const startRunSchema = v.strictObject({
  transportCase: checkedCaseSchema,
  options: v.optional(solveOptionsSchema, {}),
});

export const runProgressSchema = v.strictObject({
  ...solveProgressSchema.entries,
  /** Wall-clock time since the job left the queue. */
  elapsedS: v.number(),
  /** Estimated wall-clock time to the end of the job; null where it cannot be told. */
  remainingS: v.nullable(v.number()),
});

export type RunProgress = v.InferOutput<typeof runProgressSchema>;

export const runStates = ['queued', 'running', 'finished', 'failed', 'cancelled'] as const;

export type RunState = (typeof runStates)[number];

export const runRecordSchema = v.strictObject({
  jobId: jobIdSchema,
  state: v.picklist(runStates),
  progress: v.optional(runProgressSchema),
  /** Complete for a finished run, what was reached for a cancelled or failed one. */
  result: v.optional(resultRecordSchema),
  error: v.optional(contractErrorSchema),
});

/** A run that waits for a solver or has one, with what it was asked to solve. */
export const activeRunSchema = v.strictObject({
  jobId: jobIdSchema,
  state: v.picklist(['queued', 'running']),
  transportCase: transportCaseSchema,
  options: solveOptionsSchema,
  progress: v.optional(runProgressSchema),
});

export type ActiveRun = v.InferOutput<typeof activeRunSchema>;

export type RunRecord = v.InferOutput<typeof runRecordSchema>;
