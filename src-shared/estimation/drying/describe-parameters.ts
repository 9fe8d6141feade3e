import type { Covariance } from '#shared/numerics/estimation/covariance.ts';
import type { FitOutcome } from '#shared/numerics/estimation/fit-outcome.ts';
import type { LeastSquaresProblem } from '#shared/numerics/estimation/least-squares-problem.ts';
import { studentTQuantile } from '#shared/numerics/estimation/student-t.ts';
import type {
  Correlation,
  DryingParameters,
  FittedDryingParameter,
  Interval,
} from './drying-fit.ts';
import { dryingParameterNames, parametersOfModel } from './drying-model.ts';
import { ownFactor, ownValue } from './drying-parameters.ts';
import type { RunScale } from './drying-run.ts';
import type { DryingSetup } from './drying-setup.ts';
import type { ProfileEnds } from './profile-intervals.ts';

const COVERAGE = 0.95;
const NONE: Interval = [null, null];

export interface Described {
  readonly setup: DryingSetup;
  readonly scale: RunScale;
  readonly problem: LeastSquaresProblem;
  readonly fit: FitOutcome;
  readonly covariance: Covariance;
  /** one per parameter */
  readonly intervals: readonly ProfileEnds[];
}

/** The parameters of a fit in the unit of the run. */
export function describeParameters(fit: Described): DryingParameters {
  const names = parametersOfModel(fit.setup.model);
  return Object.fromEntries(
    dryingParameterNames.map((name, place) => [
      name,
      names.includes(name) ? describe(fit, place) : absent,
    ]),
  ) as DryingParameters;
}

const absent: FittedDryingParameter = {
  value: null,
  standardError: null,
  interval95: NONE,
  profile95: NONE,
  status: 'absent',
  bounds: NONE,
};

function describe(
  { setup, scale, problem, fit, covariance, intervals }: Described,
  place: number,
): FittedDryingParameter {
  const name = dryingParameterNames[place]!;
  const { lower, upper, transform } = problem.parameters[place]!;
  const scaled = fit.parameters[place]!;
  const own = (value: number): number => ownValue(name, value, scale);
  const ordered = (low: number | null, high: number | null): Interval =>
    ownFactor(name, scale) < 0 ? [high, low] : [low, high];
  const finite = (value: number): number | null => (Number.isFinite(value) ? own(value) : null);
  const common = { value: own(scaled), bounds: ordered(finite(lower), finite(upper)) };
  const identifiability = covariance.identifiability[place]!;
  if (identifiability === 'fixed') {
    return { ...absent, value: setup.fixed?.[name] ?? common.value, status: 'fixed' };
  }

  const ends = intervals[place];
  const end = (kind: 'lower' | 'upper'): number | null =>
    ends?.[kind].kind === 'closed' ? own(ends[kind].value) : null;
  const profile95 = ordered(end('lower'), end('upper'));
  if (identifiability !== 'identified') {
    return { ...common, standardError: null, interval95: NONE, profile95, status: identifiability };
  }
  const error = covariance.standardErrors[place]!;
  const t = studentTQuantile((1 + COVERAGE) / 2, covariance.intervalDegreesOfFreedom);
  const [low, high] = linearInterval(scaled, t * error, transform);
  return {
    ...common,
    standardError: error * Math.abs(ownFactor(name, scale)),
    interval95: ordered(finite(low), finite(high)),
    profile95,
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

/** Correlations by name; those of a content change their sign with the direction of the run. */
export function correlationOf(covariance: Covariance, scale: RunScale): Correlation {
  const names = covariance.identified.map((place) => dryingParameterNames[place]!);
  return Object.fromEntries(
    names.map((row, i) => [
      row,
      Object.fromEntries(
        names.map((column, j) => {
          const sign = Math.sign(ownFactor(row, scale)) * Math.sign(ownFactor(column, scale));
          return [column, sign * covariance.correlation[i]![j]!];
        }),
      ),
    ]),
  );
}
