import type { ChartModel, ChartSeries } from '#renderer/charts/chart-model.ts';
import { fitStrings } from '#renderer/strings/en/fit.ts';
import { jointFitStrings as text } from '#renderer/strings/en/joint-fit.ts';
import type { JointFitRecord } from '#shared/domain/fit/joint-fit-record.ts';
import { csvText } from '#shared/export/csv.ts';
import { formatNumber } from '#shared/units/format-number.ts';
import { type ExperimentUnit, mostMarkers } from './corrected-chart.ts';
import { axisRoomPx, spanUnit, thinned, timeAxis } from './experiment-channels.ts';
import { contentUnitOf } from './fit-units.ts';
import { type FittedRun, runColour } from './live-fit-chart.ts';

const firstUnit = ({ runs }: JointFitRecord, unit: ExperimentUnit) =>
  contentUnitOf({ madeOf: { unit: runs[0]?.unit ?? 'kg/kg' } }, unit);

/** Longest of the runs, s since time zero. */
const endOf = ({ runs }: JointFitRecord): number =>
  runs.reduce((most, { curve }) => Math.max(most, curve.timeS.at(-1) ?? 0), 0);

/** The measured points of every run with its fitted curve; all begin together. */
export function jointFitChart(
  fit: JointFitRecord,
  measured: readonly FittedRun[],
  unit: ExperimentUnit,
): ChartModel {
  const end = endOf(fit);
  const time = spanUnit(0, end);
  const content = firstUnit(fit, unit);
  const count = fit.runs.length;
  const drawn = (timeS: ArrayLike<number>, values: ArrayLike<number>) => ({
    x: Array.from(timeS, (each) => each / time.seconds),
    y: Array.from(values, (value) => value * content.factor),
  });
  const curves = fit.runs.map(({ curve }, run): ChartSeries => ({
    id: `fit-${run}`,
    label: text.fitLabel(run + 1),
    colour: runColour(run, count, 'fit'),
    width: 1.8,
    ...drawn(curve.timeS, curve.content),
  }));
  const points = measured.map(({ title, timesS, content: values }, run): ChartSeries => {
    const some = thinned(timesS, values, undefined, mostMarkers);
    return {
      id: `measured-${run}`,
      label: text.runLabel(run + 1, title),
      colour: runColour(run, count, 'measured'),
      width: 0,
      markers: true,
      ...drawn(some.timeS, some.values),
    };
  });
  const lowest = measured.flatMap((run) => run.content).reduce((a, b) => Math.min(a, b), 0);
  const misfits = fit.runs.map(
    ({ title, rmse }) => `${title}, RMSE ${formatNumber(rmse * content.factor)} ${content.symbol}`,
  );
  return {
    title: text.curves,
    x: timeAxis(0, end, time),
    y: {
      title: fitStrings.contentAxis(content.symbol),
      scale: 'linear',
      min: 1.05 * lowest * content.factor,
      roomPx: axisRoomPx,
    },
    series: [...curves, ...points],
    description: text.curvesDescription(misfits.join('; ')),
  };
}

/** Curve minus measurement of every run. */
export function jointResidualChart(
  fit: JointFitRecord,
  measured: readonly FittedRun[],
  unit: ExperimentUnit,
): ChartModel {
  const end = endOf(fit);
  const time = spanUnit(0, end);
  const content = firstUnit(fit, unit);
  return {
    title: text.residuals,
    x: timeAxis(0, end, time),
    y: { title: fitStrings.residualAxis(content.symbol), scale: 'linear', roomPx: axisRoomPx },
    series: fit.runs.map(({ title, curve }, run) => ({
      id: `residuals-${run}`,
      label: text.runLabel(run + 1, title),
      colour: runColour(run, fit.runs.length, 'measured'),
      width: 1,
      x: curve.timeS.map((each) => each / time.seconds),
      y: residualsOf(curve.content, measured[run]).map((value) => value * content.factor),
    })),
    withoutLegend: true,
    description: text.residualsDescription,
  };
}

/** All points of all runs as CSV, SI units. */
export function jointCurvesCsv(fit: JointFitRecord, measured: readonly FittedRun[]): string {
  const rows = fit.runs.flatMap(({ title, curve, unit }, run) => {
    const residuals = residualsOf(curve.content, measured[run]);
    return curve.timeS.map((timeS, i) => [
      title,
      timeS,
      measured[run]?.content[i],
      curve.content[i],
      residuals[i],
      unit,
    ]);
  });
  return csvText([text.csvColumns, ...rows]);
}

const residualsOf = (content: readonly number[], measured: FittedRun | undefined): number[] =>
  content.map((value, i) => value - (measured?.content[i] ?? Number.NaN));
