import type { Recipe, RecipeStep } from '../recipe.ts';
import { error, type RecipeIssue } from './recipe-issue.ts';
import { visitSteps } from './visit-steps.ts';

/** Steps that may never end. */
export function checkEnds({ steps }: Recipe): RecipeIssue[] {
  return visitSteps(steps, (step, path) => {
    if (step.kind === 'repeat') return checkRepeat(step, path);
    if (step.kind !== 'hold' && step.kind !== 'expose') return [];
    const { end } = step;
    return end.kind === 'until' && end.atMostS === undefined
      ? [
          error(
            `${path}.end.condition`,
            '"until" has no cap: the condition may never be met. Add "at most" with a time.',
          ),
        ]
      : [];
  });
}

function checkRepeat(step: Extract<RecipeStep, { kind: 'repeat' }>, path: string): RecipeIssue[] {
  const { times, until, atMostS } = step;
  if (times === undefined && atMostS === undefined) {
    const what = until === undefined ? 'never ends' : 'has no cap: the condition may never be met';
    return [error(path, `The repeat ${what}. Say how many times, or add "at most" with a time.`)];
  }
  if (times === undefined && !visitSteps(step.steps, takesTime).some(Boolean)) {
    return [
      error(path, 'The repeat never ends: none of its steps takes any time. Say how many times.'),
    ];
  }
  return [];
}

function takesTime(step: RecipeStep): boolean[] {
  switch (step.kind) {
    case 'repeat':
      return [];
    case 'hold':
    case 'expose':
      return [step.end.kind === 'until' || step.end.durationS !== 0];
    case 'heat':
    case 'cool':
      return [step.rateKPerS !== undefined || isTime(step.withinS)];
    case 'follow':
      return [true];
    default:
      return [isTime(step.withinS)];
  }
}

function isTime(value: unknown): boolean {
  return value !== undefined && value !== 0;
}
