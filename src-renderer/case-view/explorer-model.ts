import type { ChartModel } from '#renderer/charts/chart-model.ts';
import { explorerStrings as text } from '#renderer/strings/en/explorer.ts';
import { type MapPoint, problemAt } from '#shared/numerics/analysis/regime-map.ts';
import { totalContent } from '#shared/numerics/analytic/totals.ts';
import { macroOnly, microOnly } from './linear-problem.ts';

const boundary = { initial: 1, steps: [{ timeS: 0, value: 0 }] };
const points = 60;

/** The drying curve at a point of the map and both one-scale limits, over t / tau_macro. */
export function explorerModel(point: MapPoint): ChartModel {
  const problem = problemAt(point);
  const end = 2 * (1 + point.microShare * point.ratio);
  const x = Array.from({ length: points + 1 }, (_, k) => end * (k / points) ** 2);
  const dash = [5, 4];
  const line = (solved: Parameters<typeof totalContent>[0]) => totalContent(solved, boundary, x);
  return {
    title: text.chart,
    x: { title: text.xAxis, scale: 'linear', min: 0, max: end },
    y: { title: text.yAxis, scale: 'linear', min: 0, max: 1 },
    series: [
      { id: 'both', label: text.both, colour: 'total', width: 2.5, x, y: line(problem) },
      {
        id: 'macro',
        label: text.macroOnly,
        colour: 'macro',
        width: 1.5,
        dash,
        x,
        y: line(macroOnly(problem)),
      },
      {
        id: 'micro',
        label: text.microOnly,
        colour: 'micro',
        width: 1.5,
        dash,
        x,
        y: line(microOnly(problem)),
      },
    ],
    description: text.description,
  };
}
