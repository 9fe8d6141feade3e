import type { Covariance } from '#shared/numerics/estimation/covariance.ts';
import type { FitOutcome } from '#shared/numerics/estimation/fit-outcome.ts';
import type { LeastSquaresProblem } from '#shared/numerics/estimation/least-squares-problem.ts';
import type { ProfileEnd } from '#shared/numerics/estimation/profile-likelihood.ts';
import { studentTQuantile } from '#shared/numerics/estimation/student-t.ts';

/** Ends of an interval; null where it is open or there is none. */
export type Interval = readonly [low: number | null, high: number | null];

export const NO_INTERVAL: Interval = [null, null];

/** What a fit says of one of its parameters. */
export interface FittedValue {
  readonly value: number;
  /** Of the linearised model; null where the value is fixed, at a bound or not identifiable. */
  readonly standardError: number | null;
  /** 95 %, linearised, for positive values and shares symmetric in their transform. */
  readonly interval95: Interval;
  /** 95 %, of the profile likelihood. */
  readonly profile95: Interval;
  readonly status: 'fitted' | 'not-identifiable' | 'at-bound' | 'fixed';
  /** what it may take; null: no bound */
  readonly bounds: Interval;
}

/** Ends of the profile of one parameter; undefined where the profile could not be followed. */
export type ProfileEnds = { readonly lower: ProfileEnd; readonly upper: ProfileEnd } | undefined;

/** From the variables of a fit to the unit that a value is told in. */
export interface OwnUnit {
  readonly own: (value: number) => number;
  /** of differences; may be negative */
  readonly factor: number;
}

export interface FitAtMinimum {
  readonly problem: LeastSquaresProblem;
  readonly fit: FitOutcome;
  readonly covariance: Covariance;
  /** one per parameter */
  readonly profiles: readonly ProfileEnds[];
}

const COVERAGE = 0.95;

/** Describes the parameter at a place of the problem. */
export function describeValue(
  { problem, fit, covariance, profiles }: FitAtMinimum,
  place: number,
  { own, factor }: OwnUnit,
): FittedValue {
  const { lower, upper, transform } = problem.parameters[place]!;
  const fitted = fit.parameters[place]!;
  const ordered = (low: number | null, high: number | null): Interval =>
    factor < 0 ? [high, low] : [low, high];
  const finite = (value: number): number | null => (Number.isFinite(value) ? own(value) : null);
  const none = { standardError: null, interval95: NO_INTERVAL, profile95: NO_INTERVAL };
  const status = covariance.identifiability[place]!;
  if (status === 'fixed') return { value: own(fitted), ...none, status, bounds: NO_INTERVAL };

  const end = (kind: 'lower' | 'upper'): number | null => {
    const ends = profiles[place];
    return ends?.[kind].kind === 'closed' ? own(ends[kind].value) : null;
  };
  const common = {
    value: own(fitted),
    profile95: ordered(end('lower'), end('upper')),
    bounds: ordered(finite(lower), finite(upper)),
  };
  if (status !== 'identified') {
    return { ...common, standardError: null, interval95: NO_INTERVAL, status };
  }
  const error = covariance.standardErrors[place]!;
  const t = studentTQuantile((1 + COVERAGE) / 2, covariance.intervalDegreesOfFreedom);
  const [low, high] = linearInterval(fitted, t * error, transform);
  return {
    ...common,
    standardError: error * Math.abs(factor),
    interval95: ordered(finite(low), finite(high)),
    status: 'fitted',
  };
}

/** Symmetric in the variable that is fitted. */
function linearInterval(
  value: number,
  halfWidth: number,
  transform: 'none' | 'log' | 'logit',
): readonly [number, number] {
  if (transform === 'none') return [value - halfWidth, value + halfWidth];
  if (transform === 'log') {
    const factor = Math.exp(halfWidth / value);
    return [value / factor, value * factor];
  }
  const odds = value / (1 - value);
  const factor = Math.exp(halfWidth / (value * (1 - value)));
  return [odds / factor / (1 + odds / factor), 1 / (1 + 1 / (odds * factor))];
}
