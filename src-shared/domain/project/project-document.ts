import * as v from 'valibot';
import { experimentDocumentSchema } from '#shared/domain/experiment/experiment-document.ts';
import { plantDocumentSchema } from '#shared/domain/recipe/plant/plant-document.ts';
import { recipeDocumentSchema } from '#shared/domain/recipe/recipe-document.ts';

/** Documents of a project beside its cases; each is edited and undone on its own. */
export const projectDocumentSchema = v.variant('kind', [
  recipeDocumentSchema,
  experimentDocumentSchema,
  plantDocumentSchema,
]);

export const documentKinds = ['recipe', 'experiment', 'plant'] as const;

export type ProjectDocument = v.InferOutput<typeof projectDocumentSchema>;
export type DocumentKind = ProjectDocument['kind'];
