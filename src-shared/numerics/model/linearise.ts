import type { Geometry } from '../mesh/discretisation.ts';
import type { Relation, Segment, TwoScaleProblem } from './two-scale-problem.ts';

/** The problem linearised about one driving value: what its local diffusion times are. */
export interface LinearisedProblem {
  /** Infinite where nothing is transported, 0 without macro resistance. */
  readonly tauMacroS: number;
  readonly micro: readonly {
    /** Share of the class in the local capacity dC/du. */
    readonly share: number;
    readonly tauS: number;
    readonly geometry: Geometry;
  }[];
}

/** Tangents at a driving value under the conditions of a segment at a time. */
export function linearise(
  problem: TwoScaleProblem,
  driving: number,
  segment: Segment = problem.segments[0]!,
  timeS: number = segment.startS,
): LinearisedProblem {
  const { macro, micro } = problem;
  const { sorption } = segment;
  const temperatureK = segment.temperatureK(timeS);
  const macroSlope = evaluateAt(sorption?.content ?? macro.content, driving, temperatureK).slope;
  const faces = micro.map((microClass, k) => {
    const relation = sorption?.interfaceContents[k] ?? microClass.interfaceContent;
    const face = evaluateAt(relation, driving, temperatureK);
    return { ...face, capacity: microClass.volumeFraction * face.slope };
  });
  const capacity = faces.reduce((sum, face) => sum + face.capacity, macroSlope);
  const conductance = segment.macroConductance(timeS) * mobilityAt(segment, driving, timeS);
  return {
    tauMacroS: macro.resisted ? (capacity * macro.lengthM ** 2) / conductance : 0,
    micro: micro.map(({ lengthM, geometry, diffusivity, resisted }, k) => {
      const { value, capacity: own } = faces[k]!;
      const diffusivityM2PerS = evaluateAt(diffusivity, value, temperatureK).slope;
      return {
        share: own / capacity,
        tauS: resisted ? lengthM ** 2 / diffusivityM2PerS : 0,
        geometry,
      };
    }),
  };
}

/** theta' of the macro flux at a driving value. */
function mobilityAt({ macroPotential }: Segment, driving: number, timeS: number): number {
  if (macroPotential === undefined) return 1;
  const mobility = new Float64Array(1);
  macroPotential.evaluate(Float64Array.of(driving), 1, timeS, new Float64Array(1), mobility);
  return mobility[0]!;
}

/** Value and slope of a relation (or potential and diffusivity) at one argument. */
function evaluateAt(
  relation: Pick<Relation, 'evaluate'>,
  argument: number,
  temperatureK: number,
): { value: number; slope: number } {
  const value = new Float64Array(1);
  const slope = new Float64Array(1);
  relation.evaluate(Float64Array.of(argument), 0, 1, temperatureK, value, slope, 0);
  return { value: value[0]!, slope: slope[0]! };
}
