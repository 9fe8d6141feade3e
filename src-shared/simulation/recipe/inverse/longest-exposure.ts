import { waterAtEnd, waterOf } from '../../../domain/recipe/plant/water-figures.ts';
import type { Recipe, RecipeStep } from '../../../domain/recipe/recipe.ts';
import type { RecipeCase } from '../../../domain/recipe/recipe-case.ts';
import type { RecipeResult } from '../../../domain/recipe/recipe-result.ts';
import { numberOf } from '../../../domain/recipe/varied-value.ts';
import { namedValues } from '../../../domain/recipe/varied-values.ts';
import { roundSignificant } from '../../../units/round-significant.ts';
import { CLOSE_ENOUGH_PPM, type InverseAnswer, type InverseQuestion } from './inverse-question.ts';
import { trialRun, type Searching } from './trial-run.ts';

type Exposure = Extract<RecipeStep, { kind: 'expose' }>;

/**
 * The exposure whose length is asked for: the last step of a recipe, nothing else has the name, and
 * the water is to stay below a limit. undefined for any other question.
 */
export function exposureAskedFor(
  recipe: Recipe,
  { name, goal }: InverseQuestion,
): Exposure | undefined {
  const last = recipe.steps.at(-1);
  if (last?.kind !== 'expose' || goal.comparison === 'above') return undefined;
  const places = namedValues(recipe).filter((value) => value.name === name);
  const path = `steps[${recipe.steps.length - 1}].end.durationS`;
  return places.length === 1 && places[0]?.path === path ? last : undefined;
}

/**
 * How long the exposure that ends a recipe may be: up to the first time at which the water passes the
 * limit, located in one run over the whole upper bound, so that water which rises and falls again
 * is not overlooked. Where the water is above the limit at the lower bound, one more run tells when
 * it falls below it.
 */
export function* longestExposure(
  recipe: Recipe,
  exposure: Exposure,
  recipeCase: RecipeCase,
  question: InverseQuestion,
): Searching<InverseAnswer> {
  const none = { value: null, ppmAtLower: null, ppmAtUpper: null, ppm: null };
  const rising = yield* passing(recipe, exposure, recipeCase, question, 'above');
  if (typeof rising === 'string') return { kind: rising, ...none, runs: 1 };
  if (rising.outcome !== 'already-met') {
    const isPassed = rising.outcome === 'condition-met';
    return { kind: isPassed ? 'found' : 'everywhere', ...rising.answer, runs: 1 };
  }
  const falling = yield* passing(recipe, exposure, recipeCase, question, 'below');
  if (typeof falling === 'string') return { kind: falling, ...none, runs: 2 };
  const isPassed = falling.outcome === 'condition-met';
  return { kind: isPassed ? 'found' : 'nowhere', ...falling.answer, runs: 2 };
}

interface Passing {
  readonly outcome: RecipeResult['steps'][number]['outcome'];
  readonly answer: Omit<InverseAnswer, 'kind' | 'runs'>;
}

/** One run up to the upper bound, which notes the first time at which the water passes the limit. */
function* passing(
  recipe: Recipe,
  exposure: Exposure,
  recipeCase: RecipeCase,
  { lower, upper, goal }: InverseQuestion,
  comparison: 'above' | 'below',
): Searching<Passing | 'cancelled' | 'failed'> {
  const { measure, basis } = goal;
  const limitPpm = numberOf(goal.ppm);
  // A little below the limit, so that it is met at the time that is found.
  const ppm = limitPpm - Math.min(CLOSE_ENOUGH_PPM, limitPpm) / 2;
  const water = { measure, ...(basis !== undefined && { basis }), ppm };
  const condition = { quantity: 'water', comparison, ...water } as const;
  // One stretch for the solver, as the exposure itself is; the round ends all of it at the bound.
  const round: RecipeStep = {
    kind: 'repeat',
    times: 1,
    atMostS: upper,
    steps: [
      { ...exposure, end: { kind: 'for', durationS: lower } },
      { ...exposure, end: { kind: 'until', condition, atMostS: upper } },
      { ...exposure, end: { kind: 'for', durationS: upper } },
    ],
  };
  const steps = [...recipe.steps.slice(0, -1), round];
  const result = yield* trialRun({ ...recipe, target: water, steps }, recipeCase);
  if (typeof result === 'string') return result;
  const stepAt = (path: string) => result.steps.find((step) => step.path === path);
  const begun = stepAt(`${steps.length}`);
  const short = stepAt(`${steps.length}.1.1`);
  const passed = stepAt(`${steps.length}.1.2`);
  if (begun === undefined || short === undefined || passed === undefined) return 'failed';
  const isPassed = passed.outcome === 'condition-met';
  return {
    outcome: passed.outcome,
    answer: {
      value: isPassed ? roundSignificant((passed.endS ?? 0) - (begun.startS ?? 0)) : null,
      ppmAtLower: waterOf(short, measure),
      ppmAtUpper: waterAtEnd(result, measure),
      ppm: isPassed ? waterOf(passed, measure) : null,
    },
  };
}
