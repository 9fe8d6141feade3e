import type { ChartColour, ChartModel } from '#renderer/charts/chart-model.ts';
import { isothermStrings as text } from '#renderer/strings/en/isotherms.ts';
import type { IsothermPoint } from '#shared/estimation/fit-isotherm.ts';
import {
  type FittedIsotherm,
  type FittedModel,
  fittedModels,
} from '#shared/estimation/isotherm-fit.ts';
import { activityLimit, loading } from '#shared/physics/isotherm/isotherm.ts';

const curvePoints = 200;
const colours = [
  'run-2',
  'run-6',
  'run-4',
  'run-5',
  'run-3',
  'run-7',
  'run-8',
  'run-1',
  'muted',
] as const satisfies readonly ChartColour[];
const dashes = [[], [6, 3], [2, 3]] as const;

/** A model keeps its colour and dashes whichever other ones are shown. */
export function styleOf(model: FittedModel): { colour: ChartColour; dash: readonly number[] } {
  const place = fittedModels.indexOf(model);
  return { colour: colours[place] ?? 'muted', dash: dashes[place % dashes.length] ?? [] };
}

/** Points as hollow markers, the models as curves, the range of the points shaded. */
export function isothermChart(
  points: readonly IsothermPoint[],
  fits: readonly FittedIsotherm[],
  selected: FittedModel | undefined,
): ChartModel {
  const x = points.map(({ activity }) => activity);
  const y = points.map(({ loadingKgPerKg }) => loadingKgPerKg);
  const end = x.reduce((most, activity) => Math.max(most, activity), 0) > 0.5 ? 1 : 0.5;
  const top = y.reduce((most, value) => Math.max(most, value), 0);
  return {
    title: text.chart,
    x: { title: text.xAxis, scale: 'linear', min: 0, max: end },
    // Some models rise without limit: the points set the scale.
    y: { title: text.yAxis, scale: 'linear', min: 0, ...(top > 0 && { max: niceTop(1.1 * top) }) },
    series: [
      { id: 'points', label: text.points, colour: 'total', width: 0, markers: true, x, y },
      ...fits.map((fit) => ({
        id: fit.model,
        label: text.models[fit.model],
        width: fit.model === selected ? 2.5 : 1.3,
        ...styleOf(fit.model),
        ...curve(fit, end),
      })),
    ],
    ...(x.length > 1 && { shaded: [x[0] ?? 0, x.at(-1) ?? 0] as const }),
    description: text.description,
  };
}

/** Model minus point of the shown models. */
export function residualChart(
  points: readonly IsothermPoint[],
  fits: readonly FittedIsotherm[],
  range: { readonly min: number; readonly max: number },
): ChartModel {
  const x = points.map(({ activity }) => activity);
  return {
    title: text.residuals,
    x: { title: text.xAxis, scale: 'linear', ...range },
    y: { title: text.residualAxis, scale: 'linear' },
    series: fits.map((fit) => ({
      id: fit.model,
      label: text.models[fit.model],
      width: 0.8,
      markers: true,
      ...styleOf(fit.model),
      x,
      y: fit.residualsKgPerKg,
    })),
    description: text.residualDescription,
  };
}

function curve({ isotherm }: FittedIsotherm, end: number): { x: number[]; y: number[] } {
  const temperatureK = isotherm.referenceTemperatureK ?? 298.15;
  const limit = activityLimit(isotherm, temperatureK);
  const x = Array.from({ length: curvePoints + 1 }, (_, k) => end * (k / curvePoints) ** 1.5);
  const finite = x.filter((activity) => activity < 0.999 * limit);
  return { x: finite, y: finite.map((activity) => loading(isotherm, activity, temperatureK)) };
}

/** The next of 1, 1.2, 1.5, 2, 3, 4, 5, 6, 8 times a power of ten. */
export function niceTop(value: number): number {
  const size = 10 ** Math.floor(Math.log10(value));
  const step = [1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10].find((one) => one * size >= value) ?? 10;
  return Number((step * size).toPrecision(3));
}
