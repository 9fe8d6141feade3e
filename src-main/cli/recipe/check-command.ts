import Table from 'cli-table3';
import { checkRecipe } from '#shared/domain/recipe/check/check-recipe.ts';
import type { RecipeIssue } from '#shared/domain/recipe/check/recipe-issue.ts';
import { celsius, mbar } from '#shared/domain/recipe/in-words.ts';
import { placeOf, type RecipePlaces } from '#shared/domain/recipe/language/parse-recipe-text.ts';
import { printRecipe } from '#shared/domain/recipe/language/print-recipe.ts';
import { ovenAtStart } from '#shared/domain/recipe/recipe-case.ts';
import { recipeTable, type RecipeRow } from '#shared/domain/recipe/recipe-table.ts';
import { formatDuration } from '#shared/units/duration.ts';
import { formatNumber } from '#shared/units/format-number.ts';
import { readCase } from '../read-case.ts';
import { EXIT, Refusal } from '../refusal.ts';
import { recipeCaseOf } from './recipe-case.ts';
import { readRecipe } from './read-recipe.ts';

export interface CheckRecipeOptions {
  readonly case?: string;
  readonly json?: boolean;
  readonly text?: boolean;
}

/**
 * Checks a recipe, on a case where one is given, and prints its steps as they are understood.
 * @returns the exit code
 * @throws Refusal when the recipe cannot be read or has errors
 */
export async function checkRecipeCommand(
  path: string,
  options: CheckRecipeOptions,
): Promise<number> {
  const { recipe, places } = await readRecipe(path);
  const recipeCase =
    options.case === undefined ? undefined : recipeCaseOf(await readCase(options.case));
  const issues = checkRecipe(recipe, recipeCase);
  const errors = issues.filter(({ severity }) => severity === 'error');
  if (options.json === true) {
    const placed = issues.map((issue) => ({
      ...issue,
      ...(places && placeOf(issue.path, places)),
    }));
    process.stdout.write(`${JSON.stringify({ recipe, issues: placed }, null, 2)}\n`);
    return errors.length === 0 ? EXIT.done : EXIT.refused;
  }
  refuseErrors(path, issues, places);
  if (options.text === true) {
    process.stdout.write(printRecipe(recipe));
    return EXIT.done;
  }
  process.stdout.write(`${tableOf(recipeTable(recipe, ovenAtStart(recipe, recipeCase)))}\n`);
  for (const issue of issues) process.stderr.write(`${describeIssue(issue, places)}\n`);
  const scope =
    recipeCase === undefined ? 'Without a case, only the recipe itself was checked' : 'Checked';
  const doubts = issues.length === 1 ? '1 warning' : `${issues.length} warnings`;
  process.stdout.write(`${scope}: no errors, ${doubts}.\n`);
  return EXIT.done;
}

/** @throws Refusal with every error and warning, when there is an error */
export function refuseErrors(
  path: string,
  issues: readonly RecipeIssue[],
  places: RecipePlaces | undefined,
): void {
  const errors = issues.filter(({ severity }) => severity === 'error').length;
  if (errors === 0) return;
  const count = errors === 1 ? '1 error' : `${errors} errors`;
  throw new Refusal(
    `${path} cannot be run, ${count}:`,
    ...inOrder(issues, places).map((issue) => `  ${describeIssue(issue, places)}`),
  );
}

/** Errors first, each kind in the order of the text. */
function inOrder(
  issues: readonly RecipeIssue[],
  places: RecipePlaces | undefined,
): readonly RecipeIssue[] {
  if (places === undefined) return issues;
  const line = ({ path }: RecipeIssue): number => placeOf(path, places).line;
  return issues.toSorted((a, b) => a.severity.localeCompare(b.severity) || line(a) - line(b));
}

/** "Warning in line 3, column 5: ..." */
export function describeIssue(
  { severity, path, message }: RecipeIssue,
  places: RecipePlaces | undefined,
): string {
  const word = severity === 'error' ? 'Error' : 'Warning';
  if (path === '') return `${word}: ${message}`;
  if (places === undefined) return `${word} at ${path}: ${message}`;
  const { line, column } = placeOf(path, places);
  return `${word} in line ${line}, column ${column}: ${message}`;
}

function tableOf(rows: readonly RecipeRow[]): string {
  const table = new Table({
    head: ['step', 'what', 'time', 'oven at the end', 'vapour pressure', 'isotherms'],
    style: { head: [], border: [] },
    colWidths: [null, 44],
    wordWrap: true,
  });
  for (const { number, text, oven } of rows) {
    if (oven === undefined) {
      table.push([number, text, '', '', '', '']);
      continue;
    }
    const { end, longestS, conditional, branch } = oven;
    table.push([
      number,
      text,
      `${conditional ? 'at most ' : ''}${formatDuration(longestS)}`,
      `${celsius(end.temperatureK)}, ${mbar(end.pressurePa)}`,
      `${formatNumber(end.vapourPressurePa, 3)} Pa`,
      branch,
    ]);
  }
  return table.toString();
}
