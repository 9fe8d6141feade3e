import type { Chart, ChartOptions, Point, ScaleOptionsByType, TooltipItem } from 'chart.js';
import type { AnnotationOptions } from 'chartjs-plugin-annotation';
import { formatNumber } from '#shared/units/format-number.ts';
import type { ChartAxis, ChartModel } from './chart-model.ts';
import { type Palette, translucent } from './palette.ts';
import type { ShownRange } from './shown-range.ts';
import { type WordsPlace, wordsPlaces } from './threshold-place.ts';

type LineOptions = ChartOptions<'line'>;

/**
 * @param range part of the time axis to show, all of it by default
 * @param zoomed is told the part that the wheel or a drag has chosen
 */
export function chartOptions(
  model: ChartModel,
  palette: Palette,
  range: ShownRange | undefined,
  zoomed: (range: ShownRange) => void,
): LineOptions {
  return {
    animation: false,
    parsing: false,
    normalized: true,
    responsive: true,
    maintainAspectRatio: false,
    events: ['mousemove', 'mouseout', 'touchstart', 'touchmove'],
    interaction: { mode: 'nearestTime', intersect: false },
    layout: { padding: { top: 6, right: 14, bottom: 0, left: 0 } },
    scales: {
      x: axisOptions({ ...model.x, ...range }, palette, 'x'),
      y: axisOptions(model.y, palette, 'y'),
    },
    plugins: {
      legend: { display: false },
      tooltip: tooltipOptions(model, palette),
      annotation: {
        annotations: [
          ...thresholdLines(model, palette),
          ...verticalLine(model, palette),
          ...shadedPart(model, palette),
        ],
      },
      zoom: {
        limits: { x: limitsOf(model.x) },
        zoom: {
          mode: 'x',
          wheel: { enabled: true },
          drag: { enabled: true, threshold: 6, borderWidth: 0 },
          // Shift and drag moves the range instead.
          onZoomStart: ({ event }) => !('shiftKey' in event && event.shiftKey === true),
          onZoomComplete: ({ chart }) => {
            const { min, max } = chart.scales['x'] ?? {};
            if (min !== undefined && max !== undefined) zoomed({ min, max });
          },
        },
      },
    },
  };
}

type AxisOptions = ScaleOptionsByType<'linear' | 'logarithmic'>;

function axisOptions(
  { title, scale, min, max, step, roomPx }: ChartAxis,
  palette: Palette,
  side: 'x' | 'y',
): NonNullable<LineOptions['scales']>[string] {
  const ticks: Partial<AxisOptions['ticks']> = {
    color: palette.muted,
    font: { size: 11 },
    maxRotation: 0,
    includeBounds: false,
    // Charts below each other are low.
    autoSkipPadding: roomPx === undefined ? 18 : 4,
    // Fewer would put the end of an axis far above its data.
    maxTicksLimit: 9,
    ...(step !== undefined && { stepSize: step }),
  };
  const common = {
    ...limitsOf({ min, max }),
    title: {
      display: true,
      text: title,
      color: palette.muted,
      font: { size: 11, lineHeight: 1 },
      padding: { top: side === 'x' ? 0 : 2, bottom: 2 },
      align: 'end',
    },
    grid: { color: palette.grid, drawTicks: false },
    border: { color: palette['line-strong'], display: side === 'x' },
    ...(roomPx !== undefined && {
      afterFit: (axis: { width: number }) => {
        axis.width = roomPx;
      },
    }),
  } as const;
  if (scale === 'linear') {
    return {
      ...common,
      type: 'linear',
      ticks: {
        ...ticks,
        padding: 6,
        callback: (value, _index, all) => formatNumber(Number(value), tickDigits(all)),
      },
    };
  }
  return {
    ...common,
    type: 'logarithmic',
    ticks: { ...ticks, padding: 6, callback: (value) => decadeLabel(Number(value)) },
  };
}

/** As many digits as tell neighbouring labels apart, also far from zero. */
function tickDigits(ticks: readonly { readonly value: number }[]): number {
  const [first = { value: 0 }, second = first] = ticks;
  const size = Math.max(...ticks.map(({ value }) => Math.abs(value)));
  const apart = Math.log10(size / Math.abs(second.value - first.value));
  return Number.isFinite(apart) ? Math.min(15, Math.max(4, Math.ceil(apart) + 2)) : 4;
}

