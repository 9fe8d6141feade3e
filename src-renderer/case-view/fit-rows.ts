import type { FitRecord } from '#shared/domain/fit/fit-record.ts';
import { dryingDimensions, dryingParameterNames } from '#shared/estimation/drying/drying-model.ts';
import type { ExperimentUnit } from './corrected-chart.ts';
import { type FitParameter, parameterUnit, type ShownUnit } from './fit-units.ts';

/** Part of the width of a bar, 0 to 1; an end is undefined where the interval is open. */
export interface IntervalBar {
  readonly low: number | undefined;
  readonly high: number | undefined;
  readonly value: number;
}

/** One parameter of a fit as a row of its table. */
export interface FitRow {
  readonly name: FitParameter;
  readonly unit: ShownUnit;
  readonly parameter: FitRecord['parameters'][FitParameter];
  /** of the profile interval; undefined for what was not fitted */
  readonly bar: IntervalBar | undefined;
}

type Parameter = FitRow['parameter'];

/** Bars of ratios go this far to both sides, at most. */
const largestRatio = 10;
const margin = 0.04;

/** Times and shares are drawn by the logarithm of their ratio to the value, others by the difference. */
const isRatio = (name: FitParameter, { value }: Parameter): boolean =>
  dryingDimensions[name] !== 'content' && name !== 'deadTimeS' && (value ?? 0) > 0;

/** The parameters that the model has; bars of ratios have one scale, those of contents another. */
export function fitRows(fit: FitRecord, unit: ExperimentUnit): FitRow[] {
  const names = dryingParameterNames.filter((name) => fit.parameters[name].status !== 'absent');
  const longest = (group: readonly FitParameter[]): number =>
    group
      .flatMap((name) => endsOf(name, fit.parameters[name]) ?? [])
      .reduce((most: number, end) => Math.max(most, Math.abs(end ?? 0)), 0);
  const ofKind = (name: FitParameter) =>
    names.filter(
      (other) =>
        isRatio(other, fit.parameters[other]) === isRatio(name, fit.parameters[name]) &&
        (dryingDimensions[other] === 'content') === (dryingDimensions[name] === 'content'),
    );
  return names.map((name) => {
    const parameter = fit.parameters[name];
    const half = longest(ofKind(name));
    const most = isRatio(name, parameter) ? Math.min(half, Math.log(largestRatio)) : half;
    return {
      name,
      unit: parameterUnit(name, fit, unit),
      parameter,
      bar: intervalBar(name, parameter, most),
    };
  });
}

/** Distances of the ends of the profile interval from the value; undefined where one is open. */
function endsOf(
  name: FitParameter,
  parameter: Parameter,
): readonly [low: number | undefined, high: number | undefined] | undefined {
  const { value, profile95, status } = parameter;
  if (value === null || status === 'fixed' || status === 'absent') return undefined;
  const distance = (end: number | null): number | undefined => {
    if (end === null) return undefined;
    if (!isRatio(name, parameter)) return end - value;
    return end > 0 ? Math.log(end / value) : undefined;
  };
  return [distance(profile95[0]), distance(profile95[1])];
}

/**
 * Where the ends of the profile interval lie; undefined for what was not fitted.
 * @param half distance from the value that reaches the end of the bar
 */
export function intervalBar(
  name: FitParameter,
  parameter: Parameter,
  half: number,
): IntervalBar | undefined {
  const ends = endsOf(name, parameter);
  if (!ends) return undefined;
  const place = (by: number | undefined): number | undefined =>
    by === undefined
      ? undefined
      : Math.min(1, Math.max(0, 0.5 + (half === 0 ? 0 : ((0.5 - margin) * by) / half)));
  return { low: place(ends[0]), high: place(ends[1]), value: 0.5 };
}

/** The correlation matrix: fitted parameters in their order, NaN where one is missing. */
export function correlationTable({ correlation }: Pick<FitRecord, 'correlation'>): {
  readonly names: readonly FitParameter[];
  readonly rows: readonly (readonly number[])[];
} {
  const names = dryingParameterNames.filter((name) => correlation[name] !== undefined);
  return {
    names,
    rows: names.map((row) => names.map((column) => correlation[row]?.[column] ?? Number.NaN)),
  };
}
