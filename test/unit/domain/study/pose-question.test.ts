import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkRecipe } from '#shared/domain/recipe/check/check-recipe.ts';
import { printRecipe } from '#shared/domain/recipe/language/print-recipe.ts';
import { parseRecipeText } from '#shared/domain/recipe/language/parse-recipe-text.ts';
import { namedValues, withNamedValue } from '#shared/domain/recipe/varied-values.ts';
import { gasDewPoints, holdLengths } from '#shared/domain/study/askable-values.ts';
import { poseQuestion } from '#shared/domain/study/pose-question.ts';
import type { Question } from '#shared/domain/study/question.ts';
import { recipeOf } from '../../../support/recipe-runs.ts';

const limit = { measure: 'mean', ppm: 300 } as const;
const recipe = recipeOf(
  'target water < 200 ppm (max)',
  '1 Heat to 110 °C within 10 min in N2 dew point {dew = -40 °C}, 5 mbar',
  '2 Repeat 2 times',
  '    Purge N2 dew point -60 °C to 200 mbar',
  '    Hold for 5 min',
  '3 Hold for {unknown = 30 min}',
  '4 Vent N2 dew point {dew = -40 °C} to 1 bar',
);

describe('a question as a recipe with one unknown', () => {
  it('adds the exposure, which can be printed and read for any room', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -80, max: 15, noNaN: true }),
        fc.double({ min: 16, max: 60, noNaN: true }),
        fc.double({ min: 1, max: 1e6, noNaN: true }),
        (dewPoint, temperature, atMostS) => {
          const { recipe: posed, name } = poseQuestion(recipe, {
            ask: 'longest-exposure',
            place: 'room',
            temperatureK: temperature + 273.15,
            dewPointK: dewPoint + 273.15,
            atMostS,
            limit,
          });
          expect(name).toBe('unknown-');
          expect(posed.target).toEqual(limit);
          expect(posed.steps).toHaveLength(5);
          const read = parseRecipeText(printRecipe(posed));
          expect(read.ok && read.recipe.steps).toEqual(posed.steps);
        },
      ),
      { numRuns: 50 },
    );
  });

  it('replaces an exposure that ends the recipe', () => {
    const exposed = recipeOf(
      '1 Heat to 110 °C within 10 min in N2 dew point -40 °C, 5 mbar',
      '2 Expose to dry room 23 °C, dew point -40 °C for 30 min',
    );
    const room = { place: 'room', temperatureK: 296.15, dewPointK: 283.15 } as const;
    const asked = { ask: 'longest-exposure', ...room, atMostS: 3600, limit } as const;
    const { recipe: posed, lower, upper } = poseQuestion(exposed, asked);
    expect(posed.steps).toHaveLength(2);
    expect([lower, upper]).toEqual([1, 3600]);
  });

  it('makes one unknown of a hold inside a repeat', () => {
    const [inside] = holdLengths(recipe);
    expect(inside).toMatchObject({ path: 'steps[1].steps[1].end.durationS', value: 300 });
    const asked = { ask: 'shortest-hold', path: inside!.path, atMostS: 3600, limit } as const;
    const { recipe: posed, name } = poseQuestion(recipe, asked);
    const varied = withNamedValue(posed, name, 77);
    expect(holdLengths(varied).map(({ value }) => value)).toEqual([77, 1800]);
  });

  it('keeps a name that stands at several places one value', () => {
    const [first, purge] = gasDewPoints(recipe);
    const asked: Question = {
      ask: 'highest-dew-point',
      paths: [first!.path],
      lowestK: 200,
      highestK: 260,
      limit,
    };
    const { recipe: posed, name } = poseQuestion(recipe, asked);
    expect(namedValues(posed).filter((value) => value.name === name)).toHaveLength(2);
    const dewPoints = gasDewPoints(withNamedValue(posed, name, 222)).map(({ value }) => value);
    expect(dewPoints).toEqual([222, purge!.value, 222]);
  });

  it('asks about different dew points as one, in a recipe that can be run', () => {
    const paths = gasDewPoints(recipe).map(({ path }) => path);
    const asked = { ask: 'highest-dew-point', paths, lowestK: 200, highestK: 260, limit } as const;
    const { recipe: posed, name } = poseQuestion(recipe, asked);
    expect(checkRecipe(posed).filter(({ severity }) => severity === 'error')).toEqual([]);
    const dewPoints = gasDewPoints(withNamedValue(posed, name, 222)).map(({ value }) => value);
    expect(dewPoints).toEqual([222, 222, 222]);
  });

  it('refuses what the recipe does not have', () => {
    const asked = { ask: 'shortest-hold', path: 'steps[0].end', atMostS: 3600, limit } as const;
    expect(() => poseQuestion(recipe, asked)).toThrow(/no such value any more: steps\[0\]\.end/);
  });
});
