import { readFileSync } from 'node:fs';
import type { CaseDocument } from '#shared/domain/project/parse-case-document.ts';
import { CASE_DOCUMENT_FORMAT } from '#shared/domain/project/case-file.ts';
import type { RecipeDocument } from '#shared/domain/recipe/recipe-document.ts';
import { shippedCoil, transportOf } from './electrode-cases.ts';

/** The text of a recipe that comes with the program. */
export function shippedRecipe(name: string): string {
  return readFileSync(new URL(`../../resources/recipes/${name}.txt`, import.meta.url), 'utf8');
}

export function recipeDocument(
  title: string,
  text = shippedRecipe('coil-until-dry'),
): RecipeDocument {
  return { kind: 'recipe', title, text };
}

/** A case by the shipped CMC/SBR anode in a coil. */
export function coilDocument(title = 'Coil'): CaseDocument {
  const electrodeCase = shippedCoil('cmc-sbr-anode');
  return {
    format: CASE_DOCUMENT_FORMAT,
    title,
    note: '',
    source: null,
    mode: 'electrode',
    electrodeCase,
    transportCase: transportOf(electrodeCase),
    assumed: [],
    fieldUnits: {},
    target: { value: 200, unit: 'wt-ppm' },
    accuracy: 1e-4,
  };
}
