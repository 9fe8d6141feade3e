import { checkRecipe } from '#shared/domain/recipe/check/check-recipe.ts';
import type { FinishedRun } from '#shared/domain/recipe/plant/compared-figures.ts';
import type { RecipeResult } from '#shared/domain/recipe/recipe-result.ts';
import { recipeResultTables } from '#shared/export/recipe-result-tables.ts';
import { simulateRecipe } from '#shared/simulation/recipe/simulate-recipe.ts';
import { formatDuration } from '#shared/units/duration.ts';
import { formatNumber } from '#shared/units/format-number.ts';
import { driveSimulation } from '../drive-simulation.ts';
import { callerPath, STANDARD_STREAM } from '../input-file.ts';
import { checkOutputFile, writeOutput } from '../output-file.ts';
import { progressLine } from '../progress-line.ts';
import { readCase } from '../read-case.ts';
import { EXIT, Refusal } from '../refusal.ts';
import { recordJson } from '../result-text.ts';
import { isTableFile, tablesAs } from '../table-file.ts';
import { describeIssue, refuseErrors } from './check-command.ts';
import { recipeCaseOf } from './recipe-case.ts';
import { describeProfiles, profilesOfLogs } from './log-profiles.ts';
import type { LogProfileOptions } from './profile-options.ts';
import { readRecipe } from './read-recipe.ts';
import { stepTable } from './step-table.ts';

export interface RunRecipeOptions extends LogProfileOptions {
  readonly case: string;
  readonly out?: string;
  readonly table?: boolean;
}

/**
 * Runs a recipe on a case and prints or writes its result.
 * @returns the exit code
 * @throws Refusal before anything is simulated when recipe or case do not allow it
 */
export async function runRecipeCommand(path: string, options: RunRecipeOptions): Promise<number> {
  if (options.out !== undefined) checkDifferent([path, options.case, options.out]);
  const made = await profilesOfLogs(options);
  const { recipe, places } = await readRecipe(
    path,
    made.map(({ profile }) => profile),
  );
  const recipeCase = recipeCaseOf(await readCase(options.case));
  const issues = checkRecipe(recipe, recipeCase);
  refuseErrors(path, issues, places);
  if (options.out !== undefined) await checkOutputFile(options.out);
  const line = progressLine(process.stderr);
  const result = await driveSimulation(simulateRecipe(recipe, recipeCase), line.show);
  line.clear();
  await writeResult({ recipe, recipeCase, result }, options);
  process.stderr.write(describeProfiles(made, options));
  for (const issue of issues) process.stderr.write(`${describeIssue(issue, places)}\n`);
  for (const warning of result.warnings) process.stderr.write(`Warning: ${warning}\n`);
  if (result.status === 'finished') return EXIT.done;
  process.stderr.write(`${endedEarly(result)}\n`);
  return EXIT.endedEarly;
}

/**
 * JSON or tables, by the ending of the name, to a file, JSON to standard output; beside a file, or
 * instead of it, the steps as a table.
 */
async function writeResult(run: FinishedRun, { out, table }: RunRecipeOptions): Promise<void> {
  const { result } = run;
  const target = out ?? (table === true ? undefined : STANDARD_STREAM);
  if (target !== undefined) {
    const tables = isTableFile(target);
    await writeOutput(
      target,
      tables ? tablesAs(target, recipeResultTables(run)) : recordJson(result),
    );
  }
  if (target === STANDARD_STREAM) return;
  process.stdout.write(`${stepTable(result)}\n${summary(result)}\n`);
  if (target !== undefined) process.stdout.write(`Wrote ${target}.\n`);
}

function checkDifferent(paths: readonly string[]): void {
  const files = paths.filter((path) => path !== STANDARD_STREAM).map(callerPath);
  if (new Set(files).size < files.length) {
    throw new Refusal('The recipe, --case and --out need different files.');
  }
}

function summary(result: RecipeResult): string {
  const { timeToTargetS, massBalanceDefect, coilTemperature, chamberVapour } = result;
  const target =
    timeToTargetS === null ? 'not reached' : `reached after ${formatDuration(timeToTargetS)}`;
  return (
    `Target ${target}. The coil's temperature ${coilTemperature}. Vapour around it: ${chamberVapour}. ` +
    `Mass-balance defect ${formatNumber(massBalanceDefect, 2)}.`
  );
}

function endedEarly({ status, error, timeS }: RecipeResult): string {
  const reached = formatDuration(timeS.at(-1) ?? 0);
  const kept = `The result up to ${reached} is kept and marked "${status}".`;
  if (error === undefined) return `The recipe was cancelled. ${kept}`;
  return `${error.message} Likely: ${error.likely} Try: ${error.tryNext} ${kept}`;
}
