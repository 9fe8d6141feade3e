import Table from 'cli-table3';
import { dryingDimensions, dryingParameterNames } from '#shared/estimation/drying/drying-model.ts';
import type { DryingParameterName } from '#shared/estimation/drying/drying-model.ts';
import { type FitRecord, misleadsLinearised } from '#shared/domain/fit/fit-record.ts';
import { formatNumber } from '#shared/units/format-number.ts';
import { probabilityValue } from '#shared/units/format-probability.ts';
import { timeUnitFor } from '#shared/units/duration.ts';

// Relative difference of the misfits of one curve that was fitted twice.
const SAME_CURVE = 1e-6;

const titles: Readonly<Record<DryingParameterName, string>> = {
  tauMacroS: 'tau_macro',
  tauMicroS: 'tau_micro',
  microShare: 'beta, water on the micro scale',
  microSpread: 'spread of ln tau_micro',
  initial: 'initial content',
  equilibrium: 'equilibrium content',
  deadTimeS: 'dead time',
};

/** A fit for reading: each parameter with its errors, in units. */
export function describeFit(record: FitRecord): string {
  const misleads = misleadsLinearised(record);
  const linear = misleads ? '95 % linearised, too narrow' : '95 % linearised';
  /** What can be relied on first. */
  const ordered = (linearised: string, profile: string): string[] =>
    misleads ? [profile, linearised] : [linearised, profile];
  const table = new Table({
    head: ['parameter', 'unit', 'value', 'standard error', ...ordered(linear, '95 % profile'), ''],
    style: { head: [], border: [] },
  });
  for (const name of dryingParameterNames) {
    const { value, standardError, interval95, profile95, status } = record.parameters[name];
    if (value === null || (name === 'deadTimeS' && status === 'fixed' && value === 0)) continue;
    const { symbol, factor } = unitOf(name, value, record);
    const text = (number: number | null): string =>
      number === null ? 'open' : formatNumber(number / factor, 4);
    const isFree = status !== 'fixed';
    table.push([
      titles[name],
      symbol,
      text(value),
      standardError === null ? '–' : text(standardError),
      ...ordered(
        isFree && standardError !== null ? interval95.map(text).join(' .. ') : '–',
        isFree ? profile95.map(text).join(' .. ') : '–',
      ),
      status === 'fitted' ? '' : status.replaceAll('-', ' '),
    ]);
  }
  const { rmse, aicc, pointCount, noise, madeOf } = record;
  const content = contentUnit(madeOf.unit);
  return (
    `${record.title}: model ${madeOf.model}, ${pointCount} points ` +
    `(about ${formatNumber(noise.effectivePointCount, 3)} independent)\n${table.toString()}\n` +
    `rmse ${formatNumber(rmse / content.factor, 3)} ${content.symbol} (${madeOf.basis}), ` +
    `AICc ${aicc === null ? '–' : formatNumber(aicc, 6)}\n`
  );
}

function unitOf(
  name: DryingParameterName,
  value: number,
  { madeOf }: FitRecord,
): { symbol: string; factor: number } {
  const dimension = dryingDimensions[name];
  if (dimension === 'content') return contentUnit(madeOf.unit);
  if (dimension === 'number') return { symbol: '–', factor: 1 };
  const { symbol, seconds } = timeUnitFor(value);
  return { symbol, factor: seconds };
}

function contentUnit(unit: FitRecord['madeOf']['unit']): { symbol: string; factor: number } {
  return unit === 'kg' ? { symbol: 'mg', factor: 1e-6 } : { symbol: 'kg/kg', factor: 1 };
}

/** The models side by side, or nothing where they were not compared. */
export function comparisonTable({ comparison, pointCount, noise, madeOf }: FitRecord): string {
  if (comparison === undefined) return '';
  const { symbol, factor } = contentUnit(madeOf.unit);
  const table = new Table({
    head: ['model', 'free', `rmse [${symbol}]`, 'AICc', 'AICc, independent', 'F', 'p'],
    style: { head: [], border: [] },
  });
  const text = (value: number | null, digits: number): string =>
    value === null ? '–' : formatNumber(value, digits);
  for (const row of comparison) {
    table.push([
      row.model,
      row.freeParameterCount,
      formatNumber(row.rmse / factor, 4),
      text(row.aicc, 6),
      text(row.aiccIndependent, 5),
      text(row.fRatio, 3),
      row.pValue === null ? '–' : probabilityValue(row.pValue),
    ]);
  }
  const [macro, micro] = comparison;
  const isOneCurve =
    macro !== undefined &&
    micro !== undefined &&
    Math.abs(micro.rmse / macro.rmse - 1) < SAME_CURVE;
  const note = isOneCurve
    ? 'macro and micro alone have the same curve: it does not show which scale it is.\n'
    : '';
  return (
    `${table.toString()}\n${note}F and p are those of a model against two-scale; they and the second AICc ` +
    `count independent points (${formatNumber(noise.effectivePointCount, 3)} of ${pointCount} in this fit).\n`
  );
}
