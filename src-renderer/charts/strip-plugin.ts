import type { Chart, Plugin } from 'chart.js';
import { translucent } from './palette.ts';

/** A strip as the plugin draws it. */
export interface Strip {
  readonly colour: string;
  readonly x: ArrayLike<number>;
  readonly strength: ArrayLike<number>;
}

const strips = new WeakMap<Chart, Strip>();
const height = 7;

/** Sets or removes the strip of a chart; it is drawn with the next update. */
export function setStrip(chart: Chart, strip: Strip | undefined): void {
  if (strip) strips.set(chart, strip);
  else strips.delete(chart);
}

/** Draws the strength of something over x as a strip of colour along the x axis. */
export const stripPlugin: Plugin = {
  id: 'strip',
  beforeDatasetsDraw(chart) {
    const strip = strips.get(chart);
    const scale = chart.scales['x'];
    if (!strip || !scale) return;
    const { left, right, bottom } = chart.chartArea;
    for (let index = 1; index < strip.x.length; index++) {
      const from = Math.round(Math.max(left, pixel(scale, strip.x[index - 1] ?? NaN, left)));
      const to = Math.round(Math.min(right, pixel(scale, strip.x[index] ?? NaN, left)));
      if (!(to > from)) continue;
      const strength = Math.min(1, Math.max(0, strip.strength[index] ?? 0));
      chart.ctx.fillStyle = translucent(strip.colour, strength);
      chart.ctx.fillRect(from, bottom - height, to - from, height);
    }
  },
};

function pixel(scale: { getPixelForValue(value: number): number }, value: number, left: number) {
  const place = scale.getPixelForValue(value);
  return Number.isFinite(place) ? place : left;
}
