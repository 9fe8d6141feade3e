import { fitStrings as text } from '#renderer/strings/en/fit.ts';
import type { FitRecord } from '#shared/domain/fit/fit-record.ts';
import { dryingDimensions } from '#shared/estimation/drying/drying-model.ts';
import { timeUnitFor } from '#shared/units/duration.ts';
import { formatNumber } from '#shared/units/format-number.ts';
import { type ExperimentUnit, unitFactor } from './corrected-chart.ts';

export type FitParameter = keyof FitRecord['parameters'];

/** How a number of a fit is shown: shown value = value * factor. */
export interface ShownUnit {
  readonly symbol: string;
  readonly factor: number;
}

/** The unit of the contents of a fit: mg where the dry mass is not known. */
export function contentUnitOf(
  { madeOf }: { readonly madeOf: Pick<FitRecord['madeOf'], 'unit'> },
  unit: ExperimentUnit,
): ShownUnit {
  return madeOf.unit === 'kg'
    ? { symbol: 'mg', factor: 1e6 }
    : { symbol: unit, factor: unitFactor[unit] };
}

/** The unit in which a parameter and its errors are shown. */
export function parameterUnit(name: FitParameter, fit: FitRecord, unit: ExperimentUnit): ShownUnit {
  const dimension = dryingDimensions[name];
  if (dimension === 'content') return contentUnitOf(fit, unit);
  if (dimension === 'number') {
    return name === 'microShare' ? { symbol: '%', factor: 100 } : { symbol: '–', factor: 1 };
  }
  const { symbol, seconds } = timeUnitFor(fit.parameters[name].value ?? 0);
  return { symbol, factor: 1 / seconds };
}

/** A number in such a unit, without the unit. */
export const inUnit = (value: number | null, { factor }: ShownUnit, digits = 4): string =>
  value === null ? text.none : formatNumber(value * factor, digits);

/** An interval in words; open ends are said. */
export function intervalText(
  [low, high]: readonly [number | null, number | null],
  unit: ShownUnit,
): string {
  if (low === null && high === null) return text.noInterval;
  if (low === null) return text.openBelow(inUnit(high, unit));
  if (high === null) return text.openAbove(inUnit(low, unit));
  return text.interval(inUnit(low, unit), inUnit(high, unit));
}
