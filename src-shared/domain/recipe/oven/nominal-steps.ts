import type { Recipe, RecipeStep } from '../recipe.ts';
import { numberOf } from '../varied-value.ts';
import type { OvenAt } from './gas-law.ts';
import { planStep, type PlainStep, type StepPlan } from './plan-step.ts';

/** A step with the oven before it, if every step takes its longest time. */
export interface NominalStep {
  /** Key path in the recipe, such as `steps[2].steps[0]`. */
  readonly path: string;
  readonly step: PlainStep;
  readonly before: OvenAt;
  readonly plan: StepPlan;
}

export interface NominalRecipe {
  readonly steps: readonly NominalStep[];
  /** Longest time of the whole recipe, rounds and caps included, s. */
  readonly longestS: number;
}

/**
 * The conditions of a recipe without knowing when its conditions are met: every step takes its
 * longest time, and of every repeat one round is shown.
 */
export function nominalSteps({ steps, profiles = [] }: Recipe, start: OvenAt): NominalRecipe {
  const flat: NominalStep[] = [];
  let oven = start;
  const walk = (list: readonly RecipeStep[], path: string): number =>
    list.reduce((sum, step, index) => {
      const own = `${path}[${index}]`;
      if (step.kind === 'repeat') {
        const roundS = walk(step.steps, `${own}.steps`);
        const rounds = step.times === undefined ? Infinity : numberOf(step.times);
        const most = step.atMostS === undefined ? Infinity : numberOf(step.atMostS);
        return sum + (roundS === 0 ? 0 : Math.min(rounds * roundS, most));
      }
      const plan = planStep(step, oven, profiles);
      flat.push({ path: own, step, before: oven, plan });
      oven = plan.at(plan.durationS);
      return sum + plan.durationS;
    }, 0);
  const longestS = walk(steps, 'steps');
  return { steps: flat, longestS };
}
