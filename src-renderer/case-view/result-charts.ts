import type { ChartColour, ChartModel, ChartSeries } from '#renderer/charts/chart-model.ts';
import { chartStrings } from '#renderer/strings/en/charts.ts';
import { resultStrings } from '#renderer/strings/en/results.ts';
import type { RunRecord } from '#shared/contract/runs.ts';
import type { TransportCase } from '#shared/domain/case/transport-case.ts';
import type { Settings } from '#shared/domain/project/settings.ts';
import type { ContentTarget } from '#shared/domain/project/case-document.ts';
import { totalContent } from '#shared/numerics/analytic/totals.ts';
import { timeToContent } from '#shared/numerics/analytic/time-to-content.ts';
import { formatDuration, timeUnitFor } from '#shared/units/duration.ts';
import { formatNumber } from '#shared/units/format-number.ts';
import { type ContentUnit, contentFactor } from '#shared/units/water-content.ts';
import { linearView } from '#shared/estimation/prediction/linear-view.ts';
import { contentBasis, relativeTarget, timeAtContent } from './content-basis.ts';
import { curveTimes } from './curve-times.ts';
import { hasLiveSolution, macroOnly, microOnly } from './linear-problem.ts';
import { linearisedTotal } from './linearised-total.ts';

export const runColours = [
  'run-1',
  'run-2',
  'run-3',
  'run-4',
  'run-5',
  'run-6',
  'run-7',
  'run-8',
] as const satisfies readonly ChartColour[];

/** Dashes of the second, third and later eight runs, and of further runs of one recipe. */
const dashes = [[], [7, 3], [2, 3], [9, 3, 2, 3]] as const;

export interface RunLook {
  readonly colour: ChartColour;
  readonly dash: readonly number[];
}

/** @param before runs of the same recipe before it, from which it differs by its dashes as well */
export function runLook(index: number, before = 0): RunLook {
  const round = (Math.floor(index / runColours.length) + before) % dashes.length;
  return { colour: runColours[index % runColours.length] ?? 'run-1', dash: dashes[round] ?? [] };
}

export interface ShownRun {
  readonly record: RunRecord;
  readonly label: string;
  readonly look: RunLook;
  readonly main: boolean;
}

type Scales = Pick<Settings, 'contentUnit' | 'timeScale' | 'contentScale'>;

/** Whether a case can be shown in a unit. */
export function unitAvailable(transportCase: TransportCase, unit: ContentUnit): boolean {
  return contentFactor(unit, contentBasis(transportCase)) !== undefined;
}

/** First time at which a run, or the analytic solution of a linear case, has the target. */
export function timeToTarget(
  target: ContentTarget,
  transportCase: TransportCase,
  record: RunRecord | undefined,
): number | undefined {
  const content = relativeTarget(target, contentBasis(transportCase));
  if (content === undefined) return undefined;
  if (hasLiveSolution(transportCase)) {
    const { problem, boundary } = linearView(transportCase);
    return timeToContent(problem, boundary, content);
  }
  const result = record?.result;
  return result && timeAtContent(result.timeS, result.total, content);
}

