import { expect, it } from 'vitest';
import type { ChartModel } from '#renderer/charts/chart-model.ts';
import { chartDatasets, reuseDatasets } from '#renderer/charts/chart-datasets.ts';
import { chartCsv } from '#renderer/charts/export-chart.ts';
import type { Palette } from '#renderer/charts/palette.ts';
import { seriesTable } from '#renderer/charts/series-table.ts';

const model: ChartModel = {
  title: 'Total',
  description: '',
  x: { title: 'time / h', scale: 'linear' },
  y: { title: 'water content / wt-ppm', scale: 'linear' },
  series: [
    { id: 'a', label: 'solved', colour: 'total', width: 2, x: [0, 1], y: [1, 1 / 3] },
    {
      id: 'b',
      label: 'macro, mean',
      colour: 'macro',
      width: 1,
      x: [0, 2],
      y: [1, 0.5],
      band: { min: [1, 0], max: [1, 0.9] },
    },
  ],
};
const palette = Object.fromEntries(
  ['total', 'macro', 'micro'].map((name) => [name, 'rgb(1, 2, 3)']),
) as Palette;

it('has a row for every time of any series', () => {
  expect(seriesTable(model)).toEqual({
    columns: ['time / h', 'solved', 'macro, mean', 'macro, mean, min', 'macro, mean, max'],
    rows: [
      [0, 1, 1, 1, 1],
      [1, 1 / 3, undefined, undefined, undefined],
      [2, undefined, 0.5, 0, 0.9],
    ],
  });
});

it('is saved with all digits, and with the unit in every column', () => {
  const lines = chartCsv(model).trimEnd().split('\n');
  expect(lines[0]).toContain('time / h,solved (water content / wt-ppm),"macro, mean (');
  expect(lines[2]).toBe(`1,${1 / 3},,,`);
  expect(lines).toHaveLength(4);
});

it('draws a band as two edges with the area between them', () => {
  const datasets = chartDatasets(model, palette, new Set());
  expect(datasets.map(({ label }) => label)).toEqual(['solved', 'macro, mean', '', '']);
  expect(datasets[2]).toMatchObject({ fill: '+1', backgroundColor: 'rgba(1, 2, 3, 0.15)' });
});

it('hides a series with its band, and leaves the start out of a logarithmic axis', () => {
  expect(chartDatasets(model, palette, new Set(['b']))).toHaveLength(1);
  const logarithmic = { ...model, x: { ...model.x, scale: 'log' } as const };
  expect(chartDatasets(logarithmic, palette, new Set())[0]!.data).toEqual([{ x: 1, y: 1 / 3 }]);
});

it('draws many points thinned out, and all those of a part that is zoomed in', () => {
  const x = Array.from({ length: 20_000 }, (_, k) => k);
  const long = { ...model, series: [{ ...model.series[0]!, x, y: x }] };
  expect(chartDatasets(long, palette, new Set())[0]!.data).toHaveLength(500);
  const part = chartDatasets(long, palette, new Set(), { min: 99.5, max: 110.5 })[0]!.data;
  expect(part.map((point) => point.x)).toEqual(x.slice(99, 112));
  const measured = { ...long, series: [{ ...long.series[0]!, markers: true }] };
  expect(chartDatasets(measured, palette, new Set())[0]!.data).toHaveLength(20_000);
});

it('puts new datasets into the objects of the old ones', () => {
  const old = chartDatasets(model, palette, new Set());
  const other = chartDatasets(model, palette, new Set(['a']));
  const reused = reuseDatasets(old, other);
  expect(reused).toEqual(other);
  expect(reused[0]).toBe(old[0]);
});

it('has the uncertainties of a series beside it, and draws them as bars', () => {
  const [first] = model.series;
  const measured: ChartModel = {
    ...model,
    series: [{ ...first!, markers: true, errors: [0.1, Number.NaN] }],
  };
  expect(seriesTable(measured)).toEqual({
    columns: ['time / h', 'solved', 'solved, ±'],
    rows: [
      [0, 1, 0.1],
      [1, 1 / 3, undefined],
    ],
  });
  const bars = chartDatasets(measured, palette, new Set())[1];
  expect(bars?.data).toEqual([
    { x: 0, y: 0.9 },
    { x: 0, y: 1.1 },
    { x: 0, y: Number.NaN },
  ]);
  expect(chartDatasets(measured, palette, new Set(['a']))).toEqual([]);
});
