import type { Recipe } from '../../../domain/recipe/recipe.ts';
import type { RecipeCase } from '../../../domain/recipe/recipe-case.ts';
import { withNamedValue } from '../../../domain/recipe/varied-values.ts';
import { ANSWER_FORMAT, type Answer } from '../../../domain/study/answer.ts';
import { poseQuestion, type PosedQuestion } from '../../../domain/study/pose-question.ts';
import type { Question } from '../../../domain/study/question.ts';
import type { SimulationProgress, SimulationSignal } from '../../simulation-run.ts';
import { simulateRecipe } from '../simulate-recipe.ts';
import { findValue } from './find-value.ts';
import type { InverseAnswer } from './inverse-question.ts';

export interface QuestionProgress {
  /** Share of the whole, 0 to 1; never falls. */
  readonly fraction: number;
  readonly phase: 'searching' | 'checking';
}

/** Share of the whole at which the search is over, and how a run of the search comes closer to it. */
const SEARCHED = 0.8;
const LEFT_PER_RUN = 0.8;

/**
 * Answers a question about a recipe and checks the answer by a run of its own.
 * @throws RangeError where the question cannot be asked of this recipe and case
 */
export function* answerQuestion(
  given: Recipe,
  recipeCase: RecipeCase,
  question: Question,
): Generator<QuestionProgress, Answer, SimulationSignal> {
  const posed = poseQuestion(given, question);
  const { recipe, name, lower, upper } = posed;
  const goal = { quantity: 'water', comparison: 'below', ...question.limit } as const;
  const search = findValue(recipe, recipeCase, { name, lower, upper, goal });
  const found = yield* searching(search);
  const value = closestValue(found, posed);
  const answer: Answer = { format: ANSWER_FORMAT, ...found, lower, upper, check: null };
  if (value === undefined) return answer;
  const checked = withNamedValue(recipe, name, value);
  const check = simulateRecipe(checked, recipeCase);
  let next = check.next();
  while (next.done !== true) {
    const fraction = SEARCHED + (1 - SEARCHED) * next.value.fraction;
    next = check.next(yield { fraction, phase: 'checking' });
  }
  const { status } = next.value;
  return {
    ...answer,
    ...(status !== 'finished' && { kind: status }),
    check: { value, recipe: checked, result: next.value },
  };
}

function* searching(
  search: Generator<SimulationProgress, InverseAnswer, SimulationSignal>,
): Generator<QuestionProgress, InverseAnswer, SimulationSignal> {
  let [runs, last] = [0, 0];
  let next = search.next();
  while (next.done !== true) {
    const { fraction } = next.value;
    // Every run begins at 0 again.
    if (fraction < last) runs++;
    last = fraction;
    const done = SEARCHED * (1 - LEFT_PER_RUN ** (runs + fraction));
    next = search.next(yield { fraction: done, phase: 'searching' });
  }
  return next.value;
}

/** The value, or the bound at which the water is lowest; undefined where runs did not end. */
function closestValue(
  { kind, value, ppmAtLower, ppmAtUpper }: InverseAnswer,
  { lower, upper }: PosedQuestion,
): number | undefined {
  if (kind === 'cancelled' || kind === 'failed') return undefined;
  if (value !== null) return value;
  const lowerIsDrier = (ppmAtLower ?? Infinity) < (ppmAtUpper ?? Infinity);
  // Met at both: the bound that comes closest to the limit is the one to look at.
  return lowerIsDrier === (kind === 'nowhere') ? lower : upper;
}
