import type { ChartAxis, ChartBand, ChartModel } from '#renderer/charts/chart-model.ts';
import { recipeCompare, recipeTimeline } from '#renderer/strings/en/recipes.ts';
import type { RecipeResult } from '#shared/domain/recipe/recipe-result.ts';
import type { OverlaidRun } from './overlaid-water.ts';
import { dewPointsC, overlaidTime } from './timeline-charts.ts';

/** What the oven did in several runs: temperature, pressure and dew point over one time axis. */
export function overlaidOven(
  runs: readonly OverlaidRun[],
  bands: readonly ChartBand[],
): readonly ChartModel[] {
  const { temperature, pressure } = recipeTimeline;
  const time = overlaidTime(runs);
  const chart = (
    title: string,
    y: ChartAxis,
    valuesOf: (result: RecipeResult) => readonly number[],
  ): ChartModel => ({
    title,
    x: time.axis,
    y: { ...y, roomPx: time.roomPx },
    bands,
    // The curves have the colours of the first chart.
    withoutLegend: true,
    series: runs.map(({ id, label, look, result }) => ({
      id,
      label,
      colour: look.colour,
      dash: look.dash,
      width: 1.5,
      x: result.timeS.map((timeS) => timeS / time.unit.seconds),
      y: valuesOf(result),
    })),
    description: recipeCompare.ovenDescription(title, runs.length),
  });
  return [
    chart(
      recipeCompare.ovenTemperature,
      { title: temperature.axis, scale: 'linear', step: 50 },
      ({ ovenTemperatureK }) => ovenTemperatureK.map((kelvin) => kelvin - 273.15),
    ),
    chart(pressure.title, { title: pressure.axis, scale: 'log' }, ({ pressurePa }) =>
      pressurePa.map((pascal) => (pascal > 0 ? pascal / 100 : Number.NaN)),
    ),
    chart(recipeCompare.dewPoint, { title: temperature.axis, scale: 'linear' }, dewPointsC),
  ];
}
