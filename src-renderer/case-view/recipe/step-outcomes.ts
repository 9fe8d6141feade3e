import type { RecipeResult, StepResult } from '#shared/domain/recipe/recipe-result.ts';
import type { RecipeRow } from '#shared/domain/recipe/recipe-table.ts';

/**
 * What a run made of a step of the recipe, one entry for each round of the repeats around it; empty
 * where the run has no such step or another one in its place.
 */
export function outcomesOf(row: RecipeRow, result: RecipeResult | undefined): StepResult[] {
  return (result?.steps ?? []).filter(
    ({ path, text }) => numberOfPath(path) === row.number && text === row.text,
  );
}

/** "3.2.1", step 1 in the second round of step 3 -> "3.1" as the table numbers it. */
function numberOfPath(path: string): string {
  return path
    .split('.')
    .filter((_, index) => index % 2 === 0)
    .join('.');
}

/** Number of the step during which the target was met, with its round. */
export function targetStep({ steps, timeToTargetS }: RecipeResult): string | undefined {
  if (timeToTargetS === null) return undefined;
  const there = steps.filter(
    ({ path, startS, endS }) =>
      startS !== null &&
      endS !== null &&
      startS <= timeToTargetS &&
      timeToTargetS <= endS &&
      // Of a repeat the step inside it is meant.
      !steps.some((other) => other.path.startsWith(`${path}.`)),
  );
  return (there.find(({ startS }) => (startS ?? 0) < timeToTargetS) ?? there[0])?.path;
}

/** Whether a run was made with other steps, conditions or logs than a recipe has now. */
export function madeForOther(
  run: { readonly title: string },
  now: { readonly title: string },
): boolean {
  return JSON.stringify({ ...run, title: '' }) !== JSON.stringify({ ...now, title: '' });
}
