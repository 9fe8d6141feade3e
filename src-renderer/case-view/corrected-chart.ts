import type { CorrectedColumns } from '#renderer/background/corrections-session.ts';
import type { ChartModel, ChartSeries } from '#renderer/charts/chart-model.ts';
import { experimentStrings as text } from '#renderer/strings/en/experiments.ts';
import {
  axisRoomPx,
  signedDuration,
  spanUnit,
  thinned,
  timeAxis,
  type TimeSpan,
} from './experiment-channels.ts';
import { formatNumber } from '#shared/units/format-number.ts';

/** Units in which the contents of an experiment can be shown; its coating's volume is not known. */
export const experimentUnits = ['wt-ppm', 'kg/kg'] as const;
export type ExperimentUnit = (typeof experimentUnits)[number];

export const unitFactor: Readonly<Record<ExperimentUnit, number>> = { 'wt-ppm': 1e6, 'kg/kg': 1 };

/** More hollow markers than this run into each other. */
export const mostMarkers = 90;

/**
 * The corrected water content: every row as a thin line, some of them as hollow markers.
 * @param within the shown part of a run with many rows
 */
export function correctedChart(
  run: CorrectedColumns,
  span: TimeSpan,
  unit: ExperimentUnit,
  within: TimeSpan | undefined,
): ChartModel {
  const time = spanUnit(span.fromS, span.toS);
  const factor = unitFactor[unit];
  const scaled = (curve: { timeS: ArrayLike<number>; values: ArrayLike<number> }) => ({
    x: Array.from(curve.timeS, (timeS) => timeS / time.seconds),
    y: Array.from(curve.values, (value) => value * factor),
  });
  const { timeS, contentKgPerKg, errorKgPerKg, display } = run;
  const isDense = timeS.length > mostMarkers;
  const markers: ChartSeries = {
    id: 'markers',
    label: isDense ? text.someRows : text.measured,
    colour: 'total',
    width: 0,
    markers: true,
    ...scaled(thinned(timeS, contentKgPerKg, within, mostMarkers)),
    ...(!isDense && errorKgPerKg && { errors: errorKgPerKg.map((error) => error * factor) }),
  };
  const line: ChartSeries = {
    id: 'rows',
    label: display ? text.means : text.allRows,
    colour: 'muted',
    width: 1,
    ...scaled(
      display
        ? { timeS: display.timeS, values: display.contentKgPerKg }
        : thinned(timeS, contentKgPerKg, within),
    ),
  };
  const lowest = contentKgPerKg.reduce((least, value) => Math.min(least, value), 0);
  const words = (value: number | undefined) => `${formatNumber((value ?? NaN) * factor)} ${unit}`;
  return {
    title: text.content,
    x: timeAxis(span.fromS, span.toS, time),
    y: {
      title: text.contentAxis(unit),
      scale: 'linear',
      min: 1.05 * lowest * factor,
      roomPx: axisRoomPx,
    },
    ...(span.fromS < 0 && span.toS > 0 && { vertical: { value: 0, label: text.start } }),
    series: isDense || display ? [line, markers] : [markers],
    description: text.contentDescription(
      words(contentKgPerKg[0]),
      words(contentKgPerKg.at(-1)),
      signedDuration(timeS.at(-1) ?? NaN),
    ),
  };
}
