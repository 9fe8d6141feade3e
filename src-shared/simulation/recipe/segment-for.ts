import type { Conditions } from '../../domain/case/surroundings.ts';
import type { BranchName } from '../../domain/material/component.ts';
import type {
  Segment,
  SorptionRelations,
  TwoScaleProblem,
} from '../../numerics/model/two-scale-problem.ts';
import { saturationPressurePa } from '../../physics/saturation-pressure.ts';
import type { OvenAt } from '../../domain/recipe/oven/gas-law.ts';

/** What the coil feels: its own temperature, the oven's pressures. */
export type CoilConditions = (timeS: number) => OvenAt;

export type SegmentMaker = (
  branch: BranchName,
  startS: number,
  endS: number,
  conditions: CoilConditions,
) => Segment;

/**
 * Segments of the solver from conditions at the coil.
 * @param adsorbing the problem on the adsorption branch, where it differs
 */
export function segmentFor(
  under: (startS: number, endS: number, conditions: (timeS: number) => Conditions) => Segment,
  adsorbing: TwoScaleProblem | undefined,
): SegmentMaker {
  const sorption: SorptionRelations | undefined = adsorbing && {
    content: adsorbing.macro.content,
    solid: adsorbing.macro.solid,
    interfaceContents: adsorbing.micro.map(({ interfaceContent }) => interfaceContent),
  };
  return (branch, startS, endS, conditions) => {
    const segment = under(startS, endS, (timeS) => {
      const { temperatureK, pressurePa, vapourPressurePa } = conditions(timeS);
      const activity = vapourPressurePa / saturationPressurePa(temperatureK);
      // Liquid water is not modelled: gas that is wetter than saturated counts as saturated.
      return { temperatureK, pressurePa, driving: Math.min(1, activity) };
    });
    return branch === 'adsorption' && sorption !== undefined ? { ...segment, sorption } : segment;
  };
}
