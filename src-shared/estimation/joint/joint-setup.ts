import type { Limits } from '#shared/domain/fit/limits.ts';
import { EstimationError } from '#shared/numerics/estimation/estimation-error.ts';
import {
  parametersOfModel,
  type DryingModel,
  type DryingParameterName,
} from '../drying/drying-model.ts';
import type { DryingRun } from '../drying/drying-run.ts';
import type { DryingLimits, DryingSetup } from '../drying/drying-setup.ts';

/** One of several runs that are fitted together. */
export interface JointRun {
  readonly run: DryingRun;
  /** transport length s_ma of its sample, m; needed where tau_macro scales with its square */
  readonly lengthM?: number | undefined;
  /** known values of this run alone */
  readonly fixed?: DryingSetup['fixed'];
}

/**
 * How several runs are fitted together. A parameter is one for all runs (`shared`), one for all in
 * proportion to the square of the length (`scaled`, tau_macro only), or every run's own.
 */
export interface JointSetup {
  readonly model: DryingModel;
  readonly microGeometry?: DryingSetup['microGeometry'];
  readonly shared: readonly DryingParameterName[];
  readonly scaled?: boolean | undefined;
  readonly freeDeadTime?: boolean | undefined;
  /** of what is searched for; those of a tau_macro that is scaled are those of the first run */
  readonly limits?: DryingLimits | undefined;
  readonly starts?: number | undefined;
  readonly seed?: number | undefined;
}

/**
 * The setups of the runs by themselves.
 * @throws EstimationError for lengths that are missing, or limits of what the model does not have
 */
export function setupsOf(runs: readonly JointRun[], setup: JointSetup): DryingSetup[] {
  const { model, microGeometry, freeDeadTime, starts, seed, limits } = setup;
  const known: readonly string[] = parametersOfModel(model);
  const foreign = Object.keys(limits ?? {}).find((name) => !known.includes(name));
  if (foreign !== undefined) {
    throw new EstimationError(
      `There are limits of ${foreign}, but the model "${model}" has no such parameter; leave them out.`,
    );
  }
  const factors = setup.scaled === true ? squaredLengths(runs) : undefined;
  return runs.map(({ fixed }, run) => {
    const factor = factors?.[run] ?? 1;
    const own = limits?.tauMacroS && { ...limits, tauMacroS: times(limits.tauMacroS, factor) };
    return { model, microGeometry, freeDeadTime, starts, seed, fixed, limits: own ?? limits };
  });
}

const times = (limits: Limits, factor: number): Limits =>
  Object.fromEntries(Object.entries(limits).map(([key, value]) => [key, value * factor]));

/** Of every run relative to the first one. */
export function squaredLengths(runs: readonly JointRun[]): number[] {
  const [first] = runs;
  return runs.map(({ lengthM }, run) => {
    if (lengthM === undefined || first?.lengthM === undefined) {
      throw new EstimationError(
        `tau_macro scales with the square of the length, but run ${run + 1} has no length.`,
      );
    }
    return (lengthM / first.lengthM) ** 2;
  });
}
