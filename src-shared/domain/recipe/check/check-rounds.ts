import { RECIPE_LIMITS } from '../limits.ts';
import type { Recipe, RecipeStep } from '../recipe.ts';
import { numberOf } from '../varied-value.ts';
import { error, type RecipeIssue } from './recipe-issue.ts';

/** Repeats within each other whose rounds multiply to more steps than a result can list. */
export function checkRounds({ steps }: Recipe): RecipeIssue[] {
  return steps.flatMap((step, index) => {
    const count = executed(step);
    if (count <= RECIPE_LIMITS.executedSteps) return [];
    return [
      error(
        `steps[${index}]`,
        `The rounds of this repeat come to ${count} steps; at most ${RECIPE_LIMITS.executedSteps} can be run. Repeat less often, or hold longer.`,
      ),
    ];
  });
}

/** Steps that are run; a repeat without a number of rounds counts once, since it ends by its condition. */
function executed(step: RecipeStep): number {
  if (step.kind !== 'repeat') return 1;
  const rounds = step.times === undefined ? 1 : numberOf(step.times);
  return rounds * step.steps.reduce((sum, inner) => sum + executed(inner), 0);
}
