import { equilibriumContents, type EquilibriumContents } from './contents.ts';
import type { ResolvedCase } from './resolve-case.ts';

/**
 * What contents and driving values can be reached at all: an isothermal run stays between the
 * equilibria with the driest and the wettest of its start and surroundings (maximum principle).
 */
export interface AttainableRange {
  readonly low: EquilibriumContents & { readonly driving: number };
  readonly high: EquilibriumContents & { readonly driving: number };
}

const nothing = { driving: 0, total: 0, solid: 0, micro: 0 };
const anything = { driving: Infinity, total: Infinity, solid: Infinity, micro: Infinity };

export function attainableRange(resolved: ResolvedCase): AttainableRange {
  const { initial, steps } = resolved.boundary;
  const [startK, ...later] = resolved.temperaturesK;
  // Heated or cooled, a coating is in equilibrium with more or less than that.
  if (later.some((temperatureK) => temperatureK !== startK))
    return { low: nothing, high: anything };
  const values = steps.map(({ value }) => value);
  const at = (driving: number) => ({ driving, ...equilibriumContents(resolved, driving) });
  return { low: at(Math.min(initial, ...values)), high: at(Math.max(initial, ...values)) };
}

/**
 * A function that limits one kind of value to what is attainable. Solvers overshoot by less than
 * their error; how far one went below zero is in `statistics.lowestValue`.
 */
export function limiter(
  { low, high }: AttainableRange,
  kind: keyof AttainableRange['low'],
): (value: number) => number {
  return (value) => Math.min(high[kind], Math.max(low[kind], value));
}
