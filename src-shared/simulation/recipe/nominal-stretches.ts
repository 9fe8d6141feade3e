import type { Recipe, RecipeStep } from '../../domain/recipe/recipe.ts';
import { numberOf } from '../../domain/recipe/varied-value.ts';
import type { Segment } from '../../numerics/model/two-scale-problem.ts';
import type { OvenAt } from './oven.ts';
import { planStep } from './plan-step.ts';
import type { SegmentMaker } from './segment-for.ts';

export interface NominalStretches {
  readonly segments: readonly Segment[];
  /** Longest time of the whole recipe, rounds and caps included, s. */
  readonly longestS: number;
  /** Shortest step that takes time, s. */
  readonly shortestS: number;
}

/**
 * The conditions of a recipe without knowing when its conditions are met: every step takes its
 * longest time, and of every repeat one round. Meshes and magnitudes are chosen by them.
 */
export function nominalStretches(
  { steps, profiles = [] }: Recipe,
  start: OvenAt,
  segment: SegmentMaker,
): NominalStretches {
  const segments: Segment[] = [];
  let oven = start;
  let timeS = 0;
  const walk = (list: readonly RecipeStep[]): number => {
    let longestS = 0;
    for (const step of list) {
      if (step.kind === 'repeat') {
        const rounds = step.times === undefined ? Infinity : numberOf(step.times);
        const most = step.atMostS === undefined ? Infinity : numberOf(step.atMostS);
        const roundS = walk(step.steps);
        longestS += roundS === 0 ? 0 : Math.min(rounds * roundS, most);
        continue;
      }
      const plan = planStep(step, oven, profiles);
      const { durationS, branch } = plan;
      oven = plan.at(durationS);
      longestS += durationS;
      if (!(durationS > 0)) continue;
      const startS = timeS;
      timeS += durationS;
      const endS = timeS;
      segments.push(segment(branch, startS, endS, (at) => plan.at(at - startS)));
    }
    return longestS;
  };
  const longestS = walk(steps);
  const lengths = segments.map(({ startS, endS }) => endS - startS);
  return { segments, longestS, shortestS: Math.min(...lengths) };
}
