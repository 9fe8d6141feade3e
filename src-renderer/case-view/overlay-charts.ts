import type { CorrectedColumns } from '#renderer/background/corrections-session.ts';
import type { ChartColour, ChartModel, ChartSeries } from '#renderer/charts/chart-model.ts';
import { overlayStrings as text } from '#renderer/strings/en/overlay.ts';
import { experimentStrings } from '#renderer/strings/en/experiments.ts';
import type { RunRecord } from '#shared/contract/runs.ts';
import type { RecipeResult } from '#shared/domain/recipe/recipe-result.ts';
import type { TimeUnit } from '#shared/units/duration.ts';
import { contentFactor } from '#shared/units/water-content.ts';
import { contentBasis } from './content-basis.ts';
import { type ExperimentUnit, mostMarkers, unitFactor } from './corrected-chart.ts';
import { axisRoomPx, spanUnit, thinned, timeAxis, type TimeSpan } from './experiment-channels.ts';
import { type ContentCurve, type Residuals, residuals } from './overlay-metrics.ts';
import { runColours, type RunLook } from './result-charts.ts';

export interface OverlayExperiment {
  readonly id: string;
  readonly label: string;
  readonly colour: ChartColour;
  readonly run: CorrectedColumns;
  /** is added to the times of the run */
  readonly offsetS: number;
}

export interface OverlayRun {
  readonly id: string;
  readonly label: string;
  readonly look: RunLook;
  readonly curve: ContentCurve;
}

/** An experiment with a simulation of it. */
export interface OverlayPair {
  readonly experiment: OverlayExperiment;
  readonly run: OverlayRun;
  readonly residuals: Residuals;
}

/** Markers of the first experiment have the colour of totals, others those that runs take last. */
export const experimentColour = (index: number): ChartColour =>
  index === 0 ? 'total' : (runColours.at(-(1 + ((index - 1) % 7))) ?? 'muted');

/** The total water of a run per dry coating; undefined where the mass of the coating is not known. */
export function runCurve({ result, transportCase }: RunRecord): ContentCurve | undefined {
  const factor = contentFactor('kg/kg', contentBasis(transportCase));
  if (!result || factor === undefined) return undefined;
  return {
    timeS: result.timeS,
    contentKgPerKg: Array.from(result.total, (value) => value * factor),
  };
}

/** The mean water of a recipe's run per dry mass on its basis; times count from its first step. */
export function recipeCurve({ timeS, waterPpmMean }: RecipeResult): ContentCurve {
  return { timeS, contentKgPerKg: waterPpmMean.map((ppm) => ppm / unitFactor['wt-ppm']) };
}

/** Every experiment with every run within the window. */
export function overlayPairs(
  experiments: readonly OverlayExperiment[],
  runs: readonly OverlayRun[],
  window: TimeSpan,
): OverlayPair[] {
  return experiments.flatMap((experiment) =>
    runs.map((run) => ({
      experiment,
      run,
      residuals: residuals(experiment.run, experiment.offsetS, run.curve, window),
    })),
  );
}

/** From the first time to the last one of everything that is shown. */
export function overlaySpan(
  experiments: readonly OverlayExperiment[],
  runs: readonly OverlayRun[],
): TimeSpan {
  const ends = [
    ...experiments.flatMap(({ run: { timeS }, offsetS }) => [
      (timeS[0] ?? 0) + offsetS,
      (timeS.at(-1) ?? 0) + offsetS,
    ]),
    ...runs.flatMap(({ curve: { timeS } }) => [timeS[0] ?? 0, timeS[timeS.length - 1] ?? 0]),
  ];
  if (ends.length === 0) return { fromS: 0, toS: 1 };
  return { fromS: Math.min(...ends), toS: Math.max(...ends) };
}

/** Experiments as hollow markers, runs as lines. */
export function overlayChart(
  experiments: readonly OverlayExperiment[],
  runs: readonly OverlayRun[],
  unit: ExperimentUnit,
  within: TimeSpan | undefined,
): ChartModel {
  const span = overlaySpan(experiments, runs);
  const time = spanUnit(span.fromS, span.toS);
  const factor = unitFactor[unit];
  const markers = experiments.map((one) => experimentSeries(one, time, factor, within));
  const lines = runs.map(({ id, label, look, curve }): ChartSeries => ({
    id,
    label,
    ...look,
    width: 1.6,
    x: Array.from(curve.timeS, (timeS) => timeS / time.seconds),
    y: Array.from(curve.contentKgPerKg, (value) => value * factor),
  }));
  const series = [...lines, ...markers];
  const lowest = series.reduce(
    (least, { y }) => Array.from(y).reduce((a, b) => Math.min(a, b), least),
    0,
  );
  return {
    title: text.chart,
    x: timeAxis(span.fromS, span.toS, time),
    y: {
      title: experimentStrings.contentAxis(unit),
      scale: 'linear',
      min: 1.05 * lowest,
      roomPx: axisRoomPx,
    },
    series,
    ...(span.fromS < 0 &&
      span.toS > 0 && { vertical: { value: 0, label: experimentStrings.start } }),
    description: text.description(experiments.length, runs.length),
  };
}

function experimentSeries(
  { id, label, colour, run, offsetS }: OverlayExperiment,
  time: TimeUnit,
  factor: number,
  within: TimeSpan | undefined,
): ChartSeries {
  const { timeS, contentKgPerKg, errorKgPerKg } = run;
  const ownRange = within && { fromS: within.fromS - offsetS, toS: within.toS - offsetS };
  const shown = thinned(timeS, contentKgPerKg, ownRange, mostMarkers);
  const hasErrors = errorKgPerKg !== null && timeS.length <= mostMarkers;
  return {
    id,
    label,
    colour,
    width: 0,
    markers: true,
    x: shown.timeS.map((one) => (one + offsetS) / time.seconds),
    y: shown.values.map((value) => value * factor),
    ...(hasErrors && { errors: errorKgPerKg.map((error) => error * factor) }),
  };
}

/** Simulation minus measurement over time, one line for each pair. */
export function overlayResidualChart(
  pairs: readonly OverlayPair[],
  span: TimeSpan,
  unit: ExperimentUnit,
  within: TimeSpan | undefined,
): ChartModel {
  const time = spanUnit(span.fromS, span.toS);
  const factor = unitFactor[unit];
  return {
    title: text.residuals,
    x: timeAxis(span.fromS, span.toS, time),
    y: { title: text.residualAxis(unit), scale: 'linear', roomPx: axisRoomPx },
    series: pairs.map(({ experiment, run, residuals: { timeS, residualKgPerKg } }) => {
      const shown = thinned(timeS, residualKgPerKg, within);
      return {
        id: `${experiment.id} ${run.id}`,
        label: text.pair(experiment.label, run.label),
        ...run.look,
        width: 1.2,
        ...(timeS.length <= mostMarkers && { markers: true }),
        x: shown.timeS.map((one) => one / time.seconds),
        y: shown.values.map((value) => value * factor),
      };
    }),
    description: text.residualDescription,
  };
}
