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
import { caseDocumentSchema } from '#shared/domain/project/case-document.ts';
import { titleSchema } from '#shared/domain/project/title.ts';
import { recipeSchema } from '#shared/domain/recipe/recipe.ts';
import { recipeResultSchema } from '#shared/domain/recipe/recipe-result.ts';
import { answerSchema } from '#shared/domain/study/answer.ts';
import { questionSchema } from '#shared/domain/study/question.ts';
import {
  optimumResultSchema,
  robustResultSchema,
  robustSettingsSchema,
  shortestResultSchema,
} from '#shared/domain/study/robust-study.ts';
import { sweepResultSchema } from '#shared/domain/study/sweep-study.ts';
import { checkedPlanSchema } from '#shared/domain/sweep/checked-plan.ts';
import { contractErrorSchema } from './error.ts';
import { idSchema } from './projects.ts';
import { runStates } from './runs.ts';

export const calculationKinds = [
  'recipe',
  'fit',
  'joint-fit',
  'question',
  'robust',
  'optimum',
  'shortest',
  'sweep',
] as const;

const onRecipe = { documentId: idSchema, caseId: idSchema };

/** Name of a value of the recipe and the bounds between which it is searched, SI units. */
const searched = { name: v.pipe(v.string(), v.maxLength(40)), from: v.number(), to: v.number() };

/** Further names that are chosen within their bounds. */
const within = v.pipe(v.array(v.strictObject(searched)), v.minLength(1), v.maxLength(6));

/** What is to be calculated; documents are taken as they are stored. */
export const calculationRequestSchema = v.variant('kind', [
  v.strictObject({ kind: v.literal('recipe'), ...onRecipe }),
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
  v.strictObject({ kind: v.literal('question'), ...onRecipe, question: questionSchema }),
  v.strictObject({ kind: v.literal('robust'), ...onRecipe, settings: robustSettingsSchema }),
  /** Smallest value of a name at which the target is met with 95 %. */
  v.strictObject({
    kind: v.literal('optimum'),
    ...onRecipe,
    settings: robustSettingsSchema,
    ...searched,
  }),
  /** Values of several names with which the recipe is shortest and the target is met with 95 %. */
  v.strictObject({
    kind: v.literal('shortest'),
    ...onRecipe,
    settings: robustSettingsSchema,
    ...searched,
    within,
  }),
  /** The recipe and the case of the plan are the stored ones, whatever the plan calls them. */
  v.strictObject({ kind: v.literal('sweep'), ...onRecipe, plan: checkedPlanSchema }),
]);

const recipeCaseSchema = v.strictObject({
  title: v.string(),
  transportCase: transportCaseSchema,
  electrodeCase: v.exactOptional(electrodeCaseSchema),
});

const recipeInputSchema = v.strictObject({
  kind: v.literal('recipe'),
  recipe: recipeSchema,
  recipeCase: recipeCaseSchema,
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

const questionInputSchema = v.strictObject({
  kind: v.literal('question'),
  recipe: recipeSchema,
  recipeCase: recipeCaseSchema,
  question: questionSchema,
});

const recipeAndCase = { recipe: recipeSchema, caseDocument: caseDocumentSchema };

const robustInputSchema = v.strictObject({
  kind: v.literal('robust'),
  ...recipeAndCase,
  settings: robustSettingsSchema,
});

const optimumInputSchema = v.strictObject({
  kind: v.literal('optimum'),
  ...recipeAndCase,
  settings: robustSettingsSchema,
  ...searched,
});

const shortestInputSchema = v.strictObject({
  ...optimumInputSchema.entries,
  kind: v.literal('shortest'),
  within,
});

const sweepInputSchema = v.strictObject({
  kind: v.literal('sweep'),
  ...recipeAndCase,
  plan: checkedPlanSchema,
});

/** All that went into a calculation: the same input gives the same numbers. */
export const calculationInputSchema = v.variant('kind', [
  recipeInputSchema,
  fitInputSchema,
  jointFitInputSchema,
  questionInputSchema,
  robustInputSchema,
  optimumInputSchema,
  shortestInputSchema,
  sweepInputSchema,
]);

export const calculationResultSchema = v.variant('format', [
  recipeResultSchema,
  fitRecordSchema,
  jointFitRecordSchema,
  answerSchema,
  robustResultSchema,
  optimumResultSchema,
  shortestResultSchema,
  sweepResultSchema,
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
  /** Of a study: runs of its recipe that are done, and all of them where their number is known. */
  runs: v.exactOptional(v.strictObject({ done: v.number(), total: v.nullable(v.number()) })),
});

export const calculationSummarySchema = v.strictObject({
  calculationId: idSchema,
  projectId: idSchema,
  /** The recipe that was run or studied, the experiment that was fitted. */
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

/**
 * A calculation with all that went in and came out; what was reached for one that ended early, and
 * for a study that is under way.
 */
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
  v.strictObject({
    ...summary,
    kind: v.literal('question'),
    input: questionInputSchema,
    result: v.optional(answerSchema),
  }),
  v.strictObject({
    ...summary,
    kind: v.literal('robust'),
    input: robustInputSchema,
    result: v.optional(robustResultSchema),
  }),
  v.strictObject({
    ...summary,
    kind: v.literal('optimum'),
    input: optimumInputSchema,
    result: v.optional(optimumResultSchema),
  }),
  v.strictObject({
    ...summary,
    kind: v.literal('shortest'),
    input: shortestInputSchema,
    result: v.optional(shortestResultSchema),
  }),
  v.strictObject({
    ...summary,
    kind: v.literal('sweep'),
    input: sweepInputSchema,
    result: v.optional(sweepResultSchema),
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
