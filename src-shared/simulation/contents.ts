import type { Relation } from '../numerics/model/two-scale-problem.ts';
import type { ResolvedCase } from './resolve-case.ts';

/** Equilibrium contents at a driving value: of the coating, and of the phases' own volumes. */
export interface EquilibriumContents {
  /** All water, kg per m3 of coating. */
  readonly total: number;
  /** Macro solid, kg per m3 of solid. */
  readonly solid: number;
  /** Micro phase, kg per m3 of micro phase (0 without one). */
  readonly micro: number;
}

/** Contents in equilibrium with a driving value. */
export function equilibriumContents(
  { problem }: Pick<ResolvedCase, 'problem'>,
  driving: number,
): EquilibriumContents {
  const at = (relation: Relation) => valueAt(relation, driving, problem.initialTemperatureK);
  const micro = problem.micro.reduce(
    (sum, { volumeFraction, interfaceContent }) => sum + volumeFraction * at(interfaceContent),
    0,
  );
  return {
    total: at(problem.macro.content) + micro,
    solid: at(problem.macro.solid),
    micro: problem.micro[0] === undefined ? 0 : at(problem.micro[0].interfaceContent),
  };
}

/** The same per unit of the driving value, for linear problems. */
export function contentPerDriving(resolved: Pick<ResolvedCase, 'problem'>): EquilibriumContents {
  return equilibriumContents(resolved, 1);
}

function valueAt(relation: Relation, driving: number, temperatureK: number): number {
  const value = new Float64Array(1);
  const slope = new Float64Array(1);
  relation.evaluate(Float64Array.of(driving), 0, 1, temperatureK, value, slope, 0);
  return value[0]!;
}
