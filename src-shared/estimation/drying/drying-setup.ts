import type { searchedNames } from '#shared/domain/fit/fitted-parameters.ts';
import type { Limits } from '#shared/domain/fit/limits.ts';
import type { MicroGeometry } from '#shared/numerics/analytic/linear-two-scale.ts';
import type { DryingModel, DryingParameterName } from './drying-model.ts';

/** What is fitted to a run, and how. */
export interface DryingSetup {
  readonly model: DryingModel;
  /** shape of a micro domain; a slab without it */
  readonly microGeometry?: MicroGeometry | undefined;
  /**
   * Known values, in the unit of the run; these parameters are not fitted. The dead time is 0 unless it
   * is fixed here or freed below.
   */
  readonly fixed?: Readonly<Partial<Record<DryingParameterName, number>>> | undefined;
  readonly freeDeadTime?: boolean | undefined;
  /** of what is searched for, in the unit of the run; its usual range without them */
  readonly limits?: DryingLimits | undefined;
  /** starts of the search besides the first one */
  readonly starts?: number | undefined;
  readonly seed?: number | undefined;
}

export type DryingLimits = Readonly<Partial<Record<(typeof searchedNames)[number], Limits>>>;

export const DEFAULT_STARTS = 24;
export const DEFAULT_SEED = 20_260_223;

/** The setup for a smaller model: without known values of parameters that it lacks. */
export function setupFor(setup: DryingSetup, model: DryingModel): DryingSetup {
  const { tauMacroS, tauMicroS, microShare, microSpread, ...common } = setup.fixed ?? {};
  const own = {
    macro: { tauMacroS },
    micro: { tauMicroS },
    'two-scale': { tauMacroS, tauMicroS, microShare },
    'two-scale-distribution': { tauMacroS, tauMicroS, microShare, microSpread },
  }[model];
  const given = Object.entries({ ...own, ...common }).filter(([, value]) => value !== undefined);
  return { ...setup, model, fixed: Object.fromEntries(given) };
}
