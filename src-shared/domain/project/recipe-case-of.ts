import type { RecipeCase } from '#shared/domain/recipe/recipe-case.ts';
import type { CaseDocument } from './parse-case-document.ts';

/** What a recipe acts on: the electrode of a case, or its transport parameters where it has none. */
export function recipeCaseOf(document: CaseDocument): RecipeCase {
  const { title, transportCase, mode, electrodeCase } = document;
  return mode === 'electrode' && electrodeCase !== undefined
    ? { title, transportCase, electrodeCase }
    : { title, transportCase };
}
