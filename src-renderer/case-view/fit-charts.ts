import type { ChartModel, ChartSeries } from '#renderer/charts/chart-model.ts';
import { thinOut } from '#renderer/charts/thin-out.ts';
import { fitStrings as text } from '#renderer/strings/en/fit.ts';
import type { FitRecord } from '#shared/domain/fit/fit-record.ts';
import { csvText } from '#shared/export/csv.ts';
import { formatNumber } from '#shared/units/format-number.ts';
import { type ExperimentUnit, mostMarkers } from './corrected-chart.ts';
import { axisRoomPx, spanUnit, timeAxis, type TimeSpan } from './experiment-channels.ts';
import { contentUnitOf } from './fit-units.ts';

/** More points than this are not handed to a chart, its table and its export. */
const chartPoints = 4000;

/** The fitted points and the curve on the time axis of the experiment. */
interface FitPoints {
  readonly timeS: readonly number[];
  readonly measured: readonly number[];
  readonly fitted: readonly number[];
}

/** What was measured is the curve minus its residuals. */
export function fitPoints({ curve, residuals, madeOf }: FitRecord): FitPoints {
  return {
    timeS: curve.timeS.map((timeS) => madeOf.fromS + timeS),
    measured: curve.content.map((content, i) => content - (residuals.values[i] ?? Number.NaN)),
    fitted: curve.content,
  };
}

export const fitSpan = ({ madeOf }: FitRecord): TimeSpan => ({
  fromS: madeOf.fromS,
  toS: madeOf.toS,
});

/** Measured contents as hollow markers under the fitted curve with its bands. */
export function fitChart(
  fit: FitRecord,
  unit: ExperimentUnit,
  within: TimeSpan | undefined,
): ChartModel {
  const span = fitSpan(fit);
  const time = spanUnit(span.fromS, span.toS);
  const { symbol, factor } = contentUnitOf(fit, unit);
  const points = fitPoints(fit);
  const part = partOf(points.timeS, within);
  const line = picked(points.timeS, points.fitted, part, chartPoints);
  const markers = picked(points.timeS, points.measured, part, mostMarkers);
  const x = (places: readonly number[]) =>
    places.map((place) => (points.timeS[place] ?? Number.NaN) / time.seconds);
  const y = (values: readonly number[], places: readonly number[]) =>
    places.map((place) => (values[place] ?? Number.NaN) * factor);
  const band = (half: readonly number[] | null): Pick<ChartSeries, 'band'> =>
    half === null
      ? {}
      : {
          band: {
            min: line.map((i) => ((points.fitted[i] ?? NaN) - (half[i] ?? NaN)) * factor),
            max: line.map((i) => ((points.fitted[i] ?? NaN) + (half[i] ?? NaN)) * factor),
          },
        };
  const curve = { x: x(line), y: y(points.fitted, line) };
  const { confidenceHalfWidth, predictionHalfWidth } = fit.curve;
  const lowest = [...points.measured, ...points.fitted].reduce((a, b) => Math.min(a, b), 0);
  return {
    title: text.curve,
    x: timeAxis(span.fromS, span.toS, time),
    y: {
      title: text.contentAxis(symbol),
      scale: 'linear',
      min: 1.05 * lowest * factor,
      roomPx: axisRoomPx,
    },
    series: [
      {
        id: 'fit',
        label: confidenceHalfWidth === null ? text.fitted : text.fittedBand,
        colour: 'macro',
        width: 1.8,
        ...curve,
        ...band(confidenceHalfWidth),
      },
      ...(predictionHalfWidth === null
        ? []
        : [
            {
              id: 'prediction',
              label: text.prediction,
              colour: 'muted',
              width: 0.8,
              dash: [3, 3],
              ...curve,
              ...band(predictionHalfWidth),
            } satisfies ChartSeries,
          ]),
      {
        id: 'measured',
        label: points.timeS.length > mostMarkers ? text.someMeasured : text.measured,
        colour: 'total',
        width: 0,
        markers: true,
        x: x(markers),
        y: y(points.measured, markers),
      },
    ],
    description: text.curveDescription(
      text.models[fit.madeOf.model],
      `${formatNumber(fit.rmse * factor)} ${symbol}`,
    ),
  };
}

/** Curve minus measurement over the same times. */
export function fitResidualChart(
  fit: FitRecord,
  unit: ExperimentUnit,
  within: TimeSpan | undefined,
): ChartModel {
  const span = fitSpan(fit);
  const time = spanUnit(span.fromS, span.toS);
  const { symbol, factor } = contentUnitOf(fit, unit);
  const { timeS } = fitPoints(fit);
  const places = picked(timeS, fit.residuals.values, partOf(timeS, within), chartPoints);
  return {
    title: text.residuals,
    x: timeAxis(span.fromS, span.toS, time),
    y: { title: text.residualAxis(symbol), scale: 'linear', roomPx: axisRoomPx },
    series: [
      {
        id: 'residuals',
        label: text.residuals,
        colour: 'total',
        width: 1,
        ...(timeS.length <= mostMarkers && { markers: true }),
        x: places.map((i) => (timeS[i] ?? NaN) / time.seconds),
        y: places.map((i) => (fit.residuals.values[i] ?? NaN) * factor),
      },
    ],
    thresholds: [],
    withoutLegend: true,
    description: text.residualDescription,
  };
}

/** All points as CSV, SI units. */
export function fitCurveCsv(fit: FitRecord): string {
  const { timeS, measured, fitted } = fitPoints(fit);
  const { confidenceHalfWidth, predictionHalfWidth } = fit.curve;
  const rows = timeS.map((time, i) => [
    time,
    measured[i],
    fitted[i],
    fit.residuals.values[i],
    confidenceHalfWidth?.[i],
    predictionHalfWidth?.[i],
  ]);
  return csvText([text.csvColumns(fit.madeOf.unit), ...rows]);
}

/** First and one after the last index within a part of the time axis, with one more on each side. */
function partOf(timeS: readonly number[], within: TimeSpan | undefined): readonly [number, number] {
  if (within === undefined) return [0, timeS.length];
  const from = timeS.findIndex((time) => time >= within.fromS);
  const after = timeS.findIndex((time) => time > within.toS);
  return [
    Math.max(0, (from < 0 ? timeS.length : from) - 1),
    after < 0 ? timeS.length : Math.min(timeS.length, after + 1),
  ];
}

const picked = (
  timeS: readonly number[],
  values: readonly number[],
  [from, to]: readonly [number, number],
  most: number,
): number[] => thinOut(timeS, values, from, to, most);
