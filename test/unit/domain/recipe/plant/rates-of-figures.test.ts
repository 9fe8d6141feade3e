import { describe, expect, it } from 'vitest';
import { comparedFigures } from '#shared/domain/recipe/plant/compared-figures.ts';
import { plantRates, withRate } from '#shared/domain/recipe/plant/plant-rates.ts';
import { type Plant, usualPlant } from '#shared/domain/recipe/plant/plant.ts';
import { assumedOfFigure, ratesOfFigure } from '#shared/domain/recipe/plant/rates-of-figures.ts';
import { comparisonFigures } from '#shared/export/comparison-table.ts';
import { coilCase, recipeOf, runOf } from '../../../../support/recipe-runs.ts';

const steps = [
  '1 Heat to 110 °C within 10 min in N2 dew point -40 °C, 1 bar',
  '2 Evacuate to 100 mbar within 10 min',
  '3 Hold for 30 min',
  '4 Vent N2 dew point -60 °C to 1 bar',
];
const plant = withRate(usualPlant, 'desorptionHeatJPerKg', 2400, 'own');

describe.each([
  ['without a chamber', steps],
  ['with a chamber', ['chamber 1.5 m³, pump 100 m³/h, 4 coils', ...steps]],
])('the rates that figures rest on, %s', (_name, lines) => {
  const recipe = recipeOf(...lines);
  const recipeCase = coilCase();
  const result = runOf(recipe, recipeCase, { accuracy: 1e-3, estimate: false });
  const figuresWith = (other: Plant) =>
    comparisonFigures(comparedFigures({ recipe, recipeCase, result }, other));
  const before = figuresWith(plant);

  it.each(plantRates(plant))('$key changes the figures that name it', ({ key, value }) => {
    // A pump that runs below 900 mbar also runs less below 50 mbar.
    const less = key === 'pumpBelowPa' ? 50 : 0.8 * (value ?? 0);
    const after = figuresWith(withRate(plant, key, less, 'own'));
    const changed = Object.keys(before).filter(
      (figure) => before[figure as keyof typeof before] !== after[figure as keyof typeof before],
    );
    const named = Object.keys(before).filter((figure) =>
      ratesOfFigure(figure, recipe).includes(key),
    );
    expect(changed).toEqual(named);
  });
});

it('tells those that nobody has stated', () => {
  const recipe = recipeOf(...steps);
  expect(assumedOfFigure('occupancy', recipe, usualPlant)).toEqual(['handlingS']);
  const stated = withRate(usualPlant, 'handlingS', 20, 'own');
  expect(assumedOfFigure('occupancy', recipe, stated)).toEqual([]);
  expect(assumedOfFigure('endMean', recipe, usualPlant)).toEqual([]);
  // Without a value the heat of desorption follows from the case.
  expect(assumedOfFigure('desorptionHeat', recipe, usualPlant)).toEqual(['coils']);
});
