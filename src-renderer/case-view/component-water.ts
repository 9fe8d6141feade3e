import type { ChartColour, ChartModel, ChartSeries } from '#renderer/charts/chart-model.ts';
import { electrodeStrings } from '#renderer/strings/en/electrode.ts';
import { componentWater } from '#shared/domain/electrode/component-water.ts';
import type { MaterialSet } from '#shared/domain/material/material-set.ts';
import type { ElectrodeCase } from '#shared/domain/electrode/electrode-case.ts';

/** Components in their order. */
export const componentColours = [
  'run-5',
  'run-8',
  'run-2',
  'run-4',
  'run-3',
  'run-6',
  'run-7',
] as const satisfies readonly ChartColour[];

const humidities = Array.from({ length: 96 }, (_, k) => k / 100);

/** Sorbed water over the relative humidity: total and components, per dry coating. */
export function componentWaterModel(electrodeCase: ElectrodeCase): ChartModel {
  return materialWaterModel(electrodeCase.electrode, electrodeCase.loading);
}

/** How the water of a set is read that is in no case: desorption at 25 °C. */
export const usualLoading: Pick<ElectrodeCase['loading'], 'branch' | 'temperatureK'> = {
  branch: 'desorption',
  temperatureK: 298.15,
};

/** The same of a material set. */
export function materialWaterModel(
  electrode: MaterialSet,
  loading: Pick<ElectrodeCase['loading'], 'branch' | 'temperatureK'> = usualLoading,
): ChartModel {
  const text = electrodeStrings.derivation;
  const rows = humidities.map((humidity) => componentWater({ electrode, loading }, humidity));
  const percent = humidities.map((humidity) => 100 * humidity);
  const total = rows.map(
    (row) => row.reduce((sum, { loadingKgPerKg }) => sum + loadingKgPerKg, 0) * 1e6,
  );
  return {
    title: text.water,
    x: { title: 'relative humidity / %', scale: 'linear', min: 0, max: 95 },
    y: { title: 'water / wt-ppm', scale: 'linear', min: 0 },
    series: [
      { id: 'total', label: text.total, colour: 'total', width: 2.5, x: percent, y: total },
      ...electrode.components.map(({ id, name }, index): ChartSeries => ({
        id,
        label: name,
        colour: componentColours[index % componentColours.length] ?? 'run-1',
        width: 1.5,
        x: percent,
        y: rows.map((row) => (row[index]?.loadingKgPerKg ?? 0) * 1e6),
      })),
    ],
    description: 'Water that the components of the coating hold over the relative humidity.',
  };
}
