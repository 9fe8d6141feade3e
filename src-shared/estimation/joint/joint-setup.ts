import type { DryingModel, DryingParameterName } from '../drying/drying-model.ts';
import type { DryingRun } from '../drying/drying-run.ts';
import type { DryingSetup } from '../drying/drying-setup.ts';

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
  readonly starts?: number | undefined;
  readonly seed?: number | undefined;
}

/** The setup of one run by itself. */
export function setupOf(setup: JointSetup, { fixed }: JointRun): DryingSetup {
  const { model, microGeometry, freeDeadTime, starts, seed } = setup;
  return { model, microGeometry, freeDeadTime, starts, seed, fixed };
}
