import { expect, it } from 'vitest';
import { columnWords, figureDifferences } from '#renderer/case-view/recipe/figure-words.ts';
import { comparedFigures } from '#shared/domain/recipe/plant/compared-figures.ts';
import { usualPlant } from '#shared/domain/recipe/plant/plant.ts';
import { comparisonFigures } from '#shared/export/comparison-table.ts';
import { coilCase, recipeOf, runOf } from '../../../../support/recipe-runs.ts';

const recipe = recipeOf('target water < 900 ppm', '1 Heat to 80 °C', '2 Hold for 30 min');
const run = {
  recipe,
  recipeCase: coilCase(),
  result: runOf(recipe, coilCase(), { accuracy: 1e-3, estimate: false }),
};
const figures = comparisonFigures(comparedFigures(run, usualPlant));

it('tells only the figures in which two runs differ, with sign and unit', () => {
  expect(figureDifferences(figures, figures)).toEqual([]);
  const dearer = {
    ...figures,
    recipe: 'other',
    cost: Number(figures.cost) + 12.5,
    occupancy: Number(figures.occupancy) - 0.5,
    worst: 'between' as const,
  };
  const differences = figureDifferences(figures, dearer);
  expect(differences.map(({ key, difference }) => [key, difference])).toEqual([
    ['occupancy', '−30 min'],
    ['worst', undefined],
    ['cost', '+12.5'],
  ]);
});

it('tells no difference to a value that is not known', () => {
  const never = { ...figures, timeToTarget: null };
  const reached = { ...figures, timeToTarget: 1.5 };
  expect(figureDifferences(never, reached)).toEqual([
    { key: 'timeToTarget', first: '–', second: '1 h 30 min', difference: undefined },
  ]);
});

it('names the currency of the plant', () => {
  expect(columnWords('cost', 'CHF')).toEqual({ name: 'load', unit: 'CHF' });
});
