import { describe, expect, it } from 'vitest';
import { addProfile, recipeOfProfile } from '#renderer/case-view/recipe/add-profile.ts';
import { parseRecipeText } from '#shared/domain/recipe/language/parse-recipe-text.ts';
import { profileFromLog } from '#shared/domain/recipe/profile/profile-from-log.ts';
import { shippedRecipe } from '../../../../support/recipe-document.ts';

const made = profileFromLog(
  { timeS: [0, 600, 1200], temperatureK: [298, 330, 380], pressurePa: [1e5, 5e3, 500] },
  { name: 'Oven "7"', temperatureToleranceK: 0.1, pressureTolerance: 0.01, withVapour: false },
);
const recipeOf = (text: string) => {
  const read = parseRecipeText(text);
  if (!read.ok) throw new Error(JSON.stringify(read.issues));
  return read.recipe;
};

describe('a profile in a recipe', () => {
  it('is followed by a new first step, and the other steps are numbered on', () => {
    const before = shippedRecipe('coil-standard');
    const edited = addProfile(before, made);
    if (!edited.ok) throw new Error(edited.reason);
    const [old, recipe] = [recipeOf(before), recipeOf(edited.text)];
    expect(recipe.steps[0]).toMatchObject({
      kind: 'follow',
      profile: 'Oven "7"',
      channels: ['T', 'p'],
    });
    expect(recipe.steps.slice(1)).toEqual(old.steps);
    expect(recipe.profiles).toEqual([made.profile]);
    expect(edited.text).toMatch(/^ {2}2 Heat to 120/m);
  });

  it('adds no step where one follows it, and is refused a second time', () => {
    const alone = recipeOfProfile('As logged', made);
    if (!alone.ok) throw new Error(alone.reason);
    expect(recipeOf(alone.text).steps).toHaveLength(1);
    const again = addProfile(alone.text, made);
    expect(again).toMatchObject({
      ok: false,
      reason: expect.stringContaining('already') as string,
    });
  });

  it('is refused by a text that is no recipe, or would be too long', () => {
    expect(addProfile('recipe "A"\n  1 Heta to 3 °C\n', made)).toMatchObject({ ok: false });
    const timeS = Array.from({ length: 9000 }, (_, i) => i);
    const temperatureK = timeS.map((i) => 300 + (i % 2));
    const request = {
      name: 'noisy',
      temperatureToleranceK: 0.1,
      pressureTolerance: 0.01,
      withVapour: false,
    };
    const long = profileFromLog({ timeS, temperatureK }, request);
    expect(recipeOfProfile('A', long)).toMatchObject({
      ok: false,
      reason: expect.stringContaining('too long') as string,
    });
  });
});
