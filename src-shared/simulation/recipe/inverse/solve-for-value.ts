import type { Recipe } from '../../../domain/recipe/recipe.ts';
import type { RecipeCase } from '../../../domain/recipe/recipe-case.ts';
import { waterAtEnd } from '../../../domain/recipe/plant/water-figures.ts';
import { numberOf } from '../../../domain/recipe/varied-value.ts';
import { withNamedValue } from '../../../domain/recipe/varied-values.ts';
import { roundSignificant } from '../../../units/round-significant.ts';
import {
  CLOSE_ENOUGH_PPM,
  type InverseAnswer,
  type InverseQuestion,
  type WaterGoal,
} from './inverse-question.ts';
import { trialRun, type Searching } from './trial-run.ts';

const mostRuns = 60;

/**
 * Shortest hold, highest dew point and so on: the value of a name at which the water at the
 * end of the recipe passes the goal, from the side where it is met. Every trial is a run of the whole
 * recipe; between two bounds of which one meets the goal, the water must change in one direction.
 */
export function* solveForValue(
  recipe: Recipe,
  recipeCase: RecipeCase,
  question: InverseQuestion,
): Searching<InverseAnswer> {
  const trials = new Trials(recipe, recipeCase, question);
  const lower = yield* trials.at(question.lower);
  const upper = lower && (yield* trials.at(question.upper));
  if (lower === undefined || upper === undefined) return trials.answer(trials.ended, lower, upper);
  if (lower.met === upper.met) {
    return trials.answer(lower.met ? 'everywhere' : 'nowhere', lower, upper);
  }
  let [met, missed] = lower.met ? [lower, upper] : [upper, lower];
  while (-met.excess > CLOSE_ENOUGH_PPM && trials.runs < mostRuns) {
    const value = roundSignificant(between(met, missed, trials.runs));
    if (value === met.value || value === missed.value) break;
    const trial = yield* trials.at(value);
    if (trial === undefined) return trials.answer(trials.ended, lower, upper);
    if (trial.met) met = trial;
    else missed = trial;
  }
  return trials.answer('found', lower, upper, met);
}

interface Trial {
  readonly value: number;
  readonly ppm: number;
  /** ppm above the goal; the goal is met at 0 and below. */
  readonly excess: number;
  readonly met: boolean;
}

/** Secant of the logarithm, aimed a little at the side that is met; every third time the middle. */
function between(met: Trial, missed: Trial, runs: number): number {
  const middle = (met.value + missed.value) / 2;
  if (runs % 3 === 0) return middle;
  const goalPpm = met.ppm - met.excess;
  const aim = Math.log(Math.max(1e-9, Math.abs(goalPpm) - CLOSE_ENOUGH_PPM / 2));
  const [a, b] = [Math.log(Math.max(1e-9, met.ppm)), Math.log(Math.max(1e-9, missed.ppm))];
  const share = (aim - a) / (b - a);
  return share > 0 && share < 1 ? met.value + share * (missed.value - met.value) : middle;
}

/** As a target, the goal tells which mass the ppm of the result refer to. */
function targetOf({ measure, basis, ppm }: WaterGoal): NonNullable<Recipe['target']> {
  return { measure, ...(basis !== undefined && { basis }), ppm };
}

/** Runs of the recipe with other values of the name. */
class Trials {
  runs = 0;
  ended: 'cancelled' | 'failed' = 'failed';
  readonly #recipe: Recipe;
  readonly #recipeCase: RecipeCase;
  readonly #question: InverseQuestion;

  constructor(recipe: Recipe, recipeCase: RecipeCase, question: InverseQuestion) {
    this.#recipe = recipe;
    this.#recipeCase = recipeCase;
    this.#question = question;
  }

  /** @returns undefined where the run did not end */
  *at(value: number): Searching<Trial | undefined> {
    const { name, goal } = this.#question;
    const recipe = { ...withNamedValue(this.#recipe, name, value), target: targetOf(goal) };
    const result = yield* trialRun(recipe, this.#recipeCase);
    this.runs++;
    if (typeof result === 'string') {
      this.ended = result;
      return undefined;
    }
    const ppm = waterAtEnd(result, goal.measure);
    const sign = goal.comparison === 'below' ? 1 : -1;
    const excess = sign * (ppm - numberOf(goal.ppm));
    return { value, ppm, excess, met: excess <= 0 };
  }

  answer(
    kind: InverseAnswer['kind'],
    lower: Trial | undefined,
    upper: Trial | undefined,
    found?: Trial,
  ): InverseAnswer {
    return {
      kind,
      value: found?.value ?? null,
      ppmAtLower: lower?.ppm ?? null,
      ppmAtUpper: upper?.ppm ?? null,
      ppm: found?.ppm ?? null,
      runs: this.runs,
    };
  }
}
