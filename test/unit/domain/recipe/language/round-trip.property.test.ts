import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseRecipeText } from '#shared/domain/recipe/language/parse-recipe-text.ts';
import { printRecipe } from '#shared/domain/recipe/language/print-recipe.ts';
import { parseRecipe } from '#shared/domain/recipe/parse-recipe.ts';
import { arbitraryRecipe } from '../../../../support/arbitrary-recipe.ts';

describe('any recipe', () => {
  it('is read from its text as it was', () => {
    fc.assert(
      fc.property(arbitraryRecipe, (recipe) => {
        const read = parseRecipeText(printRecipe(recipe));
        expect(read).toMatchObject({ ok: true });
        expect(read.ok && read.recipe).toEqual(recipe);
      }),
      { numRuns: 300 },
    );
  });

  it('is read from its JSON as it was', () => {
    fc.assert(
      fc.property(arbitraryRecipe, (recipe) => {
        expect(parseRecipe(JSON.stringify(recipe))).toEqual({ ok: true, value: recipe });
      }),
      { numRuns: 100 },
    );
  });

  it('has one text: printing what was read changes nothing', () => {
    fc.assert(
      fc.property(arbitraryRecipe, (recipe) => {
        const text = printRecipe(recipe);
        const read = parseRecipeText(text);
        expect(read.ok && printRecipe(read.recipe)).toBe(text);
      }),
      { numRuns: 50 },
    );
  });
});
