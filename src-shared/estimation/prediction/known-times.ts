import type { FitRecord } from '#shared/domain/fit/fit-record.ts';

/** Times and share that fits have found, in the order of every row and column of a covariance. */
export const predictedNames = ['tauMacroS', 'tauMicroS', 'microShare'] as const;
export type PredictedName = (typeof predictedNames)[number];

/**
 * What is known of a sample. `covariance` is that of ln tau_macro, ln tau_micro and beta; zero where a
 * value was given without an uncertainty, and then `withoutError` names it.
 */
export interface KnownTimes {
  readonly values: Readonly<Record<PredictedName, number>>;
  readonly covariance: readonly (readonly number[])[];
  readonly withoutError: readonly PredictedName[];
  readonly microGeometry: FitRecord['madeOf']['microGeometry'];
  /** titles of the fitted runs */
  readonly runs: readonly string[];
  /** lowest and highest measured temperature, K; undefined where it is not known */
  readonly temperatureK?: readonly [lowest: number, highest: number] | undefined;
  /** transport length that tau_macro belongs to, m; undefined where the fit does not know it */
  readonly lengthM?: number | undefined;
}

/** By how much a variable of the covariance changes with the value: ln of times, shares as they are. */
export const variableSlope = (name: PredictedName, value: number): number =>
  name === 'microShare' ? 1 : 1 / value;
