import { answerQuestion } from '#shared/simulation/recipe/inverse/answer-question.ts';
import type { TaskRunner } from './task-runner.ts';

/** Answers one question about a recipe; a cancelled search keeps the bounds that were run. */
export const questionTask: TaskRunner<'question'> = function* answer({
  recipe,
  recipeCase,
  question,
}) {
  const result = yield* answerQuestion(recipe, recipeCase, question);
  if (result.kind === 'cancelled') return { state: 'cancelled', result };
  if (result.kind !== 'failed') return { state: 'finished', result };
  const reason = result.check?.result.error?.message ?? 'Run the recipe itself to see why.';
  const message = `A run of the search failed after ${result.runs} runs. ${reason}`;
  return { state: 'failed', error: { code: 'SOLVER_FAILED', message }, result };
};
