import type { DryingParameterName } from './drying-model.ts';

export type VerdictCode =
  | 'NOT_CONVERGED'
  | 'CANCELLED'
  | 'CANNOT_SEPARATE'
  | 'NOT_IDENTIFIABLE'
  | 'AT_BOUND'
  | 'OPEN_INTERVAL'
  | 'PROFILE_FAILED'
  | 'SECOND_SCALE_JUSTIFIED'
  | 'SECOND_SCALE_UNDETERMINED'
  | 'SECOND_SCALE_UNDECIDED'
  | 'SECOND_SCALE_NOT_JUSTIFIED'
  | 'SPREAD_JUSTIFIED'
  | 'SPREAD_UNDETERMINED'
  | 'SPREAD_UNDECIDED'
  | 'SPREAD_NOT_JUSTIFIED'
  | 'RESIDUALS_AUTOCORRELATED'
  | 'STATED_NOISE_TOO_SMALL'
  | 'DEAD_TIME_LIKELY'
  | 'RECORD_ENDS_EARLY'
  | 'ONE_TEMPERATURE'
  | 'TEMPERATURE_VARIES';

/** A plain sentence about a fit, with what it is about. */
export interface Verdict {
  readonly code: VerdictCode;
  readonly parameters: readonly DryingParameterName[];
  readonly text: string;
}
