import type { ChartDataset, Point } from 'chart.js';
import type { ChartModel, ChartSeries } from './chart-model.ts';
import { type Palette, translucent } from './palette.ts';
import type { ShownRange } from './shown-range.ts';
import { thinOut } from './thin-out.ts';

export type LineDataset = ChartDataset<'line', Point[]>;

const bandOpacity = 0.15;

/**
 * The datasets of a model: for a band two invisible lines with the area between them filled.
 * @param range the part of the time axis that is shown: it gets all the points that can be drawn
 */
export function chartDatasets(
  model: ChartModel,
  palette: Palette,
  hidden: ReadonlySet<string>,
  range?: ShownRange,
): LineDataset[] {
  const shown = model.series.filter(({ id }) => !hidden.has(id));
  const view = { ...range, logarithmic: model.x.scale === 'log' };
  return [
    ...shown.map((series) => lineDataset(series, palette, view)),
    ...shown.flatMap((series) => bandDatasets(series, palette, view)),
    ...shown.flatMap((series) => errorDatasets(series, palette)),
  ];
}

/**
 * New datasets in the objects of the old ones: Chart.js knows a dataset by its object, and builds
 * every point of an unknown one anew, which is most of a redraw.
 * @param datasets every one with the same keys, so that nothing of the old ones stays
 */
export function reuseDatasets(
  old: readonly object[],
  datasets: readonly LineDataset[],
): LineDataset[] {
  return datasets.map((dataset, index) => Object.assign(old[index] ?? {}, dataset));
}

/** What the points of each dataset have in common; the same text for the same look. */
export function pointLook(datasets: readonly LineDataset[]): string {
  const looks = datasets.map(({ borderColor, pointRadius, pointBackgroundColor }) => [
    borderColor,
    pointRadius,
    pointBackgroundColor,
  ]);
  return JSON.stringify(looks);
}

const plain = {
  label: '',
  backgroundColor: 'transparent',
  borderColor: 'transparent',
  borderWidth: 0,
  borderDash: [] as number[],
  borderJoinStyle: 'round',
  showLine: true,
  fill: false,
  pointRadius: 0,
  pointBorderWidth: 1.2,
  pointBackgroundColor: 'transparent',
  pointHoverRadius: 0,
  pointHoverBackgroundColor: 'transparent',
} as const satisfies Partial<LineDataset>;

function lineDataset(series: ChartSeries, palette: Palette, view: View): LineDataset {
  return {
    ...plain,
    label: series.label,
    data: points(series.x, series.y, view, series.markers),
    borderColor: palette[series.colour],
    borderWidth: series.width,
    borderDash: [...(series.dash ?? [])],
    showLine: series.width > 0,
    ...(series.markers === true && { pointRadius: 3.5, pointBackgroundColor: palette.surface }),
    pointHoverRadius: series.markers === true ? 4.5 : 3,
    pointHoverBackgroundColor: palette[series.colour],
  };
}

function bandDatasets(series: ChartSeries, palette: Palette, view: View): LineDataset[] {
  if (!series.band) return [];
  return [
    {
      ...plain,
      data: points(series.x, series.band.min, view),
      backgroundColor: translucent(palette[series.colour], bandOpacity),
      fill: '+1',
    },
    { ...plain, data: points(series.x, series.band.max, view) },
  ];
}

/** One line with a gap between the bars. */
function errorDatasets({ x, y, errors, colour }: ChartSeries, palette: Palette): LineDataset[] {
  if (!errors) return [];
  const data = Array.from(x, (_, index): Point[] => {
    const [at = NaN, middle = NaN, half = NaN] = [x[index], y[index], errors[index]];
    const ends = [middle - half, middle + half, NaN];
    return Number.isNaN(half) ? [] : ends.map((end) => ({ x: at, y: end }));
  }).flat();
  return [{ ...plain, data, borderColor: palette[colour], borderWidth: 1 }];
}

interface View extends Partial<ShownRange> {
  readonly logarithmic: boolean;
}

/**
 * The points to draw. A logarithmic axis has no place for the start; of markers none is left out.
 */
function points(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  { logarithmic, min = -Infinity, max = Infinity }: View,
  all = false,
): Point[] {
  const point = (index: number): Point => ({ x: x[index] ?? NaN, y: y[index] ?? NaN });
  if (all) {
    const indices = Array.from(x, (_, index) => index);
    return indices.filter((index) => !logarithmic || (x[index] ?? NaN) > 0).map(point);
  }
  let [from, to] = [0, x.length];
  const lowest = logarithmic ? Math.max(min, Number.MIN_VALUE) : min;
  while (from < to && (x[from] ?? NaN) < lowest) from += 1;
  while (to > from && (x[to - 1] ?? NaN) > max) to -= 1;
  // One more on each side, so that lines reach the edges.
  if (from > 0 && (!logarithmic || (x[from - 1] ?? 0) > 0)) from -= 1;
  if (to < x.length) to += 1;
  const drawnX = logarithmic ? Float64Array.from(x, Math.log) : x;
  return thinOut(drawnX, y, from, to).map(point);
}
