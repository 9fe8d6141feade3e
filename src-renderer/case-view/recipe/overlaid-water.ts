import type { ChartBand, ChartModel } from '#renderer/charts/chart-model.ts';
import { recipeCompare as text } from '#renderer/strings/en/recipes.ts';
import type { RecipeResult } from '#shared/domain/recipe/recipe-result.ts';
import type { Recipe } from '#shared/domain/recipe/recipe.ts';
import { printWater } from '#shared/domain/recipe/language/print-clauses.ts';
import type { RunLook } from '../result-charts.ts';
import { comparableTargetPpm, overlaidTime } from './timeline-charts.ts';

export interface OverlaidRun {
  readonly id: string;
  readonly label: string;
  readonly look: RunLook;
  readonly recipe: Recipe;
  readonly result: RecipeResult;
}

/** Mean water of several runs over one time axis, with each target that they were made for. */
export function overlaidWater(
  runs: readonly OverlaidRun[],
  bands: readonly ChartBand[],
): ChartModel {
  const { axis, unit, roomPx } = overlaidTime(runs);
  const targets = new Map(
    runs.flatMap(({ recipe, result }): [number, string][] => {
      const value = comparableTargetPpm(recipe, result);
      return value === undefined || recipe.target === undefined
        ? []
        : [[value, printWater(recipe.target)]];
    }),
  );
  return {
    title: text.chart,
    x: axis,
    bands,
    y: { title: text.axis, scale: 'linear', min: 0, roomPx },
    series: runs.map(({ id, label, look, result }) => ({
      id,
      label,
      colour: look.colour,
      dash: look.dash,
      width: 1.75,
      x: result.timeS.map((timeS) => timeS / unit.seconds),
      y: result.waterPpmMean,
    })),
    // On both sides by turns, so that neighbours do not lie over each other.
    thresholds: [...targets].map(([value, label], index) => ({
      value,
      label,
      side: index % 2 === 0 ? ('end' as const) : ('start' as const),
    })),
    description: text.chartDescription(runs.length),
  };
}
