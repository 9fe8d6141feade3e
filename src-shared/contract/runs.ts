import * as v from 'valibot';
import { parseTransportCase } from '#shared/domain/case/parse-case.ts';
import type { TransportCase } from '#shared/domain/case/transport-case.ts';
import { resultRecordSchema } from '#shared/domain/run/result.ts';
import { contractErrorSchema } from './error.ts';

export const jobIdSchema = v.pipe(v.string(), v.uuid());

/** How a case is solved; every key has a default in the simulation. */
export const solveOptionsSchema = v.strictObject({
  /** Requested relative accuracy of the contents, as a fraction of the start value. */
  accuracy: v.exactOptional(v.pipe(v.number(), v.minValue(1e-10), v.maxValue(1e-1))),
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

export const solvePhases = ['solve', 'estimate'] as const;

export const runProgressSchema = v.strictObject({
  /** Part of the current phase done, 0..1. */
  fraction: v.number(),
  /** Simulated time reached. */
  simTimeS: v.number(),
  steps: v.number(),
  rejected: v.number(),
  phase: v.picklist(solvePhases),
  /** Wall-clock time since the job left the queue. */
  elapsedS: v.number(),
  /** Estimated wall-clock time to the end of the phase; null while too little is done to tell. */
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

export type RunRecord = v.InferOutput<typeof runRecordSchema>;
