import Table from 'cli-table3';
import type { PlantFigures } from '#shared/domain/recipe/plant/plant-figures.ts';
import type { WaterFigures } from '#shared/domain/recipe/plant/water-figures.ts';
import { desorptionHeatWords } from '#shared/export/comparison-table.ts';
import { formatDuration } from '#shared/units/duration.ts';
import { formatNumber } from '#shared/units/format-number.ts';

interface PlantRow {
  readonly recipe: string;
  readonly water: WaterFigures;
  readonly plant?: PlantFigures;
}

/** Energy, gas and cost of one load by recipe, and what of it rests on assumed values. */
export function plantTable(rows: readonly PlantRow[]): string {
  const table = new Table({
    head: [
      'recipe',
      'oven',
      'heat: coils, load, desorption [kWh]',
      'pump [kWh]',
      'electric [kWh]',
      'gas [m³, 1 bar, 20 °C]',
      'cost: load, coil',
      'margin [wt-ppm]',
      'wettest',
      'peak gradient, re-uptake [wt-ppm]',
    ],
    style: { head: [], border: [] },
    colWidths: [null, null, 20, 8, 10, 12, 18, 10, 10, 20],
    wordWrap: true,
  });
  for (const { recipe, water, plant } of rows) {
    if (plant === undefined) continue;
    const { coilHeatJ, ovenLoadHeatJ, desorptionHeatJ, cost, costPerCoil, currency } = plant;
    table.push([
      recipe,
      formatDuration(plant.ovenOccupancyS),
      [coilHeatJ, ovenLoadHeatJ, desorptionHeatJ].map(kWh).join(', '),
      kWh(plant.pumpEnergyJ),
      kWh(plant.electricEnergyJ),
      formatNumber(plant.purgeGasM3, 3),
      `${shown(cost)}, ${shown(costPerCoil)} ${currency}`,
      shown(water.marginPpm),
      water.worstPosition ?? '–',
      `${shown(water.peakGradientPpm)}, ${shown(water.reuptakePpm)}`,
    ]);
  }
  const assumed = rows[0]?.plant?.assumed ?? [];
  const badge = assumed.length === 0 ? '' : `Assumed values of the plant: ${assumed.join(', ')}.\n`;
  const sources = new Set(rows.flatMap(({ plant }) => plant?.desorptionHeatFrom ?? []));
  const heat =
    sources.size === 0
      ? ''
      : `Heat of desorption: ${[...sources].map((from) => desorptionHeatWords[from]).join(', ')}.\n`;
  return `${table.toString()}\n${heat}${badge}`;
}

function kWh(energyJ: number | null): string {
  return energyJ === null ? '–' : formatNumber(energyJ / 3.6e6, 3);
}

function shown(value: number | null): string {
  return value === null ? '–' : formatNumber(value, 4);
}
