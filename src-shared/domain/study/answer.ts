import * as v from 'valibot';
import { recipeSchema } from '#shared/domain/recipe/recipe.ts';
import { recipeResultSchema } from '#shared/domain/recipe/recipe-result.ts';

export const ANSWER_FORMAT = 'postdry.answer/1';

const known = v.nullable(v.number());

/** Answer to a question, and the run that checks it, format `postdry.answer/1`, SI units. */
export const answerSchema = v.strictObject({
  format: v.literal(ANSWER_FORMAT),
  /**
   * found: `value` is the last one that meets the limit; everywhere, nowhere: it is met (not met)
   * at both bounds; cancelled, failed: a run did not end.
   */
  kind: v.picklist(['found', 'everywhere', 'nowhere', 'cancelled', 'failed']),
  value: known,
  lower: v.number(),
  upper: v.number(),
  /** Water at the end in the measure and on the basis of the limit, wt-ppm. */
  ppmAtLower: known,
  ppmAtUpper: known,
  ppm: known,
  runs: v.number(),
  /**
   * The recipe with the value, or with the bound that comes closest, and its run with its error
   * estimated; null where the search did not get so far.
   */
  check: v.nullable(
    v.strictObject({ value: v.number(), recipe: recipeSchema, result: recipeResultSchema }),
  ),
});

export type Answer = v.InferOutput<typeof answerSchema>;
