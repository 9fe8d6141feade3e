import type { ChartModel } from '#renderer/charts/chart-model.ts';
import { chartStrings } from '#renderer/strings/en/charts.ts';
import { predictionStrings as text } from '#renderer/strings/en/prediction.ts';
import type { PredictionRecord } from '#shared/domain/fit/prediction-record.ts';
import { formatDuration, timeUnitFor } from '#shared/units/duration.ts';
import { formatNumber } from '#shared/units/format-number.ts';
import { type ExperimentUnit, unitFactor } from './corrected-chart.ts';
import { axisRoomPx } from './experiment-channels.ts';

/** The unit of the contents of a prediction, and what they are multiplied by. */
function shownUnit({ unit }: PredictionRecord, shown: ExperimentUnit) {
  return unit === 'kg/kg'
    ? { symbol: shown, factor: unitFactor[shown] }
    : { symbol: text.ofStart, factor: 1 };
}

/** The target of a prediction in words. */
export function targetWords(record: PredictionRecord, shown: ExperimentUnit): string {
  const { symbol, factor } = shownUnit(record, shown);
  return `${formatNumber((record.target ?? Number.NaN) * factor, 4)} ${symbol}`;
}

/** The course of the case with its band, and its target. */
export function predictionChart(record: PredictionRecord, shown: ExperimentUnit): ChartModel {
  const { curve, target, title } = record;
  const { symbol, factor } = shownUnit(record, shown);
  const endS = curve.timeS.at(-1) ?? 1;
  const time = timeUnitFor(endS);
  const scaled = (values: readonly number[]) => values.map((value) => value * factor);
  return {
    title: text.chart,
    x: {
      title: chartStrings.time(time.symbol),
      scale: 'linear',
      min: 0,
      max: endS / time.seconds,
      inWords: (value) => formatDuration(value * time.seconds),
    },
    y: { title: text.axis(symbol), scale: 'linear', min: 0, roomPx: axisRoomPx },
    series: [
      {
        id: 'prediction',
        label: text.total,
        colour: 'macro',
        width: 1.8,
        x: curve.timeS.map((timeS) => timeS / time.seconds),
        y: scaled(curve.content),
        band: { min: scaled(curve.low95), max: scaled(curve.high95) },
      },
    ],
    ...(target !== null && {
      thresholds: [{ value: target * factor, label: targetWords(record, shown) }],
    }),
    description: text.description(title),
  };
}