/** The total water of some runs of a case, with the analytic limits where there are any. */
export function totalsModel(
  transportCase: TransportCase,
  runs: readonly ShownRun[],
  scales: Scales,
  target: ContentTarget | null,
  withLimits = true,
): ChartModel {
  const ends = runs.map(({ record }) => record.transportCase.endTimeS);
  const endS = Math.max(...(ends.length > 0 ? ends : [transportCase.endTimeS]));
  const unit = timeUnitFor(endS);
  const { contentUnit, timeScale, contentScale } = scales;
  const basis = contentBasis(transportCase);
  const shownUnit = contentFactor(contentUnit, basis) === undefined ? 'kg/m3' : contentUnit;
  const series = runs.flatMap(({ record, label, look, main }): ChartSeries[] => {
    const factor = contentFactor(shownUnit, contentBasis(record.transportCase));
    if (!record.result || factor === undefined) return [];
    return [
      {
        id: record.runId,
        label,
        colour: look.colour,
        dash: look.dash,
        width: main ? 2.5 : 1.5,
        x: record.result.timeS.map((timeS) => timeS / unit.seconds),
        y: record.result.total.map((value) => value * factor),
      },
    ];
  });
  const factor = contentFactor(shownUnit, basis) ?? 1;
  if (withLimits && hasLiveSolution(transportCase)) {
    series.push(...analyticSeries(transportCase, endS, unit.seconds, factor, series.length === 0));
  }
  const chord = withLimits ? linearisedTotal(transportCase, endS) : undefined;
  if (chord) {
    series.push({
      id: 'linearised',
      label: resultStrings.linearisedCurve,
      colour: 'muted',
      width: 1.25,
      dash: [2, 3],
      x: chord.timesS.map((timeS) => timeS / unit.seconds),
      y: chord.total.map((value) => value * factor),
    });
  }
  const first = series[0];
  const words = (value: number | undefined): string =>
    `${formatNumber(value ?? Number.NaN)} ${resultStrings.unit[shownUnit]}`;
  const intensity = runs.find(({ main }) => main)?.record.result;
  const targetValue = target && relativeTarget(target, basis);
  const reached = target && timeToTarget(target, transportCase, intensity && runs[0]?.record);
  const highest = series.reduce(
    (top, { y }) => Array.from(y).reduce((a, b) => Math.max(a, b), top),
    0,
  );
  return {
    title: resultStrings.total,
    x: {
      title: chartStrings.time(unit.symbol),
      scale: timeScale,
      min: timeScale === 'log' ? (endS / unit.seconds) * 1e-4 : 0,
      max: endS / unit.seconds,
      inWords: (value) => formatDuration(value * unit.seconds),
    },
    y: {
      title: resultStrings.axis[shownUnit],
      scale: contentScale,
      min: contentScale === 'log' ? highest * 1e-4 : 0,
    },
    series,
    ...(intensity?.microGradientIntensity && {
      strip: {
        colour: 'micro',
        x: intensity.timeS.map((timeS) => timeS / unit.seconds),
        strength: intensity.microGradientIntensity,
      } as const,
    }),
    ...(target &&
      targetValue !== null &&
      targetValue !== undefined && {
        thresholds: [
          {
            value: targetValue * factor,
            label: resultStrings.target(
              `${formatNumber(target.value)} ${resultStrings.unit[target.unit]}`,
              typeof reached === 'number' ? formatDuration(reached) : undefined,
            ),
          },
        ],
      }),
    description: resultStrings.totalDescription(
      words(first?.y[0]),
      words(first?.y[first.y.length - 1]),
      formatDuration(endS),
    ),
  };
}

function analyticSeries(
  transportCase: TransportCase,
  endS: number,
  secondsPerUnit: number,
  factor: number,
  withBoth: boolean,
): ChartSeries[] {
  const { problem, boundary } = linearView(transportCase);
  const timesS = curveTimes.map((part) => part * endS);
  const x = timesS.map((timeS) => timeS / secondsPerUnit);
  const line = (solved: typeof problem) =>
    totalContent(solved, boundary, timesS).map((value) => value * factor);
  const dash = [5, 4];
  const { analytic, macroOnly: macroWords, microOnly: microWords } = resultStrings;
  const limits: ChartSeries[] = [];
  if (withBoth) {
    limits.push({
      id: 'analytic',
      label: analytic,
      colour: 'total',
      width: 1.25,
      x,
      y: line(problem),
    });
  }
  if (transportCase.resistances !== 'both') return limits;
  return [
    ...limits,
    {
      id: 'macro',
      label: macroWords,
      colour: 'macro',
      width: 1.5,
      dash,
      x,
      y: line(macroOnly(problem)),
    },
    {
      id: 'micro',
      label: microWords,
      colour: 'micro',
      width: 1.5,
      dash,
      x,
      y: line(microOnly(problem)),
    },
  ];
}
