import type { ChartColour, ChartModel, ChartSeries } from '#renderer/charts/chart-model.ts';
import { studyStrings } from '#renderer/strings/en/studies.ts';
import type { SweepResult } from '#shared/domain/study/sweep-study.ts';
import { timeUnitFor } from '#shared/units/duration.ts';
import { fromSi } from '#shared/units/quantities.ts';
import { shownValue } from './shown-value.ts';
import type { StudyInput } from './study-inputs.ts';
import { firstSlice, outputUnit, type SweepOutput } from './sweep-output.ts';

const text = studyStrings.sweep;

const colours: readonly ChartColour[] = [
  'run-1',
  'run-2',
  'run-3',
  'run-4',
  'run-5',
  'run-6',
  'run-7',
  'run-8',
];

/** Curves that can be told apart by their colours. */
export const mostCurves = colours.length;

/**
 * One output over the first axis, one curve for each value of the second one; of further axes the
 * first value. Undefined where no row has that output.
 */
export function sweepChart(
  result: SweepResult,
  inputs: readonly StudyInput[],
  output: SweepOutput,
): ChartModel | undefined {
  const [first, second] = inputs;
  if (first === undefined) return undefined;
  const { rows, ppmBasis } = result;
  const known = firstSlice(result).filter(
    (row) => row.outcome === 'finished' && row[output] !== null,
  );
  if (known.length === 0) return undefined;
  const { symbol, size } = outputUnit(known, output, ppmBasis);
  const axisTime = timeUnitFor(rows.reduce((top, row) => Math.max(top, row.inputs[0] ?? 0), 0));
  const isDuration = first.quantity === 'time';
  const xUnit = isDuration ? axisTime.symbol : first.unit.symbol;
  const groups = [...Map.groupBy(known, (row) => (second ? row.inputs[1] : 0))].toSorted(
    ([a = 0], [b = 0]) => a - b,
  );
  const series = groups.slice(0, mostCurves).map(([value, group], k): ChartSeries => {
    const points = group.toSorted((a, b) => (a.inputs[0] ?? 0) - (b.inputs[0] ?? 0));
    return {
      id: String(k),
      label: second
        ? text.curve(second.name, shownValue(value ?? Number.NaN, second))
        : text.outputs[output],
      colour: colours[k] ?? 'total',
      width: 1.75,
      markers: true,
      x: points.map(({ inputs: [at = Number.NaN] }) =>
        isDuration ? at / axisTime.seconds : fromSi(at, first.unit),
      ),
      y: points.map((row) => (row[output] ?? Number.NaN) / size),
    };
  });
  return {
    title: text.chart,
    x: { title: xUnit === '–' ? first.name : `${first.name} / ${xUnit}`, scale: 'linear' },
    y: { title: `${text.outputs[output]} / ${symbol}`, scale: 'linear', min: 0 },
    series,
    withoutLegend: second === undefined,
    description: text.chartDescription(text.outputs[output], known.length),
  };
}
