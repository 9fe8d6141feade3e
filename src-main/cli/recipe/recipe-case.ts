import { recipeCaseOf as recipeCaseOfDocument } from '#shared/domain/project/recipe-case-of.ts';
import type { RecipeCase } from '#shared/domain/recipe/recipe-case.ts';
import type { CaseInput } from '../read-case.ts';

/** The case that a recipe acts on, from a case file. */
export function recipeCaseOf({ transportCase, document }: CaseInput): RecipeCase {
  return document === undefined
    ? { title: transportCase.name, transportCase }
    : recipeCaseOfDocument(document);
}
