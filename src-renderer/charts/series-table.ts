import type { ChartModel } from './chart-model.ts';

/** The numbers of a chart in rows; a value that a series does not have at a time is undefined. */
export interface SeriesTable {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (number | undefined)[])[];
}

/** One row per time that occurs in any series, one column per line and per edge of a band. */
export function seriesTable(model: ChartModel): SeriesTable {
  const columns = model.series.flatMap(({ label, x, y, band, errors }) => [
    { label, values: byTime(x, y) },
    ...(errors ? [{ label: `${label}, ±`, values: byTime(x, errors) }] : []),
    ...(band
      ? [
          { label: `${label}, min`, values: byTime(x, band.min) },
          { label: `${label}, max`, values: byTime(x, band.max) },
        ]
      : []),
  ]);
  const times = [...new Set(columns.flatMap(({ values }) => [...values.keys()]))];
  times.sort((a, b) => a - b);
  return {
    columns: [model.x.title, ...columns.map(({ label }) => label)],
    rows: times.map((time) => [time, ...columns.map(({ values }) => values.get(time))]),
  };
}

function byTime(x: ArrayLike<number>, y: ArrayLike<number>): Map<number, number | undefined> {
  return new Map(
    Array.from(x, (time, index) => [time, Number.isFinite(y[index]) ? y[index] : undefined]),
  );
}
