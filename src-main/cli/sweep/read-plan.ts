import { dirname, resolve } from 'node:path';
import { checkRecipe } from '#shared/domain/recipe/check/check-recipe.ts';
import { parseCondition } from '#shared/domain/recipe/language/parse-condition.ts';
import { parseRecipeText } from '#shared/domain/recipe/language/parse-recipe-text.ts';
import { describeTextIssue } from '#shared/domain/recipe/language/text-issue.ts';
import { ppmDensities } from '#shared/domain/recipe/recipe-case.ts';
import type { Recipe } from '#shared/domain/recipe/recipe.ts';
import { RECIPE_ACCURACY } from '#shared/domain/run/accuracy.ts';
import { parseSweepPlan, type SweepPlan } from '#shared/domain/sweep/sweep-plan.ts';
import { ROWS_FORMAT, type RowsHeader } from '#shared/domain/sweep/sweep-row.ts';
import { hashPlan } from '#shared/simulation/sweep/hash-plan.ts';
import { planRows, type PlannedRows } from '#shared/simulation/sweep/plan-rows.ts';
import { recipeOfConditions } from '#shared/simulation/sweep/recipe-of-conditions.ts';
import type { RowSetup } from '#shared/domain/sweep/row-setup.ts';
import { callerPath, readTextFile, STANDARD_STREAM } from '../input-file.ts';
import { readCase, type CaseInput } from '../read-case.ts';
import { recipeCaseOf } from '../recipe/recipe-case.ts';
import { readRecipe } from '../recipe/read-recipe.ts';
import { refuseErrors } from '../recipe/check-command.ts';
import { Refusal } from '../refusal.ts';

export interface ReadPlan {
  readonly setup: RowSetup;
  readonly rows: PlannedRows;
  readonly header: Omit<RowsHeader, 'shard'>;
}

/**
 * Reads a plan with its recipe and case.
 * @throws Refusal that names the file and what is wrong with it
 */
export async function readPlan(path: string): Promise<ReadPlan> {
  const parsed = parseSweepPlan(
    await readTextFile(path, { what: 'a plan', largestBytes: 16 * 1024 ** 2 }),
  );
  if (!parsed.ok) {
    const issues = parsed.issues.map(({ message }) => `  ${message}`);
    throw new Refusal(`${path} is not a valid plan:`, ...issues);
  }
  const plan = parsed.value;
  const folder = path === STANDARD_STREAM ? callerPath('.') : dirname(callerPath(path));
  const input = await readCase(resolve(folder, plan.case));
  const { document } = input;
  if (document === undefined) {
    throw new Refusal(`${plan.case} is a postdry.transport/1; a sweep needs a postdry.case/1.`);
  }
  try {
    const recipe = withTarget(path, plan, await recipeOf(path, plan, folder, input));
    refuseErrors(plan.recipe ?? path, checkRecipe(recipe, recipeCaseOf(input)), undefined);
    const rows = planRows(plan, recipe, document);
    const { accuracy, estimate } = plan;
    const setup: RowSetup = {
      recipe,
      caseDocument: document,
      caseConditions: plan.recipe === undefined,
      inputs: rows.inputs,
      options: { estimate, ...(accuracy !== undefined && { accuracy }) },
    };
    return {
      setup,
      rows,
      header: {
        format: ROWS_FORMAT,
        planHash: hashPlan(setup, plan),
        rowCount: rows.rowCount,
        accuracy: accuracy ?? RECIPE_ACCURACY,
        ppmBasis: recipe.target?.basis ?? ppmDensities(recipeCaseOf(input)).ppmBasis,
        inputs: rows.inputs.map(({ label, unit }) => ({ name: label, unit })),
      },
    };
  } catch (error) {
    if (error instanceof RangeError) throw new Refusal(`${path}: ${error.message}`);
    throw error;
  }
}

async function recipeOf(
  path: string,
  { recipe }: SweepPlan,
  folder: string,
  { document }: CaseInput,
): Promise<Recipe> {
  if (recipe === undefined) {
    if (document?.electrodeCase !== undefined && document.mode === 'electrode') {
      return recipeOfConditions(document.title, document.electrodeCase);
    }
    throw new Refusal(`${path} has no recipe, so its case needs an electrode under conditions.`);
  }
  if (!recipe.includes('\n')) return (await readRecipe(resolve(folder, recipe))).recipe;
  const read = parseRecipeText(recipe);
  if (read.ok) return read.recipe;
  throw new Refusal(`The recipe of ${path} is not valid:`, ...read.issues.map(describeTextIssue));
}

function withTarget(path: string, { target }: SweepPlan, recipe: Recipe): Recipe {
  if (target === undefined) return recipe;
  const goal = parseCondition(target);
  if ('message' in goal) throw new Refusal(`${path}: target: ${goal.message}`);
  if (goal.quantity !== 'water' || goal.comparison !== 'below') {
    throw new Refusal(`${path}: target must be like "water < 200 ppm (max)".`);
  }
  const { measure, basis, ppm } = goal;
  return { ...recipe, target: { measure, ...(basis !== undefined && { basis }), ppm } };
}
