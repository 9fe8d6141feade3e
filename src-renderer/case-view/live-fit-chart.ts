import type { ChartColour, ChartModel, ChartSeries } from '#renderer/charts/chart-model.ts';
import { fitStrings as text } from '#renderer/strings/en/fit.ts';
import { jointFitStrings } from '#renderer/strings/en/joint-fit.ts';
import type { FitProgress } from '#shared/domain/fit/fit-progress.ts';
import { type ExperimentUnit, mostMarkers } from './corrected-chart.ts';
import { axisRoomPx, spanUnit, thinned, timeAxis } from './experiment-channels.ts';
import { contentUnitOf } from './fit-units.ts';

/** A run that is fitted: times since its time zero, contents in its unit. */
export interface FittedRun {
  readonly title: string;
  /** time zero on the axis of the record, s */
  readonly fromS: number;
  readonly timesS: readonly number[];
  readonly content: readonly number[];
  readonly unit: 'kg/kg' | 'kg';
}

const runColours = [
  'run-1',
  'run-2',
  'run-3',
  'run-4',
  'run-5',
  'run-6',
  'run-7',
  'run-8',
] as const;

/** The colour of one of several runs; a single one has those of measurement and fit. */
export function runColour(run: number, count: number, kind: 'measured' | 'fit'): ChartColour {
  if (count === 1) return kind === 'measured' ? 'total' : 'macro';
  return runColours[run % runColours.length] ?? 'total';
}

/** The measured points of the runs with the curves as they are at this moment. */
export function liveFitChart(
  runs: readonly FittedRun[],
  { curves }: FitProgress,
  unit: ExperimentUnit,
): ChartModel {
  const [first] = runs;
  const isOne = runs.length === 1;
  // Runs of one axis begin where they were cut; several ones begin together.
  const begin = isOne ? (first?.fromS ?? 0) : 0;
  const end = runs.reduce((most, { timesS }) => Math.max(most, timesS.at(-1) ?? 0), 0);
  const time = spanUnit(begin, begin + end);
  const content = contentUnitOf({ madeOf: { unit: first?.unit ?? 'kg/kg' } }, unit);
  const drawn = (timeS: ArrayLike<number>, values: ArrayLike<number>) => ({
    x: Array.from(timeS, (each) => (begin + each) / time.seconds),
    y: Array.from(values, (value) => value * content.factor),
  });
  const measured = runs.map(({ title, timesS, content: values }, run): ChartSeries => {
    const some = thinned(timesS, values, undefined, mostMarkers);
    return {
      id: `measured-${run}`,
      label: isOne ? text.measured : jointFitStrings.runLabel(run + 1, title),
      colour: runColour(run, runs.length, 'measured'),
      width: 0,
      markers: true,
      ...drawn(some.timeS, some.values),
    };
  });
  const moving = curves.map(({ run, timeS, content: values }): ChartSeries => ({
    id: `curve-${run}`,
    label: isOne ? text.moving : jointFitStrings.fitLabel(run + 1),
    colour: runColour(run, runs.length, 'fit'),
    width: 1.8,
    ...drawn(timeS, values),
  }));
  const lowest = runs.flatMap((each) => each.content).reduce((a, b) => Math.min(a, b), 0);
  return {
    title: text.live,
    x: timeAxis(begin, begin + end, time),
    y: {
      title: text.contentAxis(content.symbol),
      scale: 'linear',
      min: 1.05 * lowest * content.factor,
      roomPx: axisRoomPx,
    },
    series: [...moving, ...measured],
    description: text.liveDescription,
  };
}
