import type { ChartBand, ChartModel, ChartSeries } from '#renderer/charts/chart-model.ts';
import { chartStrings } from '#renderer/strings/en/charts.ts';
import { recipeTimeline as text } from '#renderer/strings/en/recipes.ts';
import { printWater } from '#shared/domain/recipe/language/print-clauses.ts';
import type { RecipeResult } from '#shared/domain/recipe/recipe-result.ts';
import type { Recipe } from '#shared/domain/recipe/recipe.ts';
import { numberOf } from '#shared/domain/recipe/varied-value.ts';
import {
  DEW_POINT_RANGE_K,
  dewPointK,
  vapourPressureAtDewPointPa,
} from '#shared/physics/dew-point.ts';
import { formatDuration, timeUnitFor } from '#shared/units/duration.ts';
import { formatNumber } from '#shared/units/format-number.ts';

const zeroCelsiusK = 273.15;
const pascalPerMbar = 100;
/** One width for all charts of the timeline. */
const roomPx = 58;
const lowestVapourPa = vapourPressureAtDewPointPa(DEW_POINT_RANGE_K.smallest);

/** Water, temperatures and pressures of a recipe's run over one time axis. */
export function timelineCharts(result: RecipeResult, recipe: Recipe): readonly ChartModel[] {
  return [waterChart(result, recipe), temperatureChart(result), pressureChart(result)];
}

/** A target where it is told on the basis that the curves have. */
export function comparableTargetPpm(
  { target }: Pick<Recipe, 'target'>,
  { ppmBasis }: Pick<RecipeResult, 'ppmBasis'>,
): number | undefined {
  if (target === undefined || (target.basis ?? ppmBasis) !== ppmBasis) return undefined;
  return numberOf(target.ppm);
}

/** The innermost steps, which follow each other; those that take no time have no band. */
export function stepBands({ steps }: RecipeResult, secondsPerUnit: number): ChartBand[] {
  return steps.flatMap(({ path, startS, endS }): ChartBand[] => {
    const isRepeat = steps.some((other) => other.path.startsWith(`${path}.`));
    if (isRepeat || startS === null || endS === null || endS <= startS) return [];
    return [{ from: startS / secondsPerUnit, to: endS / secondsPerUnit, label: path }];
  });
}

/** Dew or frost points of the gas in °C; of drier gas than is known none. */
export function dewPointsC({ vapourPressurePa }: Pick<RecipeResult, 'vapourPressurePa'>): number[] {
  return vapourPressurePa.map((pa) =>
    pa < lowestVapourPa ? Number.NaN : dewPointK(pa) - zeroCelsiusK,
  );
}

/** One time axis for charts of several runs, which have the same width. */
export function overlaidTime(runs: readonly { readonly result: RecipeResult }[]) {
  const endS = runs.reduce((most, { result }) => Math.max(most, result.timeS.at(-1) ?? 0), 0);
  const unit = timeUnitFor(endS);
  const axis: ChartModel['x'] = {
    title: chartStrings.time(unit.symbol),
    scale: 'linear',
    min: 0,
    max: endS / unit.seconds,
    inWords: (value) => formatDuration(value * unit.seconds),
  };
  return { unit, axis, roomPx };
}

function waterChart(result: RecipeResult, recipe: Recipe): ChartModel {
  const { waterPpmMean, waterPpmMax, timeToTargetS, ppmBasis } = result;
  const targetPpm = comparableTargetPpm(recipe, result);
  const end = formatNumber(waterPpmMean.at(-1) ?? Number.NaN, 4);
  const start = formatNumber(waterPpmMean[0] ?? Number.NaN, 4);
  return {
    ...timeAxis(result),
    title: text.water.title,
    y: { title: text.water.axis[ppmBasis], scale: 'linear', min: 0, roomPx },
    series: [
      line(result, 'mean', text.water.mean, waterPpmMean, { colour: 'total', width: 2.5 }),
      line(result, 'max', text.water.max, waterPpmMax, {
        colour: 'muted',
        width: 1.25,
        dash: [5, 3],
      }),
    ],
    ...(targetPpm !== undefined &&
      recipe.target !== undefined && {
        thresholds: [
          {
            value: targetPpm,
            // Curves come to it at the right.
            side: 'start',
            label: text.water.target(
              printWater(recipe.target),
              timeToTargetS === null ? undefined : formatDuration(timeToTargetS),
            ),
          },
        ],
      }),
    description: text.water.description(start, end, formatDuration(result.timeS.at(-1) ?? 0)),
  };
}

function temperatureChart(result: RecipeResult): ChartModel {
  const celsius = (values: readonly number[]) => values.map((value) => value - zeroCelsiusK);
  return {
    ...timeAxis(result),
    title: text.temperature.title,
    y: { title: text.temperature.axis, scale: 'linear', step: 50, roomPx },
    series: [
      line(result, 'coil', text.temperature.coil, celsius(result.temperatureK), {
        colour: 'total',
        width: 1.75,
      }),
      line(result, 'oven', text.temperature.oven, celsius(result.ovenTemperatureK), {
        colour: 'run-3',
        width: 1.5,
        dash: [5, 3],
      }),
      line(result, 'dew', text.temperature.dewPoint, dewPointsC(result), vapourLook),
    ],
    description: text.temperature.description,
  };
}

function pressureChart(result: RecipeResult): ChartModel {
  // A logarithmic axis has no place for zero.
  const mbar = (values: readonly number[]) =>
    values.map((value) => (value > 0 ? value / pascalPerMbar : Number.NaN));
  const [total, vapour] = [mbar(result.pressurePa), mbar(result.vapourPressurePa)];
  const shown = [...total, ...vapour].filter((value) => value > 0);
  const decade = (round: (value: number) => number, value: number) =>
    10 ** round(Math.log10(value));
  const [least, most] = shown.reduce(
    ([low, high], value) => [Math.min(low, value), Math.max(high, value)],
    [Infinity, 0],
  );
  return {
    ...timeAxis(result),
    title: text.pressure.title,
    y: {
      title: text.pressure.axis,
      scale: 'log',
      roomPx,
      ...(shown.length > 0 && { min: decade(Math.floor, least), max: decade(Math.ceil, most) }),
    },
    series: [
      line(result, 'total', text.pressure.total, total, { colour: 'total', width: 1.75 }),
      line(result, 'vapour', text.pressure.vapour, vapour, vapourLook),
    ],
    description: text.pressure.description,
  };
}

type Look = Pick<ChartSeries, 'colour' | 'width' | 'dash'>;

const vapourLook: Look = { colour: 'run-5', width: 1.5 };

/** A curve; where it has no value there is a gap. */
function line(
  { timeS }: RecipeResult,
  id: string,
  label: string,
  values: readonly number[],
  look: Look,
): ChartSeries {
  const { seconds } = timeUnitFor(timeS.at(-1) ?? 0);
  return { id, label, ...look, x: timeS.map((time) => time / seconds), y: values };
}

function timeAxis(result: RecipeResult): Pick<ChartModel, 'x' | 'bands'> {
  const endS = result.timeS.at(-1) ?? 0;
  const { symbol, seconds } = timeUnitFor(endS);
  return {
    x: {
      title: chartStrings.time(symbol),
      scale: 'linear',
      min: 0,
      max: endS / seconds,
      inWords: (value) => formatDuration(value * seconds),
    },
    bands: stepBands(result, seconds),
  };
}
