import type { ChartModel } from '#renderer/charts/chart-model.ts';
import { chartStrings } from '#renderer/strings/en/charts.ts';
import { resultStrings } from '#renderer/strings/en/results.ts';
import type { TransportCase } from '#shared/domain/case/transport-case.ts';
import type { ResultRecord } from '#shared/domain/run/result.ts';
import { macroAt, microAt, microMean } from '#shared/numerics/analytic/local-values.ts';
import { formatDuration, timeUnitFor } from '#shared/units/duration.ts';
import { linearView } from '#shared/estimation/prediction/linear-view.ts';
import { curveTimes } from './curve-times.ts';
import { analyticBands, type Band, solvedBands } from './gradient-bands.ts';
import { hasLiveSolution } from './linear-problem.ts';

export const bandDepths = { mirror: 0, middle: 0.5, edge: 1 } as const;

export type BandDepth = keyof typeof bandDepths;

/** Bands of both scales; `missing` where the micro scale is not known at the depth. */
export function gradientChart(
  transportCase: TransportCase,
  result: ResultRecord | undefined,
  place: BandDepth,
  scale: 'linear' | 'log',
): { readonly model: ChartModel; readonly missing: boolean } | undefined {
  const linear = hasLiveSolution(transportCase);
  if (!result && !linear) return undefined;
  const endS = transportCase.endTimeS;
  const timesS = result?.timeS ?? curveTimes.map((part) => part * endS);
  const bands = result ? solvedBands(result) : analyticBands(linearView(transportCase), timesS);
  const micro =
    place === 'mirror'
      ? bands.micro
      : (storedMicro(result, bandDepths[place]) ??
        (linear ? analyticMicro(transportCase, timesS, bandDepths[place]) : undefined));
  const unit = timeUnitFor(endS);
  const x = timesS.map((timeS) => timeS / unit.seconds);
  const text = resultStrings.gradients;
  const model: ChartModel = {
    title: text.title,
    x: {
      title: chartStrings.time(unit.symbol),
      scale,
      min: scale === 'log' ? (endS / unit.seconds) * 1e-4 : 0,
      max: endS / unit.seconds,
      inWords: (value) => formatDuration(value * unit.seconds),
    },
    y: { title: text.axis, scale: 'linear', min: 0, step: 0.25 },
    series: [
      {
        id: 'macro',
        label: text.macro,
        colour: 'macro',
        width: 2,
        x,
        y: bands.macro.mean,
        band: bands.macro,
      },
      ...(micro
        ? [
            {
              id: 'micro',
              label: text.micro(text.depth[place]),
              colour: 'micro',
              width: 2,
              x,
              y: micro.mean,
              band: micro,
            } as const,
          ]
        : []),
    ],
    description: text.description,
  };
  return { model, missing: !micro && transportCase.micro !== undefined };
}

function storedMicro(result: ResultRecord | undefined, depth: number): Band | undefined {
  return result?.microDepths?.find((stored) => Math.abs(stored.depth - depth) < 1e-6);
}

function analyticMicro(
  transportCase: TransportCase,
  timesS: readonly number[],
  depth: number,
): Band | undefined {
  const { problem, boundary } = linearView(transportCase);
  if (problem.micro.length === 0) return undefined;
  const inner = microAt(problem, boundary, timesS, depth, 0, 0);
  const face = macroAt(problem, boundary, timesS, depth);
  return {
    mean: microMean(problem, boundary, timesS, depth, 0),
    min: inner.map((value, k) => Math.min(value, face[k] ?? value)),
    max: inner.map((value, k) => Math.max(value, face[k] ?? value)),
  };
}
