import type { Chart, Plugin } from 'chart.js';
import type { ChartBand } from './chart-model.ts';
import { translucent } from './palette.ts';

/** Bands as the plugin draws them. */
export interface DrawnBands {
  readonly bands: readonly ChartBand[];
  readonly line: string;
  readonly text: string;
}

const drawn = new WeakMap<Chart, DrawnBands>();
const shade = 0.12;
const fontPx = 10;
const paddingPx = 3;

/** Sets or removes the bands of a chart; they are drawn with the next update. */
export function setBands(chart: Chart, bands: DrawnBands | undefined): void {
  if (bands) drawn.set(chart, bands);
  else drawn.delete(chart);
}

/** Draws parts of the x axis: every other one shaded, thin lines between them, names on top. */
export const bandsPlugin: Plugin = {
  id: 'bands',
  beforeDatasetsDraw(chart) {
    const asked = drawn.get(chart);
    const scale = chart.scales['x'];
    if (!asked || !scale) return;
    const { ctx, chartArea } = chart;
    const { left, right, top, bottom } = chartArea;
    const inside = (value: number): number =>
      Math.min(right, Math.max(left, scale.getPixelForValue(value)));
    ctx.save();
    ctx.font = `${fontPx}px ${getComputedStyle(chart.canvas).fontFamily}`;
    ctx.textAlign = 'center';
    ctx.textBaseline = 'top';
    let freeFrom = left;
    for (const [index, { from, to, label }] of asked.bands.entries()) {
      const [start, end] = [inside(from), inside(to)];
      if (index % 2 === 1) {
        ctx.fillStyle = translucent(asked.line, shade);
        ctx.fillRect(start, top, end - start, bottom - top);
      }
      ctx.fillStyle = asked.line;
      if (end > left && end < right) ctx.fillRect(Math.round(end), top, 1, bottom - top);
      const half = ctx.measureText(label).width / 2;
      const middle = (start + end) / 2;
      const fits = end - start >= 2 * half + 2 * paddingPx && middle - half >= freeFrom;
      if (!fits) continue;
      ctx.fillStyle = asked.text;
      ctx.fillText(label, middle, top + paddingPx);
      freeFrom = middle + half + paddingPx;
    }
    ctx.restore();
  },
};
