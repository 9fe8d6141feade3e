import type { FitOutcome } from '#shared/numerics/estimation/fit-outcome.ts';
import type { FittedValue } from '../fitted-value.ts';
import type { DryingParameterName } from './drying-model.ts';
import type { Verdict } from './verdict.ts';

/** What a fit says of one parameter, in the unit of the run; without a value where the model lacks it. */
export type FittedDryingParameter =
  | FittedValue
  | (Omit<FittedValue, 'value' | 'status'> & { readonly value: null; readonly status: 'absent' });

export type DryingParameters = Readonly<Record<DryingParameterName, FittedDryingParameter>>;

/** Correlation of two fitted parameters, by name; parameters that are not identified are absent. */
export type Correlation = Readonly<
  Partial<Record<DryingParameterName, Readonly<Partial<Record<DryingParameterName, number>>>>>
>;

export interface DryingFit {
  readonly outcome: FitOutcome['outcome'];
  readonly explanation: string;
  readonly parameters: DryingParameters;
  /** Free parameters whose profile could not be followed. */
  readonly unprofiled: readonly DryingParameterName[];
  readonly correlation: Correlation;
  readonly pointCount: number;
  readonly freeCount: number;
  /** Of the weighted residuals: in the unit of the content squared, or a number where sigma is given. */
  readonly sumOfSquares: number;
  /** Root of the mean squared residual in the unit of the content. */
  readonly rmse: number;
  /** Corrected Akaike criterion with all points as independent ones; Infinity with too few of them. */
  readonly aicc: number;
  readonly noise: {
    /** `stated`: the errors that came with the run; `residuals`: those did not, or are too small */
    readonly source: 'stated' | 'residuals';
    /** of a point, in the unit of the content */
    readonly standardDeviation: number;
    /** of neighbouring points around each other, robust: without what the model misses */
    readonly ofNeighbours: number;
    readonly lagOneAutocorrelation: number;
    /** independent points that would tell as much as all of these */
    readonly effectivePointCount: number;
    /** variance of the residuals over the stated one; undefined where none was stated */
    readonly excessOverStated: number | undefined;
  };
  readonly residuals: {
    /** model minus measurement, in the unit of the content */
    readonly values: Float64Array;
    readonly runs: number;
    readonly expectedRuns: number;
    readonly runsPValue: number;
    readonly lagOneAutocorrelation: number;
  };
  readonly curve: {
    readonly timesS: readonly number[];
    readonly content: Float64Array;
    /** 95 %; undefined where a parameter is not identifiable */
    readonly confidenceHalfWidth: Float64Array | undefined;
    readonly predictionHalfWidth: Float64Array | undefined;
  };
  readonly minimumCount: number;
  readonly verdicts: readonly Verdict[];
}
