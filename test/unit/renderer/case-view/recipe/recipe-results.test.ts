import { beforeAll, describe, expect, it } from 'vitest';
import { bestFigures, sortedRecipes } from '#renderer/case-view/recipe/recipe-comparison.ts';
import { recipeIssues } from '#renderer/case-view/recipe/recipe-issues.ts';
import { madeForOther, outcomesOf, targetStep } from '#renderer/case-view/recipe/step-outcomes.ts';
import { stepRows } from '#renderer/case-view/recipe/step-rows.ts';
import { stepBands, timelineCharts } from '#renderer/case-view/recipe/timeline-charts.ts';
import { uniqueLabels } from '#renderer/case-view/recipe/unique-labels.ts';
import { recipeCaseOf } from '#shared/domain/project/recipe-case-of.ts';
import { parseRecipeText } from '#shared/domain/recipe/language/parse-recipe-text.ts';
import type { RecipeResult } from '#shared/domain/recipe/recipe-result.ts';
import type { Recipe } from '#shared/domain/recipe/recipe.ts';
import { comparedFigures } from '#shared/domain/recipe/plant/compared-figures.ts';
import { comparisonFigures } from '#shared/export/comparison-table.ts';
import { simulateRecipe } from '#shared/simulation/recipe/simulate-recipe.ts';
import { drain } from '../../../../support/drain.ts';
import { coilDocument, shippedRecipe } from '../../../../support/recipe-document.ts';

const coil = recipeCaseOf(coilDocument());
const text = shippedRecipe('coil-standard');

function read(of: string) {
  const result = parseRecipeText(of);
  if (!result.ok) throw new Error('The text is not a recipe.');
  return result;
}

function run(recipe: Recipe): RecipeResult {
  return drain(simulateRecipe(recipe, coil, { estimate: false, accuracy: 1e-4 }));
}

const standard = read(text).recipe;
let result: RecipeResult;
beforeAll(() => {
  result = run(standard);
});

describe('the table of steps', () => {
  it('shows the outcome of every round beside the step inside a repeat', () => {
    const rows = stepRows(text, read(text), coil);
    const of = (number: string) => rows.find((row) => row.number === number);
    const inside = of('3.4');
    expect(inside && outcomesOf(inside, result).map(({ path }) => path)).toEqual([
      '3.1.4',
      '3.2.4',
    ]);
    const repeat = of('3');
    expect(repeat && outcomesOf(repeat, result).map(({ path }) => path)).toEqual(['3']);
    expect(of('7')).toMatchObject({ line: 13, kind: 'expose', oven: { branch: 'adsorption' } });
  });

  it('has no outcome for a step that was another one in the run', () => {
    const other = text.replace('Evacuate to 5 mbar within 10 min', 'Evacuate to 6 mbar');
    const row = stepRows(other, read(other), coil).find(({ number }) => number === '2');
    expect(row && outcomesOf(row, result)).toEqual([]);
    expect(madeForOther(standard, read(other).recipe)).toBe(true);
    expect(madeForOther(standard, { ...standard, title: 'B' })).toBe(false);
  });

  it('leaves out what the oven does where no physics knows it', () => {
    const hot = text.replace('Heat to 120 °C', 'Heat to 900 °C');
    expect(stepRows(hot, read(hot), coil).every(({ oven }) => oven === undefined)).toBe(true);
  });
});

it('the target is met in the innermost step that was going on', () => {
  const path = targetStep(result);
  const step = result.steps.find((one) => one.path === path);
  expect(step?.startS).toBeLessThan(result.timeToTargetS ?? 0);
  expect(step?.endS).toBeGreaterThanOrEqual(result.timeToTargetS ?? Infinity);
  expect(path).toMatch(/^3\.\d\.\d$/u);
});

it('bands follow each other from the start to the end', () => {
  const bands = stepBands(result, 1);
  expect(bands[0]?.from).toBe(0);
  for (const [index, band] of bands.entries()) {
    expect(band.to).toBeGreaterThan(band.from);
    if (index > 0) expect(band.from).toBe(bands[index - 1]?.to);
  }
  expect(bands.at(-1)?.to).toBe(result.timeS.at(-1));
});

it('charts have the dew point that the recipe says, and gaps where none is known', () => {
  const [, temperature] = timelineCharts(result, standard);
  const dew = temperature?.series.find(({ id }) => id === 'dew');
  const at = (timeS: number) => dew?.y[result.timeS.findIndex((time) => time >= timeS)];
  // Step 1: N2 with -40 °C from the line at 1 bar.
  expect(at(600)).toBeCloseTo(-40, 6);
  // -60 °C at 1 bar, expanded to 5 mbar.
  const hold = result.steps.find((one) => one.path === '3.1.4');
  expect(at((hold?.startS ?? 0) + 600)).toBeNaN();
});

const recipeFigures = (recipe: Recipe, of: RecipeResult) =>
  comparisonFigures(comparedFigures({ recipe, recipeCase: coil, result: of }));

describe('figures of a run', () => {
  it('tell margin and uptake of the water', () => {
    const figures = recipeFigures(standard, result);
    const end = result.waterPpmMean.at(-1) ?? Number.NaN;
    expect(figures.margin).toBeCloseTo(200 - end, 9);
    expect(figures.uptake).toBeCloseTo(end - Math.min(...result.waterPpmMean), 9);
    expect(figures.uptake).toBeGreaterThan(1);
    expect(figures.hottest).toBeCloseTo(120, 6);
  });

  it('have no margin to a target on another dry mass', () => {
    const target = { measure: 'mean', ppm: 200, basis: 'electrode' } as const;
    expect(recipeFigures({ ...standard, target }, result).margin).toBeNull();
  });
});

describe('a comparison', () => {
  const row = (id: string, change: object) => ({
    id,
    figures: { ...recipeFigures(standard, result), ...change },
  });
  const rows = () => [
    row('a', { timeToTarget: undefined, margin: -5, endMean: 205 }),
    row('b', { timeToTarget: 2, margin: 10, endMean: 190 }),
    row('c', { timeToTarget: 1, margin: 5, endMean: 195 }),
  ];

  it('sorts runs without a value to the end in both directions', () => {
    const ids = (descending: boolean) =>
      sortedRecipes(rows(), 'timeToTarget', descending).map(({ id }) => id);
    expect(ids(false)).toEqual(['c', 'b', 'a']);
    expect(ids(true)).toEqual(['b', 'c', 'a']);
  });

  it('marks the best value of columns in which the runs differ', () => {
    expect(bestFigures(rows())).toEqual({ timeToTarget: 1, margin: 10, endMean: 190 });
  });

  it('marks no water where ppm are of different dry masses', () => {
    const mixed = [...rows(), row('d', { timeToTarget: 3, basis: 'electrode' })];
    expect(bestFigures(mixed)).toEqual({ timeToTarget: 1 });
  });
});

it('findings of text and check stand at their places', () => {
  const [wrong] = recipeIssues(parseRecipeText(text.replace('Heat to', 'Heta to')), coil);
  expect(wrong).toMatchObject({ severity: 'error', line: 3, column: 5, found: 'Heta' });
  const hot = read(text.replace('Heat to 120 °C', 'Heat to 200 °C'));
  expect(recipeIssues(hot, coil)).toContainEqual(
    expect.objectContaining({ severity: 'warning', line: 3 }),
  );
});

it('labels that occur again get a number', () => {
  expect(uniqueLabels(['A', 'B', 'A', 'A (2)', 'A'])).toEqual([
    'A',
    'B',
    'A (2)',
    'A (2) (2)',
    'A (3)',
  ]);
});
