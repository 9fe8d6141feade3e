import type { ChartModel, ChartSeries } from '#renderer/charts/chart-model.ts';
import { isothermStrings } from '#renderer/strings/en/isotherms.ts';
import { strings } from '#renderer/strings/en.ts';
import { branchOf, type BranchName, type Component } from '#shared/domain/material/component.ts';
import { activityLimit, loading } from '#shared/physics/isotherm/isotherm.ts';
import { STANDARD_REFERENCE_TEMPERATURE_K } from '#shared/physics/isotherm/temperature-shift.ts';
import { niceTop } from './isotherm-charts.ts';

/** Activities that a curve is drawn at, denser where it is steep. */
const activities = Array.from({ length: 121 }, (_, k) => (k / 120) ** 1.4);

/** Up to here a curve sets the scale; some rise without limit beyond. */
const scaledActivity = 0.95;

/** Half of the range that holds 95 %, in standard deviations. */
const normal95 = 1.96;

const gramsPerKg = 1000;

/** The isotherms of a component at 25 °C: curves, points of tables, the known range shaded. */
export function componentIsothermModel(component: Component): ChartModel {
  const text = strings.materials;
  const names = (['desorption', 'adsorption'] as const).filter((name) => component[name]);
  const series = names.flatMap((name) => seriesOf(component, name));
  const curves = series.filter(({ markers }) => markers !== true);
  const top = curves.reduce((most, { x, y }) => {
    const inside = Array.from(y).filter((_, at) => (x[at] ?? 0) <= 100 * scaledActivity);
    return inside.reduce((highest, value) => Math.max(highest, value), most);
  }, 0);
  const known = branchOf(component, 'desorption')?.validity.activity;
  return {
    title: text.isothermOf(component.name),
    x: { title: text.humidityAxis, scale: 'linear', min: 0, max: 100 },
    y: { title: text.loadingAxis, scale: 'linear', min: 0, ...(top > 0 && { max: niceTop(top) }) },
    series,
    ...(known && { shaded: [100 * known[0], 100 * known[1]] as const }),
    description: text.isothermDescription,
  };
}

function seriesOf(component: Component, name: BranchName): ChartSeries[] {
  const branch = component[name];
  if (branch === undefined) return [];
  const { isotherm, relativeUncertainty } = branch;
  const temperatureK = STANDARD_REFERENCE_TEMPERATURE_K;
  const limit = activityLimit(isotherm, temperatureK);
  const shown = activities.filter((activity) => activity < 0.999 * limit);
  const y = shown.map((activity) => gramsPerKg * loading(isotherm, activity, temperatureK));
  const spread = normal95 * (relativeUncertainty ?? 0);
  const colour = name === 'desorption' ? 'run-2' : 'run-6';
  const curve: ChartSeries = {
    id: name,
    label: strings.materials.branches[name],
    colour,
    width: 2,
    ...(name === 'adsorption' && { dash: [6, 3] }),
    x: shown.map((activity) => 100 * activity),
    y,
    ...(spread > 0 && {
      band: {
        min: y.map((value) => Math.max(0, value * (1 - spread))),
        max: y.map((value) => value * (1 + spread)),
      },
    }),
  };
  if (isotherm.model !== 'tabulated') return [curve];
  const points: ChartSeries = {
    id: `${name}-points`,
    label: isothermStrings.points,
    colour,
    width: 0,
    markers: true,
    x: isotherm.points.map(({ activity }) => 100 * activity),
    y: isotherm.points.map(({ loadingKgPerKg }) => gramsPerKg * loadingKgPerKg),
  };
  return [curve, points];
}
