import type { ProjectDocument } from './project-document.ts';
import { recipeTextWithTitle } from './recipe-title.ts';

/** A document with another title, which the text of a recipe tells too. */
export function renamedDocument(document: ProjectDocument, title: string): ProjectDocument {
  const renamed = { ...document, title };
  return 'text' in renamed
    ? { ...renamed, text: recipeTextWithTitle(renamed.text, title) }
    : renamed;
}
