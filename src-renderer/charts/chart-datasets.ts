import type { ChartDataset, Point } from 'chart.js';
import type { ChartModel, ChartSeries } from './chart-model.ts';
import { type Palette, translucent } from './palette.ts';

export type LineDataset = ChartDataset<'line', Point[]>;

const bandOpacity = 0.15;

/** The datasets of a model: for a band two invisible lines with the area between them filled. */
export function chartDatasets(
  model: ChartModel,
  palette: Palette,
  hidden: ReadonlySet<string>,
): LineDataset[] {
  const shown = model.series.filter(({ id }) => !hidden.has(id));
  const logarithmic = model.x.scale === 'log';
  return [
    ...shown.map((series) => lineDataset(series, palette, logarithmic)),
    ...shown.flatMap((series) => bandDatasets(series, palette, logarithmic)),
  ];
}

function lineDataset(series: ChartSeries, palette: Palette, logarithmic: boolean): LineDataset {
  return {
    label: series.label,
    data: points(series.x, series.y, logarithmic),
    borderColor: palette[series.colour],
    borderWidth: series.width,
    borderDash: [...(series.dash ?? [])],
    borderJoinStyle: 'round',
    showLine: series.width > 0,
    ...(series.markers === true
      ? { pointRadius: 3.5, pointBorderWidth: 1.2, pointBackgroundColor: palette.surface }
      : { pointRadius: 0 }),
    pointHoverRadius: series.markers === true ? 4.5 : 3,
    pointHoverBackgroundColor: palette[series.colour],
  };
}

function bandDatasets(series: ChartSeries, palette: Palette, logarithmic: boolean): LineDataset[] {
  if (!series.band) return [];
  const edge = { borderWidth: 0, pointRadius: 0, pointHoverRadius: 0 } as const;
  return [
    {
      ...edge,
      data: points(series.x, series.band.min, logarithmic),
      backgroundColor: translucent(palette[series.colour], bandOpacity),
      fill: '+1',
    },
    { ...edge, data: points(series.x, series.band.max, logarithmic), fill: false },
  ];
}

/** A logarithmic axis has no place for the start. */
function points(x: ArrayLike<number>, y: ArrayLike<number>, logarithmic: boolean): Point[] {
  const all = Array.from(x, (value, index) => ({ x: value, y: y[index] ?? Number.NaN }));
  return logarithmic ? all.filter((point) => point.x > 0) : all;
}
