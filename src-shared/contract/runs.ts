import * as v from 'valibot';
import { checkedCaseSchema } from '#shared/domain/case/checked-case.ts';
import { titleSchema } from '#shared/domain/project/title.ts';
import { ACCURACY } from '#shared/domain/run/accuracy.ts';
import { solveProgressSchema } from '#shared/domain/run/progress.ts';
import { resultRecordSchema } from '#shared/domain/run/result.ts';
import { contractErrorSchema } from './error.ts';
import { idSchema } from './projects.ts';

/** How a case is solved; every key has a default in the simulation. */
export const solveOptionsSchema = v.strictObject({
  /** Requested relative accuracy of the contents, as a fraction of the start value. */
  accuracy: v.exactOptional(
    v.pipe(v.number(), v.minValue(ACCURACY.smallest), v.maxValue(ACCURACY.largest)),
  ),
  method: v.exactOptional(v.picklist(['ndf', 'analytic'])),
  /** Whether a second, finer run estimates the error. */
  estimate: v.exactOptional(v.boolean()),
  /** Content that times are compared at, kg per m3 of coating. */
  targetKgPerM3: v.exactOptional(v.pipe(v.number(), v.gtValue(0))),
});

export type SolveOptions = v.InferOutput<typeof solveOptionsSchema>;

export const startRunSchema = v.strictObject({
  /** The case is solved as it is stored; its accuracy counts where the options give none. */
  caseId: idSchema,
  options: v.optional(solveOptionsSchema, {}),
});

export const runProgressSchema = v.strictObject({
  ...solveProgressSchema.entries,
  /** Wall-clock time since the run left the queue. */
  elapsedS: v.number(),
  /** Estimated wall-clock time to the end of the run; null where it cannot be told. */
  remainingS: v.nullable(v.number()),
});

export type RunProgress = v.InferOutput<typeof runProgressSchema>;

export const runStates = ['queued', 'running', 'finished', 'failed', 'cancelled'] as const;

export type RunState = (typeof runStates)[number];

const number = v.number();
const numberOrNull = v.nullable(v.number());

/** The figures of a result that lists and comparisons show. */
export const runFiguresSchema = v.strictObject({
  tauMacroS: number,
  tauMicroS: number,
  microShare: number,
  meanTimeMicroShare: number,
  initialKgPerM3: number,
  /** Content at the end, relative to the reference of the result; null where nothing was reached. */
  lastTotal: numberOrNull,
  lastTimeS: numberOrNull,
  estimatedError: numberOrNull,
  massBalanceDefect: numberOrNull,
  steps: number,
  warningCount: number,
  inputHash: v.string(),
  solver: v.string(),
});

export const runSummarySchema = v.strictObject({
  runId: idSchema,
  caseId: idSchema,
  projectId: idSchema,
  title: titleSchema,
  state: v.picklist(runStates),
  options: solveOptionsSchema,
  createdAtMs: number,
  /** Wall-clock time of the solution; null before the end. */
  elapsedS: numberOrNull,
  progress: v.optional(runProgressSchema),
  figures: v.nullable(runFiguresSchema),
  error: v.optional(contractErrorSchema),
});

/** A run with all that went in and came out. */
export const runRecordSchema = v.strictObject({
  ...runSummarySchema.entries,
  /** What was solved, which the case may no longer be. */
  transportCase: checkedCaseSchema,
  assumed: v.array(v.strictObject({ path: v.string(), reason: v.string() })),
  /** Complete for a finished run, what was reached for a cancelled or failed one. */
  result: v.optional(resultRecordSchema),
});

export type RunSummary = v.InferOutput<typeof runSummarySchema>;
export type RunFigures = v.InferOutput<typeof runFiguresSchema>;
export type RunRecord = v.InferOutput<typeof runRecordSchema>;
