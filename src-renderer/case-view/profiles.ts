import type { ChartModel } from '#renderer/charts/chart-model.ts';
import { resultStrings } from '#renderer/strings/en/results.ts';
import type { TransportCase } from '#shared/domain/case/transport-case.ts';
import type { ResultRecord } from '#shared/domain/run/result.ts';
import { macroAt, microAt } from '#shared/numerics/analytic/local-values.ts';
import { formatNumber } from '#shared/units/format-number.ts';
import { linearView } from '#shared/estimation/prediction/linear-view.ts';
import { hasLiveSolution } from './linear-problem.ts';

export interface Profile {
  readonly timeS: number;
  readonly depth: readonly number[];
  readonly macro: readonly number[];
  readonly position: readonly number[];
  readonly micro: readonly number[] | undefined;
}

const points = 25;
const places = Array.from({ length: points }, (_, k) => k / (points - 1));

/** The profile at a time and a depth: stored by the run, else analytic; undefined where neither is. */
export function profileAt(
  transportCase: TransportCase,
  result: ResultRecord | undefined,
  timeS: number,
  z: number,
): Profile | undefined {
  const stored = nearest(result?.profiles ?? [], ({ timeS: time }) => Math.abs(time - timeS));
  if (stored) {
    const row = nearest([...stored.depth.keys()], (k) => Math.abs((stored.depth[k] ?? 0) - z));
    const { depth, macro, position, micro } = stored;
    return { timeS: stored.timeS, depth, macro, position, micro: micro[row ?? 0] };
  }
  if (!hasLiveSolution(transportCase)) return undefined;
  const { problem, boundary } = linearView(transportCase);
  const macro = places.map((place) => macroAt(problem, boundary, [timeS], place)[0] ?? 0);
  const micro =
    problem.micro.length === 0
      ? undefined
      : places.map((place) => microAt(problem, boundary, [timeS], z, 0, place)[0] ?? 0);
  return { timeS, depth: places, macro, position: places, micro };
}

function nearest<Item>(items: readonly Item[], distance: (item: Item) => number): Item | undefined {
  let best: Item | undefined;
  for (const item of items) if (best === undefined || distance(item) < distance(best)) best = item;
  return best;
}

export function profileModel(profile: Profile, z: number): ChartModel {
  const text = resultStrings.profiles;
  const { depth, macro, position, micro } = profile;
  return {
    title: text.title,
    x: { title: text.x, scale: 'linear', min: 0, max: 1 },
    y: { title: resultStrings.gradients.axis, scale: 'linear', min: 0, max: 1.02, step: 0.25 },
    series: [
      { id: 'macro', label: text.macro, colour: 'macro', width: 2, x: depth, y: macro },
      ...(micro
        ? [
            {
              id: 'micro',
              label: text.micro(formatNumber(z, 2)),
              colour: 'micro',
              width: 2,
              x: position,
              y: micro,
            } as const,
          ]
        : []),
    ],
    description: text.description,
  };
}
