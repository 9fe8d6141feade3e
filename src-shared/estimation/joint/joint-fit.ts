import type { FitOutcome } from '#shared/numerics/estimation/fit-outcome.ts';
import type { NestedModelTest } from '#shared/numerics/estimation/nested-model-test.ts';
import type { FittedValue } from '../fitted-value.ts';
import type { JointParameter } from './joint-problem.ts';

/** A model fitted to several runs at once. */
export interface JointFit {
  readonly outcome: FitOutcome['outcome'];
  readonly explanation: string;
  /** In the units of the runs; a value that scales with the length is that of the first run. */
  readonly parameters: readonly (JointParameter & FittedValue)[];
  /** Places among `parameters` that the rows and columns of the correlation belong to. */
  readonly fitted: readonly number[];
  readonly correlation: readonly (readonly number[])[];
  readonly runs: readonly {
    readonly rmse: number;
    /** of this run fitted by itself */
    readonly rmseAlone: number;
    /** of the joint fit, at the times of the run */
    readonly content: Float64Array;
  }[];
  readonly pointCount: number;
  readonly effectivePointCount: number;
  /**
   * Test of what is shared against every run with its own values; undefined where there are too few
   * independent points, or nothing more to free.
   */
  readonly sharing: NestedModelTest | undefined;
}
