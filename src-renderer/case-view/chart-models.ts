import type { ChartAxis, ChartModel, ChartSeries } from '#renderer/charts/chart-model.ts';
import { strings } from '#renderer/strings/en.ts';
import type { OneScaleErrors } from '#shared/numerics/analysis/one-scale-errors.ts';
import { formatDuration, timeUnitFor } from '#shared/units/duration.ts';
import { formatNumber, formatPercent } from '#shared/units/format-number.ts';
import type { ContentUnit } from '#shared/units/water-content.ts';
import type { GradientBands } from './gradient-bands.ts';

const dashed = [5, 4];

/** The common time axis of the charts of a study, in the unit that suits its duration. */
export interface TimeAxis {
  readonly axis: ChartAxis;
  readonly endS: number;
  /** Seconds in the axis' unit. */
  inUnit(timesS: ArrayLike<number>): Float64Array;
}

/** A logarithmic axis begins this part of the duration after the start. */
const logStart = 1e-4;

export function timeAxis(endS: number, scale: ChartAxis['scale']): TimeAxis {
  const unit = timeUnitFor(endS);
  const end = endS / unit.seconds;
  return {
    endS,
    axis: {
      title: strings.charts.time(unit.symbol),
      inWords: (value) => formatDuration(value * unit.seconds),
      scale,
      min: scale === 'log' ? end * logStart : 0,
      max: end,
    },
    inUnit: (timesS) => Float64Array.from(timesS, (time) => time / unit.seconds),
  };
}

export interface Curve {
  readonly timesS: ArrayLike<number>;
  readonly values: ArrayLike<number>;
}

export interface TotalCurves {
  /** Of the solver, with the words for it. */
  readonly solved: (Curve & { readonly label: string }) | undefined;
  readonly twoScales: Curve;
  readonly macroOnly: Curve;
  readonly microOnly: Curve;
}

/** @param factor what relative contents are multiplied by to get the unit */
export function totalModel(
  curves: TotalCurves,
  time: TimeAxis,
  unit: ContentUnit,
  factor: number,
): ChartModel {
  const text = strings.charts.total;
  const line = (
    id: string,
    label: string,
    curve: Curve,
    look: Pick<ChartSeries, 'colour' | 'width' | 'dash'>,
  ): ChartSeries => ({
    id,
    label,
    ...look,
    x: time.inUnit(curve.timesS),
    y: Float64Array.from(curve.values, (value) => value * factor),
  });
  const { solved, twoScales, macroOnly, microOnly } = curves;
  const last = twoScales.values[twoScales.values.length - 1] ?? 0;
  const words = (value: number): string =>
    `${formatNumber(value * factor)} ${strings.content.unit[unit]}`;
  return {
    title: text.title,
    x: time.axis,
    y: {
      title: strings.content.axis[unit],
      scale: 'linear',
      min: 0,
      ...(unit === 'fraction' && topOfOne(twoScales.values)),
    },
    series: [
      ...(solved ? [line('solved', solved.label, solved, { colour: 'total', width: 2.75 })] : []),
      line('two-scales', text.analytic, twoScales, { colour: 'total', width: 1.25 }),
      line('macro-only', text.macroOnly, macroOnly, { colour: 'macro', width: 1.5, dash: dashed }),
      line('micro-only', text.microOnly, microOnly, { colour: 'micro', width: 1.5, dash: dashed }),
    ],
    description: text.description(
      words(twoScales.values[0] ?? 0),
      words(last),
      formatDuration(time.endS),
    ),
  };
}

/** Values of the solver may go beyond 1 by this much where it resolves a jump with few nodes. */
const overshoot = 5e-3;

/** Ends the axis at 1 where no value goes beyond it but for the solver's error. */
function topOfOne(values: ArrayLike<number>): Pick<ChartAxis, 'max'> {
  return Array.from(values).every((value) => value < 1 + overshoot) ? { max: 1 } : {};
}

export function gradientModel(
  bands: GradientBands,
  timesS: ArrayLike<number>,
  time: TimeAxis,
): ChartModel {
  const text = strings.charts.gradients;
  const x = time.inUnit(timesS);
  const { macro, micro } = bands;
  return {
    title: text.title,
    x: time.axis,
    y: { title: text.axis, scale: 'linear', min: 0, step: 0.25, ...topOfOne(macro.max) },
    series: [
      { id: 'macro', label: text.macro, colour: 'macro', width: 2, x, y: macro.mean, band: macro },
      ...(micro
        ? [
            {
              id: 'micro',
              label: text.micro,
              colour: 'micro',
              width: 2,
              x,
              y: micro.mean,
              band: micro,
            } as const,
          ]
        : []),
    ],
    description: text.description,
  };
}

/** What each one-scale model would get wrong over time, and the limit that decides the regime. */
export function deviationModel(
  curves: Pick<TotalCurves, 'twoScales' | 'macroOnly' | 'microOnly'>,
  errors: OneScaleErrors,
  threshold: number,
  time: TimeAxis,
): ChartModel {
  const text = strings.charts.deviation;
  const x = time.inUnit(curves.twoScales.timesS);
  const difference = (curve: Curve): Float64Array =>
    Float64Array.from(
      curves.twoScales.values,
      (value, index) => 100 * Math.abs(value - (curve.values[index] ?? value)),
    );
  return {
    title: text.title,
    x: time.axis,
    y: { title: text.axis, scale: 'linear', min: 0 },
    series: [
      {
        id: 'macro-only',
        label: text.macroOnly,
        colour: 'macro',
        width: 1.5,
        dash: dashed,
        x,
        y: difference(curves.macroOnly),
      },
      {
        id: 'micro-only',
        label: text.microOnly,
        colour: 'micro',
        width: 1.5,
        dash: dashed,
        x,
        y: difference(curves.microOnly),
      },
    ],
    thresholds: [{ value: 100 * threshold, label: text.threshold(threshold) }],
    description: text.description(
      formatPercent(errors.macroOnly.error),
      formatPercent(errors.microOnly.error),
    ),
  };
}
