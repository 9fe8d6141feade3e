import { checkRecipe } from '#shared/domain/recipe/check/check-recipe.ts';
import { printCondition } from '#shared/domain/recipe/language/print-clauses.ts';
import { numberOf } from '#shared/domain/recipe/varied-value.ts';
import type { NamedValue } from '#shared/domain/recipe/varied-values.ts';
import { findValue } from '#shared/simulation/recipe/inverse/find-value.ts';
import type {
  InverseAnswer,
  WaterGoal,
} from '#shared/simulation/recipe/inverse/inverse-question.ts';
import { formatNumber } from '#shared/units/format-number.ts';
import { driveSimulation } from '../drive-simulation.ts';
import { progressLine } from '../progress-line.ts';
import { readCase } from '../read-case.ts';
import { EXIT, Refusal } from '../refusal.ts';
import { refuseErrors } from './check-command.ts';
import {
  goalOf,
  optionValue,
  refuseBound,
  shownValue,
  variedValue,
} from './named-value-options.ts';
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
    lower: optionValue(options.from, varied.quantity, '--from'),
    upper: optionValue(options.to, varied.quantity, '--to'),
    goal: goalOf(options.goal),
  };
  if (!(question.lower < question.upper)) throw new Refusal('--from must be below --to.');
  refuseBound(recipe, varied.name, question.lower, '--from');
  refuseBound(recipe, varied.name, question.upper, '--to');
  const line = progressLine(process.stderr);
  const answer = await driveSimulation(findValue(recipe, recipeCase, question), line.show);
  line.clear();
  process.stdout.write(
    options.json === true
      ? `${JSON.stringify({ ...question, quantity: varied.quantity, ...answer }, null, 2)}\n`
      : `${inWords(answer, varied, question.goal)}\n`,
  );
  return answer.kind === 'cancelled' || answer.kind === 'failed' ? EXIT.endedEarly : EXIT.done;
}

function inWords(answer: InverseAnswer, { name, quantity }: NamedValue, goal: WaterGoal): string {
  const { kind, value, ppm, ppmAtLower, ppmAtUpper, runs } = answer;
  const bounds = [ppmAtLower, ppmAtUpper].map((at) => (at === null ? '–' : formatNumber(at, 4)));
  const ends = `At the bounds the water at the end is ${bounds.join(' and ')} wt-ppm.`;
  const condition = printCondition(goal);
  switch (kind) {
    case 'found':
      return `${name} = ${shownValue(value ?? Number.NaN, quantity)}: ${condition} is just met, with ${formatNumber(ppm ?? Number.NaN, 5)} wt-ppm at the end (${counted(runs)}). ${ends}${isBetween(answer, goal) ? ' In between it is higher.' : ''}`;
    case 'everywhere':
      return `${condition} is met at both bounds of ${name}. ${ends} Widen them.`;
    case 'nowhere':
      return `${condition} is not met at either bound of ${name}. ${ends} Widen them.`;
    case 'cancelled':
      return `Cancelled after ${counted(runs)}.`;
    case 'failed':
      return `A run failed (${counted(runs)}). Run the recipe itself to see why.`;
  }
}

function counted(runs: number): string {
  return runs === 1 ? '1 run' : `${runs} runs`;
}

/** Whether the water is below the limit at both bounds, and above it between them. */
function isBetween({ ppmAtLower, ppmAtUpper }: InverseAnswer, goal: WaterGoal): boolean {
  const limitPpm = numberOf(goal.ppm);
  const isBelow = (ppm: number | null): boolean => (ppm ?? Infinity) < limitPpm;
  return goal.comparison === 'below' && isBelow(ppmAtLower) && isBelow(ppmAtUpper);
}
