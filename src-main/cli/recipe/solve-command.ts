import { checkRecipe } from '#shared/domain/recipe/check/check-recipe.ts';
import { parseCondition } from '#shared/domain/recipe/language/parse-condition.ts';
import { printCondition } from '#shared/domain/recipe/language/print-clauses.ts';
import {
  namedValues,
  type NamedQuantity,
  type NamedValue,
} from '#shared/domain/recipe/varied-values.ts';
import type { Recipe } from '#shared/domain/recipe/recipe.ts';
import {
  solveForValue,
  type InverseAnswer,
  type WaterGoal,
} from '#shared/simulation/recipe/inverse/solve-for-value.ts';
import { formatDuration } from '#shared/units/duration.ts';
import { formatNumber } from '#shared/units/format-number.ts';
import { readQuantity, unitsOf } from '#shared/units/quantities.ts';
import { driveSimulation } from '../drive-simulation.ts';
import { progressLine } from '../progress-line.ts';
import { readCase } from '../read-case.ts';
import { EXIT, Refusal } from '../refusal.ts';
import { refuseErrors } from './check-command.ts';
import { readRecipe } from './read-recipe.ts';
import { recipeCaseOf } from './recipe-case.ts';

export interface SolveRecipeOptions {
  readonly case: string;
  readonly vary: string;
  readonly from: string;
  readonly to: string;
  readonly goal: string;
  readonly json?: boolean;
}

/**
 * Finds the value of a name at which the water at the end of a recipe passes a goal: the longest
 * exposure, the shortest hold, the highest dew point.
 * @returns the exit code
 * @throws Refusal before anything is simulated when recipe, case or question do not allow it
 */
export async function solveRecipeCommand(
  path: string,
  options: SolveRecipeOptions,
): Promise<number> {
  const { recipe, places } = await readRecipe(path);
  const recipeCase = recipeCaseOf(await readCase(options.case));
  refuseErrors(path, checkRecipe(recipe, recipeCase), places);
  const varied = variedValue(recipe, options.vary);
  const question = {
    name: varied.name,
    lower: valueOf(options.from, varied.quantity, '--from'),
    upper: valueOf(options.to, varied.quantity, '--to'),
    goal: goalOf(options.goal),
  };
  if (!(question.lower < question.upper)) throw new Refusal('--from must be below --to.');
  const line = progressLine(process.stderr);
  const answer = await driveSimulation(solveForValue(recipe, recipeCase, question), line.show);
  line.clear();
  process.stdout.write(
    options.json === true
      ? `${JSON.stringify({ ...question, quantity: varied.quantity, ...answer }, null, 2)}\n`
      : `${inWords(answer, varied, question.goal)}\n`,
  );
  return answer.kind === 'cancelled' || answer.kind === 'failed' ? EXIT.endedEarly : EXIT.done;
}

function variedValue(recipe: Recipe, name: string): NamedValue {
  const all = namedValues(recipe);
  const found = all.find((value) => value.name === name);
  if (found !== undefined) return found;
  const names = [...new Set(all.map((value) => value.name))].join(', ');
  throw new Refusal(
    `The recipe has no value named "${name}". Write it as {${name} = 4 h}.`,
    names === '' ? 'It has no named values.' : `Its named values: ${names}.`,
  );
}

function valueOf(text: string, quantity: NamedQuantity, option: string): number {
  if (quantity === 'count' || quantity === 'water content') {
    throw new Refusal(`${option} is not possible: a ${quantity} cannot be solved for.`);
  }
  const read = readQuantity(text, quantity);
  if (read.ok) return read.valueSi;
  const units = unitsOf(quantity).map(({ symbol }) => symbol);
  throw new Refusal(
    `${option} "${text}" is not a ${quantity}. Write a number with one of ${units.join(', ')}.`,
  );
}

function goalOf(text: string): WaterGoal {
  const goal = parseCondition(text);
  if ('message' in goal) throw new Refusal(`--goal: ${goal.message}`);
  if (goal.quantity === 'water') return goal;
  throw new Refusal('--goal must be about water, for example "water < 200 ppm (max)".');
}

function inWords(answer: InverseAnswer, { name, quantity }: NamedValue, goal: WaterGoal): string {
  const { kind, value, ppm, ppmAtLower, ppmAtUpper, runs } = answer;
  const bounds = [ppmAtLower, ppmAtUpper].map((at) => (at === null ? '–' : formatNumber(at, 4)));
  const ends = `At the bounds the water at the end is ${bounds.join(' and ')} wt-ppm.`;
  const condition = printCondition(goal);
  switch (kind) {
    case 'found':
      return `${name} = ${shown(value ?? Number.NaN, quantity)}: ${condition} is just met, with ${formatNumber(ppm ?? Number.NaN, 5)} wt-ppm at the end (${runs} runs). ${ends}`;
    case 'everywhere':
      return `${condition} is met at both bounds of ${name}. ${ends} Widen them.`;
    case 'nowhere':
      return `${condition} is not met at either bound of ${name}. ${ends} Widen them.`;
    case 'cancelled':
      return `Cancelled after ${runs} runs.`;
    case 'failed':
      return `A run failed after ${runs} runs. Run the recipe itself to see why.`;
  }
}

function shown(value: number, quantity: NamedQuantity): string {
  if (quantity === 'time') return `${formatDuration(value)} (${formatNumber(value, 6)} s)`;
  if (quantity === 'temperature') return `${formatNumber(value - 273.15, 5)} °C`;
  if (quantity === 'pressure') return `${formatNumber(value / 100, 5)} mbar`;
  if (quantity === 'fraction') return `${formatNumber(100 * value, 5)} %`;
  return `${formatNumber(value, 6)} (SI)`;
}
