import { visitSteps } from '#shared/domain/recipe/check/visit-steps.ts';
import type { Recipe } from '#shared/domain/recipe/recipe.ts';
import { numberOf, type VariedValue } from '#shared/domain/recipe/varied-value.ts';

/** A value of a step that a question can be about. */
export interface AskableValue {
  /** Key path of the value in the recipe. */
  readonly path: string;
  /** Key path of its step. */
  readonly stepPath: string;
  /** In SI units. */
  readonly value: number;
  /** Name of a value that is written as `{name = 4 h}`. */
  readonly name: string | undefined;
}

/** Lengths of the holds that end after a time, in the order of the recipe. */
export function holdLengths({ steps }: Recipe): AskableValue[] {
  return visitSteps(steps, (step, path) =>
    step.kind === 'hold' && step.end.kind === 'for'
      ? [valueOf(step.end.durationS, path, 'end.durationS')]
      : [],
  );
}

/** Dew points of gases and rooms, in the order of the recipe. */
export function gasDewPoints({ steps }: Recipe): AskableValue[] {
  return visitSteps(steps, (step, path) =>
    'gas' in step && step.gas.moisture.kind === 'dew-point'
      ? [valueOf(step.gas.moisture.dewPointK, path, 'gas.moisture.dewPointK')]
      : [],
  );
}

function valueOf(value: VariedValue, stepPath: string, key: string): AskableValue {
  const name = typeof value === 'number' ? undefined : value.name;
  return { path: `${stepPath}.${key}`, stepPath, value: numberOf(value), name };
}
