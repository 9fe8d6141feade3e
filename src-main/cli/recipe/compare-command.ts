import Table from 'cli-table3';
import { checkRecipe } from '#shared/domain/recipe/check/check-recipe.ts';
import {
  comparedFigures,
  type ComparedFigures,
  type FinishedRun,
} from '#shared/domain/recipe/plant/compared-figures.ts';
import { comparisonTables } from '#shared/export/comparison-table.ts';
import { simulateRecipe } from '#shared/simulation/recipe/simulate-recipe.ts';
import { formatDuration } from '#shared/units/duration.ts';
import { formatNumber } from '#shared/units/format-number.ts';
import { driveSimulation } from '../drive-simulation.ts';
import { checkOutputFile, writeOutput } from '../output-file.ts';
import { progressLine } from '../progress-line.ts';
import { readCase } from '../read-case.ts';
import { EXIT } from '../refusal.ts';
import { checkTableFile, tablesAs } from '../table-file.ts';
import { refuseErrors } from './check-command.ts';
import { recipeCaseOf } from './recipe-case.ts';
import { plantTable } from './plant-table.ts';
import { readPlant } from './read-plant.ts';
import { readRecipe } from './read-recipe.ts';

export interface CompareRecipesOptions {
  readonly case: string;
  readonly plant?: string;
  readonly json?: boolean;
  readonly out?: string;
}

/** What a recipe of a file is compared by. */
type Row = ComparedFigures & { readonly file: string };

/**
 * Runs several recipes on one case and prints them side by side; every row is what `recipe run` gives.
 * @returns the exit code
 * @throws Refusal before anything is simulated when a recipe or the case does not allow it
 */
export async function compareRecipesCommand(
  paths: readonly string[],
  options: CompareRecipesOptions,
): Promise<number> {
  if (options.out !== undefined) checkTableFile(options.out, [...paths, options.case]);
  const recipeCase = recipeCaseOf(await readCase(options.case));
  const plant = options.plant === undefined ? undefined : await readPlant(options.plant);
  const recipes = [];
  for (const path of paths) {
    const { recipe, places } = await readRecipe(path);
    refuseErrors(path, checkRecipe(recipe, recipeCase), places);
    recipes.push({ path, recipe });
  }
  if (options.out !== undefined) await checkOutputFile(options.out);
  const runs: FinishedRun[] = [];
  for (const { path, recipe } of recipes) {
    const line = progressLine(process.stderr, path);
    const result = await driveSimulation(simulateRecipe(recipe, recipeCase), line.show);
    line.clear();
    runs.push({ recipe, recipeCase, result });
    if (result.status === 'cancelled') break;
  }
  const rows = runs.map((run, index) => ({
    file: paths[index] ?? '',
    ...comparedFigures(run, plant),
  }));
  process.stdout.write(
    options.json === true
      ? `${JSON.stringify(rows, null, 2)}\n`
      : `${tableOf(rows)}\n${plant === undefined ? '' : plantTable(rows)}`,
  );
  if (options.out !== undefined) {
    await writeOutput(options.out, tablesAs(options.out, comparisonTables(rows, runs, plant)));
    process.stderr.write(`Wrote ${options.out}.\n`);
  }
  const whole = rows.length === paths.length && rows.every(({ status }) => status === 'finished');
  if (!whole)
    process.stderr.write('Not every recipe was run to its end; see the column "status".\n');
  return whole ? EXIT.done : EXIT.endedEarly;
}

function tableOf(rows: readonly Row[]): string {
  const table = new Table({
    head: ['recipe', 'status', 'target after', 'length', 'mean, max at the end', 'hottest', 'caps'],
    style: { head: [], border: [] },
  });
  for (const row of rows) {
    const { timeToTargetS, lengthS, endPpmMean, endPpmMax, hottestK, ppmBasis } = row;
    const ppm = [endPpmMean, endPpmMax].map((value) =>
      value === null ? '–' : formatNumber(value, 4),
    );
    table.push([
      row.recipe,
      row.status,
      timeToTargetS === null ? 'not reached' : formatDuration(timeToTargetS),
      formatDuration(lengthS),
      `${ppm.join(', ')} wt-ppm (${ppmBasis === 'coating' ? 'coating' : 'with foil'})`,
      `${formatNumber(hottestK - 273.15, 4)} °C`,
      String(row.capsReached),
    ]);
  }
  return table.toString();
}
