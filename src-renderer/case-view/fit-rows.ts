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

/** A bar shows this many times the value to both sides, at most. */
const largestRatio = 10;
const margin = 0.06;

/** The parameters that the model has. */
export function fitRows(fit: FitRecord, unit: ExperimentUnit): FitRow[] {
  return dryingParameterNames.flatMap((name) => {
    const parameter = fit.parameters[name];
    if (parameter.status === 'absent') return [];
    return [
      { name, unit: parameterUnit(name, fit, unit), parameter, bar: intervalBar(name, parameter) },
    ];
  });
}

/**
 * Where the ends of the profile interval lie. Times and shares are drawn over the logarithm of the
 * ratio to the value, contents over the difference: the value is in the middle of both.
 */
export function intervalBar(
  name: FitParameter,
  { value, profile95: [low, high], status }: FitRecord['parameters'][FitParameter],
): IntervalBar | undefined {
  if (value === null || status === 'fixed' || status === 'absent') return undefined;
  const isRatio = dryingDimensions[name] !== 'content' && name !== 'deadTimeS' && value > 0;
  const distance = (end: number | null): number | undefined => {
    if (end === null) return undefined;
    if (!isRatio) return end - value;
    return end > 0 ? Math.log(end / value) : undefined;
  };
  const [down, up] = [distance(low), distance(high)];
  const known = [down, up].filter((one) => one !== undefined).map(Math.abs);
  const most = Math.max(...known, 0);
  const half = isRatio ? Math.min(most, Math.log(largestRatio)) : most;
  const place = (by: number | undefined): number | undefined =>
    by === undefined
      ? undefined
      : Math.min(1, Math.max(0, 0.5 + (half === 0 ? 0 : ((0.5 - margin) * by) / half)));
  return { low: place(down), high: place(up), value: 0.5 };
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
