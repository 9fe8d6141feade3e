import type { NominalStep } from '../../domain/recipe/oven/nominal-steps.ts';
import type { Segment } from '../../numerics/model/two-scale-problem.ts';
import type { Felt, SegmentMaker } from './segment-for.ts';

/** The steps that take time one after the other: meshes and magnitudes are chosen by them. */
export function nominalSegments(
  steps: readonly NominalStep[],
  segment: SegmentMaker,
): readonly Segment[] {
  let timeS = 0;
  return steps.flatMap(({ plan }) => {
    const startS = timeS;
    timeS += plan.durationS;
    if (!(timeS > startS)) return [];
    const felt = (at: number): Felt => {
      const oven = plan.at(at - startS);
      return { coilK: oven.temperatureK, oven };
    };
    return [segment(plan.branch, startS, timeS, felt)];
  });
}
