import { checkValues } from '#shared/domain/recipe/check/check-values.ts';
import { visitSteps } from '#shared/domain/recipe/check/visit-steps.ts';
import { placeOf, type RecipePlaces } from '#shared/domain/recipe/language/parse-recipe-text.ts';
import { caseProblem, ovenAtStart, type RecipeCase } from '#shared/domain/recipe/recipe-case.ts';
import { type RecipeRow, recipeTable } from '#shared/domain/recipe/recipe-table.ts';
import type { Recipe, RecipeStep } from '#shared/domain/recipe/recipe.ts';
import { printGas } from '#shared/domain/recipe/language/print-clauses.ts';
import { printStep } from '#shared/domain/recipe/language/print-step.ts';
import { writtenStep } from './step-lines.ts';

/** A row of the table with what only the step itself tells. */
export interface StepRow extends RecipeRow {
  /** Line in the text, from 1. */
  readonly line: number;
  /** As it stands in the text, without number and note. */
  readonly written: string;
  readonly kind: RecipeStep['kind'];
  /** The gas that fills the chamber from this step on; undefined where it stays. */
  readonly gas: string | undefined;
}

/** Rows of the table of steps; what the oven does is left out where no physics knows it. */
export function stepRows(
  text: string,
  { recipe, places }: { readonly recipe: Recipe; readonly places: RecipePlaces },
  recipeCase: RecipeCase | undefined,
): StepRow[] {
  const lines = text.split('\n');
  const usable = recipeCase && caseProblem(recipeCase) === undefined ? recipeCase : undefined;
  const rows =
    checkValues(recipe).length === 0
      ? recipeTable(recipe, ovenAtStart(recipe, usable))
      : visitSteps(recipe.steps, (step, path) => [
          { path, number: numberAt(path), text: printStep(step) },
        ]);
  const steps = visitSteps(recipe.steps, (step) => [step]);
  return rows.flatMap((row, index) => {
    const step = steps[index];
    if (step === undefined) return [];
    const gas = 'gas' in step ? printGas(step.gas) : undefined;
    const { line } = placeOf(row.path, places);
    return [{ ...row, kind: step.kind, gas, line, written: writtenStep(lines[line - 1] ?? '') }];
  });
}

/** `steps[2].steps[0]` -> "3.1" */
function numberAt(path: string): string {
  return [...path.matchAll(/\d+/gu)].map(([digits]) => Number(digits) + 1).join('.');
}
