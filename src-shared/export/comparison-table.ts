import { assumedValues } from '#shared/domain/material/assumed-values.ts';
import type { ComparedFigures, FinishedRun } from '#shared/domain/recipe/plant/compared-figures.ts';
import { plantRates } from '#shared/domain/recipe/plant/plant-rates.ts';
import type { Plant } from '#shared/domain/recipe/plant/plant.ts';
import type { ExportedCell, ExportedTable } from './exported-table.ts';

const hours = (timeS: number | null | undefined): ExportedCell => timeS && timeS / 3600;
const kWh = (energyJ: number | null | undefined): ExportedCell => energyJ && energyJ / 3.6e6;

/** Words for where the heat of desorption comes from. */
export const desorptionHeatWords = {
  plant: 'value of the plant',
  isosteric: 'isosteric heat of the isotherms',
  evaporation: 'heat of evaporation',
} as const;

/** Figures of one recipe in the units of the columns; null where they are not known. */
export function comparisonFigures(figures: ComparedFigures) {
  const { water, plant } = figures;
  const sensibleJ =
    plant === undefined || plant.coilHeatJ === null
      ? undefined
      : plant.coilHeatJ + plant.ovenLoadHeatJ;
  return {
    recipe: figures.recipe,
    case: figures.case,
    status: figures.status,
    timeToTarget: hours(figures.timeToTargetS),
    length: hours(figures.lengthS),
    endMean: figures.endPpmMean,
    endMax: figures.endPpmMax,
    margin: water.marginPpm,
    worst: water.worstPosition,
    gradient: water.peakGradientPpm,
    uptake: water.reuptakePpm,
    caps: figures.capsReached,
    hottest: figures.hottestK - 273.15,
    occupancy: hours(plant?.ovenOccupancyS),
    sensibleHeat: kWh(sensibleJ),
    desorptionHeat: kWh(plant?.desorptionHeatJ),
    pump: kWh(plant?.pumpEnergyJ),
    electric: kWh(plant?.electricEnergyJ),
    gas: plant?.purgeGasM3,
    cost: plant?.cost,
    costPerCoil: plant?.costPerCoil,
    desorptionFrom: plant?.desorptionHeatFrom && desorptionHeatWords[plant.desorptionHeatFrom],
    basis: figures.ppmBasis === 'coating' ? 'dry coating' : 'electrode with foil',
    input: figures.inputHash,
  } satisfies Record<string, ExportedCell>;
}

export type ComparisonFigures = ReturnType<typeof comparisonFigures>;
export type ComparisonKey = keyof ComparisonFigures;

/** Heads of the columns; `#` stands for the currency. */
const heads: Readonly<Record<ComparisonKey, string>> = {
  recipe: 'recipe',
  case: 'case',
  status: 'status',
  timeToTarget: 'time to target [h]',
  length: 'length of the recipe [h]',
  endMean: 'mean water at the end [wt-ppm]',
  endMax: 'water at the wettest depth at the end [wt-ppm]',
  margin: 'margin to the target at the end [wt-ppm]',
  worst: 'wettest place at the end',
  gradient: 'largest difference of wettest depth and mean [wt-ppm]',
  uptake: 're-uptake [wt-ppm]',
  caps: 'caps reached [-]',
  hottest: 'highest temperature of the coil [°C]',
  occupancy: 'oven occupancy with handling [h]',
  sensibleHeat: 'heat of coils and oven load [kWh]',
  desorptionHeat: 'heat of desorption [kWh]',
  pump: 'pump energy [kWh]',
  electric: 'electric energy [kWh]',
  gas: 'gas at 1 bar, 20 °C [m³]',
  cost: 'cost of a load [#]',
  costPerCoil: 'cost per coil [#]',
  desorptionFrom: 'heat of desorption from',
  basis: 'ppm of',
  input: 'input (SHA-256)',
};

/** Recipes side by side, what the plant costs and what is assumed. */
export function comparisonTables(
  rows: readonly ComparedFigures[],
  runs: readonly FinishedRun[],
  plant: Plant | undefined,
): ExportedTable[] {
  const keys = (Object.keys(heads) as ComparisonKey[]).filter(
    (key) => plant !== undefined || !plantKeys.includes(key),
  );
  const currency = plant?.currency ?? '';
  return [
    {
      name: 'Comparison',
      head: keys.map((key) => heads[key].replace('#', currency)),
      rows: rows.map((row) => {
        const figures = comparisonFigures(row);
        return keys.map((key) => figures[key]);
      }),
    },
    ...(plant ? [plantTable(plant)] : []),
    assumptionsTable(runs),
  ];
}

const plantKeys: readonly ComparisonKey[] = [
  'occupancy',
  'sensibleHeat',
  'desorptionHeat',
  'pump',
  'electric',
  'gas',
  'cost',
  'costPerCoil',
  'desorptionFrom',
];

function plantTable(plant: Plant): ExportedTable {
  return {
    name: 'Plant',
    head: ['rate', 'value', 'unit', 'source'],
    rows: plantRates(plant).map(({ name, value, unit, source }) => [
      name,
      value,
      unit,
      source ?? 'follows from the case',
    ]),
  };
}

/** Values of the cases that nobody has published or measured, each once: cases may share a title. */
export function assumptionsTable(runs: readonly Pick<FinishedRun, 'recipeCase'>[]): ExportedTable {
  const rows = runs.flatMap(({ recipeCase: { title, electrodeCase } }) =>
    electrodeCase === undefined
      ? [[title, 'The case holds transport parameters; what of them is assumed it does not tell.']]
      : assumedValues(electrodeCase.electrode).map(({ name, path }) => [title, name, path]),
  );
  return {
    name: 'Assumptions',
    head: ['case', 'assumed value', 'key'],
    rows: [...new Map(rows.map((row) => [JSON.stringify(row), row])).values()],
  };
}
