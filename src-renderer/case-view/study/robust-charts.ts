import type { ChartModel } from '#renderer/charts/chart-model.ts';
import { chartStrings } from '#renderer/strings/en/charts.ts';
import { studyStrings } from '#renderer/strings/en/studies.ts';
import type { RobustResult } from '#shared/domain/study/robust-study.ts';
import { formatDuration, timeUnitFor } from '#shared/units/duration.ts';

const text = studyStrings.robust;

/** Percentiles of the mean water over time; undefined without a sample. */
export function bandsChart({ bands, ppmBasis }: RobustResult): ChartModel | undefined {
  if (bands === null) return undefined;
  const { timeS, p5, p25, p50, p75, p95 } = bands;
  const endS = timeS.at(-1) ?? 0;
  const { symbol, seconds } = timeUnitFor(endS);
  const x = timeS.map((time) => time / seconds);
  return {
    title: text.bands,
    x: {
      title: chartStrings.time(symbol),
      scale: 'linear',
      min: 0,
      max: endS / seconds,
      inWords: (value) => formatDuration(value * seconds),
    },
    y: { title: text.bandsAxis(studyStrings.ppm(ppmBasis)), scale: 'linear', min: 0 },
    series: [
      {
        ...{ id: 'median', label: text.median, colour: 'total', width: 2.25, x, y: p50 },
        band: { min: p25, max: p75 },
      },
      {
        ...{ id: 'p95', label: text.p95, colour: 'micro', width: 1, x, y: p95 },
        band: { min: p5, max: p95 },
      },
      { id: 'p5', label: text.p5, colour: 'micro', width: 1, dash: [5, 3], x, y: p5 },
    ],
    description: text.bandsDescription,
  };
}

/** Number of bars by the square root of the samples, as usual. */
function barCount(samples: number): number {
  return Math.max(4, Math.min(40, Math.round(Math.sqrt(samples))));
}

/** Edges of bars of one width, and how many values lie in each. */
export function histogramOf(values: readonly number[]): { edges: number[]; counts: number[] } {
  if (values.length === 0) return { edges: [], counts: [] };
  const low = values.reduce((least, value) => Math.min(least, value), Infinity);
  const high = values.reduce((most, value) => Math.max(most, value), -Infinity);
  const count = barCount(values.length);
  // The least of all numbers has no half.
  const width = (high - low) / count || (Math.abs(high) * 1e-3) / count || 1 / count;
  const counts = Array.from({ length: count }, () => 0);
  for (const value of values) {
    const bar = Math.min(count - 1, Math.floor((value - low) / width));
    counts[bar] = (counts[bar] ?? 0) + 1;
  }
  return { edges: Array.from({ length: count + 1 }, (_, k) => low + k * width), counts };
}

/**
 * All samples end with the same water: the recipe goes on until the target is met. What differs
 * is below the error that runs are allowed and means nothing.
 */
export function endsAlike({ rows, influences, tolerancePpm }: RobustResult): boolean {
  const ends = [
    ...rows.map(({ targetPpmAtEnd }) => targetPpmAtEnd),
    ...influences.flatMap(({ ppmAtLow, ppmAtHigh }) => [ppmAtLow, ppmAtHigh]),
  ].filter((ppm) => ppm !== null);
  const low = ends.reduce((least, ppm) => Math.min(least, ppm), Infinity);
  const high = ends.reduce((most, ppm) => Math.max(most, ppm), -Infinity);
  return rows.length > 1 && tolerancePpm !== null && high - low <= tolerancePpm;
}

/** How the water at the end is distributed, with the target. */
export function histogramChart(
  { rows, ppmBasis }: RobustResult,
  targetPpm: number,
): ChartModel | undefined {
  const values = rows.flatMap(({ outcome, targetPpmAtEnd }) =>
    outcome === 'finished' && targetPpmAtEnd !== null ? [targetPpmAtEnd] : [],
  );
  if (values.length === 0) return undefined;
  const low = values.reduce((least, value) => Math.min(least, value), targetPpm);
  const high = values.reduce((most, value) => Math.max(most, value), targetPpm);
  const margin = 0.04 * (high - low);
  return {
    ...bars(values),
    title: text.histogram,
    x: {
      title: text.histogramX(studyStrings.ppm(ppmBasis)),
      scale: 'linear',
      min: Math.max(0, low - margin),
      max: high + margin,
    },
    vertical: { value: targetPpm, label: text.target },
    description: text.histogramDescription(values.length),
  };
}

/** How long the samples took to meet the target. */
export function timesChart({ rows }: RobustResult): ChartModel | undefined {
  const timesS = rows.flatMap(({ timeToTargetS }) =>
    timeToTargetS === null ? [] : [timeToTargetS],
  );
  if (timesS.length === 0) return undefined;
  const { symbol, seconds } = timeUnitFor(Math.max(...timesS));
  return {
    ...bars(timesS.map((timeS) => timeS / seconds)),
    title: text.times,
    x: {
      title: text.timesX(symbol),
      scale: 'linear',
      inWords: (value) => formatDuration(value * seconds),
    },
    description: text.timesDescription(timesS.length),
  };
}

function bars(values: readonly number[]): Pick<ChartModel, 'y' | 'series' | 'withoutLegend'> {
  const { edges, counts } = histogramOf(values);
  // A step at every edge.
  const x = [...edges.flatMap((edge) => [edge, edge])];
  const y = [0, ...counts.flatMap((count) => [count, count]), 0];
  return {
    y: { title: text.histogramY, scale: 'linear', min: 0 },
    series: [
      {
        ...{ id: 'samples', label: text.histogramSeries, colour: 'micro', width: 1.25, x, y },
        band: { min: y.map(() => 0), max: y },
      },
    ],
    withoutLegend: true,
  };
}
