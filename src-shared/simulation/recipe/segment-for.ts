import { chamberExchange, type Chamber } from '../../domain/recipe/oven/chamber.ts';
import type { OvenAt } from '../../domain/recipe/oven/gas-law.ts';
import type { Conditions } from '../../domain/case/surroundings.ts';
import type { BranchName } from '../../domain/material/component.ts';
import type {
  Segment,
  SorptionRelations,
  TwoScaleProblem,
} from '../../numerics/model/two-scale-problem.ts';
import { saturationPressurePa } from '../../physics/saturation-pressure.ts';

/** What the coil feels: its own temperature, the gas of the oven. */
export interface Felt {
  readonly coilK: number;
  readonly oven: OvenAt;
}

export type SegmentMaker = (
  branch: BranchName,
  startS: number,
  endS: number,
  felt: (timeS: number) => Felt,
) => Segment;

/** How a case and a chamber answer to conditions. */
export interface SegmentModel {
  readonly under: (
    startS: number,
    endS: number,
    conditions: (timeS: number) => Conditions,
  ) => Segment;
  /** The problem on the adsorption branch, where it differs. */
  readonly adsorbing: TwoScaleProblem | undefined;
  /** Undefined where the coils see the gas as it is given. */
  readonly chamber: Chamber | undefined;
  /** Transport length s_ma, m. */
  readonly lengthM: number;
}

/** Segments of the solver from conditions at the coil. */
export function segmentFor({ under, adsorbing, chamber, lengthM }: SegmentModel): SegmentMaker {
  const sorption: SorptionRelations | undefined = adsorbing && {
    content: adsorbing.macro.content,
    solid: adsorbing.macro.solid,
    interfaceContents: adsorbing.micro.map(({ interfaceContent }) => interfaceContent),
  };
  return (branch, startS, endS, felt) => {
    const segment = under(startS, endS, (timeS) => {
      const { coilK, oven } = felt(timeS);
      const activity = oven.vapourPressurePa / saturationPressurePa(coilK);
      // Liquid water is not modelled: gas that is wetter than saturated counts as saturated.
      return { temperatureK: coilK, pressurePa: oven.pressurePa, driving: Math.min(1, activity) };
    });
    const onBranch =
      branch === 'adsorption' && sorption !== undefined ? { ...segment, sorption } : segment;
    return chamber === undefined ? onBranch : inChamber(onBranch, chamber, felt, lengthM);
  };
}

/** The open face holds the vapour of the chamber, which exchanges it as a gas film would. */
function inChamber(
  segment: Segment,
  chamber: Chamber,
  felt: (timeS: number) => Felt,
  lengthM: number,
): Segment {
  const exchange = (timeS: number) =>
    chamberExchange(chamber, felt(timeS).oven, pressureRate(segment, felt, timeS));
  const saturationPa = (timeS: number): number => saturationPressurePa(felt(timeS).coilK);
  return {
    ...segment,
    boundaryDriving: (timeS) => exchange(timeS).supplyPa / saturationPa(timeS),
    filmConductance: (timeS) => lengthM * exchange(timeS).conductance * saturationPa(timeS),
    faceCapacity: (timeS) => exchange(timeS).capacity * saturationPa(timeS),
  };
}

/** Times around a moment that the slope of the pressure is taken between, s. */
const aroundS = 1e-3;

function pressureRate(
  { startS, endS }: Segment,
  felt: (timeS: number) => Felt,
  timeS: number,
): number {
  const fromS = Math.max(startS, Math.min(timeS, endS) - aroundS);
  const toS = Math.min(endS, Math.max(timeS, startS) + aroundS);
  if (!(toS > fromS)) return 0;
  return (felt(toS).oven.pressurePa - felt(fromS).oven.pressurePa) / (toS - fromS);
}
