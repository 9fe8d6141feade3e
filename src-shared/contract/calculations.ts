import * as v from 'valibot';
import { transportCaseSchema } from '#shared/domain/case/transport-case.ts';
import { electrodeCaseSchema } from '#shared/domain/electrode/electrode-case.ts';
import { experimentSchema } from '#shared/domain/experiment/experiment.ts';
import { fitBundleSchema } from '#shared/domain/fit/fit-bundle.ts';
import { fitPlanSchema } from '#shared/domain/fit/fit-plan.ts';
import { fitProgressSchema } from '#shared/domain/fit/fit-progress.ts';
import { fitRecordSchema } from '#shared/domain/fit/fit-record.ts';
import { fitRequestSchema } from '#shared/domain/fit/fit-request.ts';
import { jointFitRecordSchema } from '#shared/domain/fit/joint-fit-record.ts';
import { titleSchema } from '#shared/domain/project/title.ts';
import { recipeSchema } from '#shared/domain/recipe/recipe.ts';
import { recipeResultSchema } from '#shared/domain/recipe/recipe-result.ts';
import { contractErrorSchema } from './error.ts';
import { idSchema } from './projects.ts';
import { runStates } from './runs.ts';

export const calculationKinds = ['recipe', 'fit', 'joint-fit'] as const;

/** What is to be calculated; documents are taken as they are stored. */
export const calculationRequestSchema = v.variant('kind', [
  v.strictObject({ kind: v.literal('recipe'), documentId: idSchema, caseId: idSchema }),
  /** Of an experiment with its corrections. */
  v.strictObject({
    kind: v.literal('fit'),
    documentId: idSchema,
    request: fitRequestSchema,
  }),
  /** Of several experiments; the plan names them, and the cases, by their ids. */
  v.strictObject({
    kind: v.literal('joint-fit'),
    documentId: idSchema,
    /** A case is taken at the temperature of its run. */
    plan: fitPlanSchema,
  }),
]);

const recipeInputSchema = v.strictObject({
  kind: v.literal('recipe'),
  recipe: recipeSchema,
  recipeCase: v.strictObject({
    title: v.string(),
    transportCase: transportCaseSchema,
    electrodeCase: v.exactOptional(electrodeCaseSchema),
  }),
});

const fitInputSchema = v.strictObject({
  kind: v.literal('fit'),
  /** With the corrections applied. */
  experiment: experimentSchema,
  request: fitRequestSchema,
});

const jointFitInputSchema = v.strictObject({
  kind: v.literal('joint-fit'),
  /** With the corrections applied, and each case as it is for its run. */
  bundle: fitBundleSchema,
});

/** All that went into a calculation: the same input gives the same numbers. */
export const calculationInputSchema = v.variant('kind', [
  recipeInputSchema,
  fitInputSchema,
  jointFitInputSchema,
]);

export const calculationResultSchema = v.variant('format', [
  recipeResultSchema,
  fitRecordSchema,
  jointFitRecordSchema,
]);

/** How far a calculation has come. */
export const calculationProgressSchema = v.strictObject({
  /** Share of the whole, 0..1; never falls. */
  fraction: v.number(),
  phase: v.string(),
  /** What a fit shows of itself. */
  fit: v.exactOptional(fitProgressSchema),
  /** Wall-clock time since it left the queue, and to its end; null where that cannot be told. */
  elapsedS: v.number(),
  remainingS: v.nullable(v.number()),
});

export const calculationSummarySchema = v.strictObject({
  calculationId: idSchema,
  projectId: idSchema,
  /** The recipe that was run, the experiment that was fitted. */
  documentId: idSchema,
  kind: v.picklist(calculationKinds),
  title: titleSchema,
  state: v.picklist(runStates),
  inputHash: v.string(),
  /** Milliseconds since 1970, UTC. */
  createdAtMs: v.number(),
  /** Wall-clock time; null before the end. */
  elapsedS: v.nullable(v.number()),
  progress: v.optional(calculationProgressSchema),
  error: v.optional(contractErrorSchema),
});

const summary = calculationSummarySchema.entries;

/** A calculation with all that went in and came out; what was reached for one that ended early. */
export const calculationRecordSchema = v.variant('kind', [
  v.strictObject({
    ...summary,
    kind: v.literal('recipe'),
    input: recipeInputSchema,
    result: v.optional(recipeResultSchema),
  }),
  v.strictObject({
    ...summary,
    kind: v.literal('fit'),
    input: fitInputSchema,
    result: v.optional(fitRecordSchema),
  }),
  v.strictObject({
    ...summary,
    kind: v.literal('joint-fit'),
    input: jointFitInputSchema,
    result: v.optional(jointFitRecordSchema),
  }),
]);

export type CalculationRequest = v.InferOutput<typeof calculationRequestSchema>;
export type CalculationInput = v.InferOutput<typeof calculationInputSchema>;
export type CalculationResult = v.InferOutput<typeof calculationResultSchema>;
export type CalculationProgress = v.InferOutput<typeof calculationProgressSchema>;
export type CalculationSummary = v.InferOutput<typeof calculationSummarySchema>;
export type CalculationRecord = v.InferOutput<typeof calculationRecordSchema>;
/** The record of one kind. */
export type CalculationOf<Kind extends CalculationRecord['kind']> = Extract<
  CalculationRecord,
  { kind: Kind }
>;
