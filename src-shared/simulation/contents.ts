import type { Relation } from '../numerics/model/two-scale-problem.ts';
import type { ResolvedCase } from './resolve-case.ts';

/** Equilibrium contents at a driving value: of the coating, and of the phases' own volumes. */
export interface EquilibriumContents {
  /** All water, kg per m3 of coating. */
  readonly total: number;
  /** Macro solid, kg per m3 of solid. */
  readonly solid: number;
  /** Micro phase, mean over its classes, kg per m3 of micro phase (0 without one). */
  readonly micro: number;
}

/** Contents in equilibrium with a driving value, at the temperature of the start unless given. */
export function equilibriumContents(
  { problem }: Pick<ResolvedCase, 'problem'>,
  driving: number,
  temperatureK = problem.initialTemperatureK,
): EquilibriumContents {
  const at = (relation: Relation) => valueAt(relation, driving, temperatureK);
  let micro = 0;
  let volume = 0;
  for (const { volumeFraction, interfaceContent } of problem.micro) {
    micro += volumeFraction * at(interfaceContent);
    volume += volumeFraction;
  }
  return {
    total: at(problem.macro.content) + micro,
    solid: at(problem.macro.solid),
    micro: volume === 0 ? 0 : micro / volume,
  };
}

/** The same per unit of the driving value, for linear problems. */
export function contentPerDriving(resolved: Pick<ResolvedCase, 'problem'>): EquilibriumContents {
  return equilibriumContents(resolved, 1);
}

/** Contents in equilibrium with the last surroundings. */
export function finalContents(
  resolved: Pick<ResolvedCase, 'problem' | 'boundary' | 'temperaturesK'>,
): EquilibriumContents {
  const { boundary, temperaturesK } = resolved;
  return equilibriumContents(resolved, boundary.steps.at(-1)!.value, temperaturesK.at(-1));
}

function valueAt(relation: Relation, driving: number, temperatureK: number): number {
  const value = new Float64Array(1);
  const slope = new Float64Array(1);
  relation.evaluate(Float64Array.of(driving), 0, 1, temperatureK, value, slope, 0);
  return value[0]!;
}