/** The ends of an axis that are given. */
function limitsOf({ min, max }: { min?: number | undefined; max?: number | undefined }): {
  min?: number;
  max?: number;
} {
  return { ...(min !== undefined && { min }), ...(max !== undefined && { max }) };
}

/** Only whole decades are labelled. */
function decadeLabel(value: number): string {
  return Math.abs(Math.log10(value) % 1) < 1e-9 ? formatNumber(value, 1) : '';
}

function tooltipOptions(
  model: ChartModel,
  palette: Palette,
): NonNullable<NonNullable<LineOptions['plugins']>['tooltip']> {
  const { inWords = (value: number) => formatNumber(value, 4) } = model.x;
  return {
    backgroundColor: palette.surface,
    borderColor: palette['line-strong'],
    borderWidth: 1,
    titleColor: palette.text,
    bodyColor: palette.text,
    titleFont: { size: 12, weight: 600 },
    bodyFont: { size: 12 },
    padding: 8,
    caretSize: 0,
    boxWidth: 10,
    boxHeight: 2,
    multiKeyBackground: 'transparent',
    callbacks: {
      title: (items: TooltipItem<'line'>[]) => inWords(items[0]?.parsed.x ?? 0),
      label: (item) => ` ${item.dataset.label ?? ''}  ${formatNumber(item.parsed.y ?? NaN, 4)}`,
      labelColor: (item) => {
        const { borderColor } = item.dataset;
        const colour = typeof borderColor === 'string' ? borderColor : palette.text;
        return { borderColor: colour, backgroundColor: colour, borderWidth: 0 };
      },
    },
  };
}

/** Size of the words at a line, px. */
const wordsHeight = 18;
const letterWidth = 6.2;

function thresholdLines(model: ChartModel, palette: Palette): AnnotationOptions[] {
  const lines = model.thresholds ?? [];
  // Known once the chart has its size: asked for at each of its updates.
  const placeIn = (chart: Chart, index: number): WordsPlace => {
    const { x, y } = chart.scales;
    const free: WordsPlace = { side: lines[index]?.side ?? 'end', above: true };
    if (x === undefined || y === undefined) return free;
    const curves = chart.data.datasets.map(({ data }) =>
      (data as Point[]).map((point) => ({
        x: x.getPixelForValue(point.x ?? NaN),
        y: y.getPixelForValue(point.y ?? NaN),
      })),
    );
    const words = lines.map(({ value, label, side = 'end' }) => ({
      y: y.getPixelForValue(value),
      width: letterWidth * label.length,
      height: wordsHeight,
      side,
    }));
    return wordsPlaces(chart.chartArea, curves, words)[index] ?? free;
  };
  return lines.map(({ value, label }, index) => ({
    type: 'line',
    yMin: value,
    yMax: value,
    borderColor: palette.good,
    borderWidth: 1,
    borderDash: [2, 3],
    label: {
      display: true,
      content: label,
      position: ({ chart }) => placeIn(chart, index).side,
      yAdjust: ({ chart }) => (placeIn(chart, index).above ? -9 : 9),
      color: palette.good,
      // Where a curve cannot be avoided the words are still read.
      backgroundColor: translucent(palette.surface, 0.8),
      font: { size: 11, weight: 'normal' },
      padding: 2,
    },
  }));
}

function verticalLine({ vertical }: ChartModel, palette: Palette): AnnotationOptions[] {
  if (!vertical) return [];
  const { value, label } = vertical;
  return [
    {
      type: 'line',
      xMin: value,
      xMax: value,
      borderColor: palette['line-strong'],
      borderWidth: 1,
      label: {
        display: true,
        content: label,
        position: 'end',
        xAdjust: 18,
        color: palette.muted,
        backgroundColor: translucent(palette.surface, 0.8),
        font: { size: 11, weight: 'normal' },
        padding: 2,
      },
    },
  ];
}

function shadedPart({ shaded }: ChartModel, palette: Palette): AnnotationOptions[] {
  if (!shaded) return [];
  const [xMin, xMax] = shaded;
  const backgroundColor = translucent(palette['line-strong'], 0.16);
  return [{ type: 'box', drawTime: 'beforeDraw', xMin, xMax, borderWidth: 0, backgroundColor }];
}
