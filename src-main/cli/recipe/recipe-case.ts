import type { RecipeCase } from '#shared/domain/recipe/recipe-case.ts';
import type { CaseInput } from '../read-case.ts';

/** The case that a recipe acts on, from a case file. */
export function recipeCaseOf({ transportCase, document }: CaseInput): RecipeCase {
  const title = document?.title ?? transportCase.name;
  return document?.mode === 'electrode' && document.electrodeCase !== undefined
    ? { title, transportCase, electrodeCase: document.electrodeCase }
    : { title, transportCase };
}
