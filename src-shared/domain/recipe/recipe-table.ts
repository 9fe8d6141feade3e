import { visitSteps } from './check/visit-steps.ts';
import { printStep } from './language/print-step.ts';
import { nominalSteps } from './oven/nominal-steps.ts';
import type { OvenAt } from './oven/gas-law.ts';
import type { Recipe } from './recipe.ts';

/** A step as a row of a table: what is said, and what the oven does. */
export interface RecipeRow {
  /** Key path in the recipe, such as `steps[2].steps[0]`. */
  readonly path: string;
  /** "3.1": step 1 within step 3. */
  readonly number: string;
  readonly text: string;
  /** Undefined for a repeat. */
  readonly oven?: {
    /** At the end of the step, if it takes its longest time. */
    readonly end: OvenAt;
    readonly longestS: number;
    /** Whether a condition may end it earlier. */
    readonly conditional: boolean;
    readonly branch: 'desorption' | 'adsorption';
  };
}

/** The table view of a recipe; what the oven does follows from where it stands before. */
export function recipeTable(recipe: Recipe, start: OvenAt): RecipeRow[] {
  const nominal = new Map(nominalSteps(recipe, start).steps.map((step) => [step.path, step.plan]));
  return visitSteps(recipe.steps, (step, path) => {
    const plan = nominal.get(path);
    const number = [...path.matchAll(/\d+/g)].map(([digits]) => Number(digits) + 1).join('.');
    const row = { path, number, text: printStep(step) };
    if (plan === undefined) return [row];
    const { durationS, until, branch } = plan;
    const end = plan.at(durationS);
    return [
      { ...row, oven: { end, longestS: durationS, conditional: until !== undefined, branch } },
    ];
  });
}
