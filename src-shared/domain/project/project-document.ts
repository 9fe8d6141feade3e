import * as v from 'valibot';
import { recipeDocumentSchema } from '#shared/domain/recipe/recipe-document.ts';

/** Documents of a project beside its cases; each is edited and undone on its own. */
export const projectDocumentSchema = v.variant('kind', [recipeDocumentSchema]);

export const documentKinds = ['recipe'] as const;

export type ProjectDocument = v.InferOutput<typeof projectDocumentSchema>;
export type DocumentKind = ProjectDocument['kind'];
