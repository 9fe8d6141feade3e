import Table from 'cli-table3';
import { checkRecipe } from '#shared/domain/recipe/check/check-recipe.ts';
import { plantFigures, type PlantFigures } from '#shared/domain/recipe/plant/plant-figures.ts';
import { waterFigures, type WaterFigures } from '#shared/domain/recipe/plant/water-figures.ts';
import type { RecipeResult } from '#shared/domain/recipe/recipe-result.ts';
import { simulateRecipe } from '#shared/simulation/recipe/simulate-recipe.ts';
import { formatDuration } from '#shared/units/duration.ts';
import { formatNumber } from '#shared/units/format-number.ts';
import { driveSimulation } from '../drive-simulation.ts';
import { progressLine } from '../progress-line.ts';
import { readCase } from '../read-case.ts';
import { EXIT } from '../refusal.ts';
import { refuseErrors } from './check-command.ts';
import { recipeCaseOf } from './recipe-case.ts';
import { plantTable } from './plant-table.ts';
import { readPlant } from './read-plant.ts';
import { readRecipe } from './read-recipe.ts';

export interface CompareRecipesOptions {
  readonly case: string;
  readonly plant?: string;
  readonly json?: boolean;
}

/** What recipes are compared by; null where a run did not get there. */
export interface Figures {
  /** Energy, gas and cost where a plant is given. */
  readonly plant?: PlantFigures;
  readonly water: WaterFigures;
  readonly file: string;
  readonly recipe: string;
  readonly status: RecipeResult['status'];
  readonly ppmBasis: RecipeResult['ppmBasis'];
  readonly timeToTargetS: number | null;
  readonly lengthS: number;
  readonly endPpmMean: number | null;
  readonly endPpmMax: number | null;
  readonly hottestK: number;
  readonly capsReached: number;
}

/**
 * Runs several recipes on one case and prints them side by side; every row is what `recipe run` gives.
 * @returns the exit code
 * @throws Refusal before anything is simulated when a recipe or the case does not allow it
 */
export async function compareRecipesCommand(
  paths: readonly string[],
  options: CompareRecipesOptions,
): Promise<number> {
  const recipeCase = recipeCaseOf(await readCase(options.case));
  const plant = options.plant === undefined ? undefined : await readPlant(options.plant);
  const recipes = [];
  for (const path of paths) {
    const { recipe, places } = await readRecipe(path);
    refuseErrors(path, checkRecipe(recipe, recipeCase), places);
    recipes.push({ path, recipe });
  }
  const rows: Figures[] = [];
  for (const { path, recipe } of recipes) {
    const line = progressLine(process.stderr, path);
    const result = await driveSimulation(simulateRecipe(recipe, recipeCase), line.show);
    line.clear();
    rows.push({
      ...figuresOf(path, result),
      water: waterFigures(recipe, result),
      ...(plant && { plant: plantFigures(recipe, recipeCase, result, plant) }),
    });
    if (result.status === 'cancelled') break;
  }
  process.stdout.write(
    options.json === true
      ? `${JSON.stringify(rows, null, 2)}\n`
      : `${tableOf(rows)}\n${plant === undefined ? '' : plantTable(rows)}`,
  );
  const whole = rows.length === paths.length && rows.every(({ status }) => status === 'finished');
  if (!whole)
    process.stderr.write('Not every recipe was run to its end; see the column "status".\n');
  return whole ? EXIT.done : EXIT.endedEarly;
}

function figuresOf(file: string, result: RecipeResult): Omit<Figures, 'water' | 'plant'> {
  return {
    file,
    recipe: result.recipe,
    status: result.status,
    ppmBasis: result.ppmBasis,
    timeToTargetS: result.timeToTargetS,
    lengthS: result.timeS.at(-1) ?? 0,
    endPpmMean: result.waterPpmMean.at(-1) ?? null,
    endPpmMax: result.waterPpmMax.at(-1) ?? null,
    hottestK: Math.max(...result.temperatureK),
    capsReached: result.steps.filter(({ outcome }) => outcome === 'cap-reached').length,
  };
}

function tableOf(rows: readonly Figures[]): string {
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
