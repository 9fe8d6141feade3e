import fc from 'fast-check';
import { expect, it } from 'vitest';
import { renamedDocument } from '#shared/domain/project/renamed-document.ts';
import { recipeTextWithTitle, titleOfRecipeText } from '#shared/domain/project/recipe-title.ts';
import { parseRecipeText } from '#shared/domain/recipe/language/parse-recipe-text.ts';
import { recipeDocument, shippedRecipe } from '../../../support/recipe-document.ts';

const titles = fc
  .string({ minLength: 1, maxLength: 60, unit: 'grapheme' })
  .map((title) => title.replaceAll(/[\p{C}\p{Z}]/gu, '_'));

it('a title that was put in is the title that is read, by the language too', () => {
  fc.assert(
    fc.property(titles, (title) => {
      const text = recipeTextWithTitle(shippedRecipe('coil-until-dry'), title);
      expect(titleOfRecipeText(text)).toBe(title);
      expect(parseRecipeText(text)).toMatchObject({ ok: true, recipe: { title } });
    }),
  );
});

it('renaming changes nothing but the title', () => {
  const document = recipeDocument('A');
  const there = renamedDocument(document, 'B');
  expect(there).toMatchObject({ title: 'B' });
  expect('text' in there ? there.text : '').toContain('recipe "B"\n');
  const back = titleOfRecipeText(document.text) ?? '';
  expect(renamedDocument(there, back)).toMatchObject({ text: document.text });
});

it('looks for the title in the first line that says something, and nowhere else', () => {
  expect(titleOfRecipeText('\n# by hand\r\n  recipe "A"\n')).toBe('A');
  expect(titleOfRecipeText('  1 Hold for 5 min\nrecipe "A"\n')).toBeUndefined();
  expect(titleOfRecipeText('recipe ""\n')).toBeUndefined();
  expect(recipeTextWithTitle('  1 Hold for 5 min\n', 'B')).toBe('  1 Hold for 5 min\n');
});
