import type { ProjectDocument } from './project-document.ts';
import { recipeTextWithTitle } from './recipe-title.ts';

/** A document with another title, which the text of a recipe tells too. */
export function renamedDocument<Document extends ProjectDocument>(
  document: Document,
  title: string,
): Document {
  if (document.kind !== 'recipe') return { ...document, title };
  return { ...document, title, text: recipeTextWithTitle(document.text, title) };
}
