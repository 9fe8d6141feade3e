import * as v from 'valibot';
import { titleSchema } from '#shared/domain/project/title.ts';

/** A recipe as it is stored: its text, also while that is not yet right. */
export const recipeDocumentSchema = v.strictObject({
  kind: v.literal('recipe'),
  title: titleSchema,
  text: v.pipe(v.string(), v.maxLength(100_000)),
});

export type RecipeDocument = v.InferOutput<typeof recipeDocumentSchema>;
