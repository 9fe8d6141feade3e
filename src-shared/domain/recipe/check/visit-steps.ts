import type { RecipeStep } from '../recipe.ts';

/** Every step with its key path, steps within repeats after the repeat itself. */
export function visitSteps<Value>(
  steps: readonly RecipeStep[],
  visit: (step: RecipeStep, path: string) => readonly Value[],
  path = 'steps',
): Value[] {
  return steps.flatMap((step, index) => {
    const own = `${path}[${index}]`;
    const inside = step.kind === 'repeat' ? visitSteps(step.steps, visit, `${own}.steps`) : [];
    return [...visit(step, own), ...inside];
  });
}
