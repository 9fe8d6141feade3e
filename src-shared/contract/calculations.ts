import * as v from 'valibot';
import { transportCaseSchema } from '#shared/domain/case/transport-case.ts';
import { electrodeCaseSchema } from '#shared/domain/electrode/electrode-case.ts';
import { titleSchema } from '#shared/domain/project/title.ts';
import { recipeSchema } from '#shared/domain/recipe/recipe.ts';
import { recipeResultSchema } from '#shared/domain/recipe/recipe-result.ts';
import { contractErrorSchema } from './error.ts';
import { idSchema } from './projects.ts';
import { runProgressSchema, runStates } from './runs.ts';

export const calculationKinds = ['recipe'] as const;

/** What is to be calculated; documents are taken as they are stored. */
export const calculationRequestSchema = v.variant('kind', [
  v.strictObject({ kind: v.literal('recipe'), documentId: idSchema, caseId: idSchema }),
]);

/** All that went into a calculation: the same input gives the same numbers. */
export const calculationInputSchema = v.variant('kind', [
  v.strictObject({
    kind: v.literal('recipe'),
    recipe: recipeSchema,
    recipeCase: v.strictObject({
      title: v.string(),
      transportCase: transportCaseSchema,
      electrodeCase: v.exactOptional(electrodeCaseSchema),
    }),
  }),
]);

export const calculationResultSchema = recipeResultSchema;

export const calculationSummarySchema = v.strictObject({
  calculationId: idSchema,
  projectId: idSchema,
  /** The recipe that was run. */
  documentId: idSchema,
  kind: v.picklist(calculationKinds),
  title: titleSchema,
  state: v.picklist(runStates),
  inputHash: v.string(),
  /** Milliseconds since 1970, UTC. */
  createdAtMs: v.number(),
  /** Wall-clock time; null before the end. */
  elapsedS: v.nullable(v.number()),
  progress: v.optional(runProgressSchema),
  error: v.optional(contractErrorSchema),
});

/** A calculation with all that went in and came out. */
export const calculationRecordSchema = v.strictObject({
  ...calculationSummarySchema.entries,
  input: calculationInputSchema,
  /** Complete for a finished one, what was reached for a cancelled or failed one. */
  result: v.optional(calculationResultSchema),
});

export type CalculationRequest = v.InferOutput<typeof calculationRequestSchema>;
export type CalculationInput = v.InferOutput<typeof calculationInputSchema>;
export type CalculationResult = v.InferOutput<typeof calculationResultSchema>;
export type CalculationSummary = v.InferOutput<typeof calculationSummarySchema>;
export type CalculationRecord = v.InferOutput<typeof calculationRecordSchema>;
