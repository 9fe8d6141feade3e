import type { ChannelKey } from '#renderer/background/run-summary.ts';
import type { ChartColour, ChartModel } from '#renderer/charts/chart-model.ts';
import { thinOut } from '#renderer/charts/thin-out.ts';
import { chartStrings } from '#renderer/strings/en/charts.ts';
import { importStrings } from '#renderer/strings/en/experiment-import.ts';
import { formatDuration, type TimeUnit, timeUnitFor } from '#shared/units/duration.ts';
import { formatNumber } from '#shared/units/format-number.ts';

export interface ChannelLook {
  readonly unit: string;
  /** shown value = (SI value - offset) * factor */
  readonly factor: number;
  readonly offset: number;
  readonly colour: ChartColour;
  readonly startsAtZero: boolean;
}

const mass = { unit: 'mg', factor: 1e6, offset: 0, colour: 'total', startsAtZero: false } as const;
const content = {
  unit: 'wt-ppm',
  factor: 1e6,
  offset: 0,
  colour: 'total',
  startsAtZero: true,
} as const;

/** How each measured value is shown. */
export const channelLooks: Readonly<Record<ChannelKey, ChannelLook>> = {
  massKg: mass,
  measuringPoint2Kg: { ...mass, colour: 'run-1' },
  zeroPointKg: { ...mass, colour: 'run-6' },
  waterContentKgPerKg: content,
  temperatureK: { unit: '°C', factor: 1, offset: 273.15, colour: 'run-5', startsAtZero: false },
  pressurePa: { unit: 'mbar', factor: 0.01, offset: 0, colour: 'run-4', startsAtZero: false },
  relativeHumidity: { unit: '%', factor: 100, offset: 0, colour: 'run-1', startsAtZero: true },
  waterContentErrorKgPerKg: { ...content, colour: 'muted' },
};

const shownValue = (value: number, { factor, offset }: ChannelLook): number =>
  (value - offset) * factor;

/** A value of a channel with its unit. */
export function channelWords(value: number, key: ChannelKey, digits = 5): string {
  const look = channelLooks[key];
  return `${formatNumber(shownValue(value, look), digits)} ${look.unit}`;
}

/** A time that may be negative, in words. */
export const signedDuration = (timeS: number): string =>
  timeS < 0 ? `−${formatDuration(-timeS)}` : formatDuration(timeS);

/** Part of a time axis, in s. */
export interface TimeSpan {
  readonly fromS: number;
  readonly toS: number;
}

/** More points than this are not handed to a chart, its table and its export. */
const chartPoints = 4000;

/**
 * A curve with its gaps taken out and as many points as a chart, its table and its export take.
 * @param within of a curve with more points, the part that is shown
 */
export function thinned(
  timeS: ArrayLike<number>,
  values: ArrayLike<number>,
  within: TimeSpan | undefined,
  most = chartPoints,
): { timeS: Float64Array; values: Float64Array } {
  const [fromS, toS] =
    within && timeS.length > most ? [within.fromS, within.toS] : [-Infinity, Infinity];
  const x = new Float64Array(timeS.length);
  const y = new Float64Array(timeS.length);
  let count = 0;
  for (let row = 0; row < timeS.length; row++) {
    const time = timeS[row] ?? NaN;
    const value = values[row] ?? NaN;
    if (time < fromS || time > toS || Number.isNaN(value)) continue;
    x[count] = time;
    y[count] = value;
    count += 1;
  }
  const kept = thinOut(x, y, 0, count, most);
  const part = (list: Float64Array) => Float64Array.from(kept, (at) => list[at] ?? NaN);
  return { timeS: part(x), values: part(y) };
}

export function timeAxis(fromS: number, toS: number, unit: TimeUnit): ChartModel['x'] {
  return {
    title: chartStrings.time(unit.symbol),
    scale: 'linear',
    min: fromS / unit.seconds,
    max: toS > fromS ? toS / unit.seconds : fromS / unit.seconds + 1,
    inWords: (value) => signedDuration(value * unit.seconds),
  };
}

/** The time unit for a span that may begin before 0. */
export const spanUnit = (fromS: number, toS: number): TimeUnit =>
  timeUnitFor(Math.max(Math.abs(fromS), Math.abs(toS)));

/** The same for all charts of measured runs. */
export const axisRoomPx = 64;

/** One measured value over time as it stands in the file. */
export function channelChart(
  key: ChannelKey,
  curve: { readonly timeS: ArrayLike<number>; readonly values: ArrayLike<number> },
  span: TimeSpan,
): ChartModel {
  const look = channelLooks[key];
  const name = importStrings.channel[key];
  const unit = spanUnit(span.fromS, span.toS);
  const y = Array.from(curve.values, (value) => shownValue(value, look));
  const lowest = y.reduce((least, value) => Math.min(least, value), 0);
  return {
    title: name.slice(0, 1).toUpperCase() + name.slice(1),
    x: timeAxis(span.fromS, span.toS, unit),
    y: {
      title: `${name} / ${look.unit}`,
      scale: 'linear',
      roomPx: axisRoomPx,
      ...(look.startsAtZero && { min: 1.05 * lowest }),
    },
    series: [
      {
        id: key,
        label: name,
        colour: look.colour,
        width: 1.3,
        x: Array.from(curve.timeS, (time) => time / unit.seconds),
        y,
      },
    ],
    withoutLegend: true,
    description: importStrings.chartDescription(name),
  };
}
