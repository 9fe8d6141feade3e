import { describe, expect, it } from 'vitest';
import {
  addStep,
  moveStep,
  removeStep,
  replaceStep,
  writtenStep,
} from '#renderer/case-view/recipe/step-lines.ts';
import { parseRecipeText } from '#shared/domain/recipe/language/parse-recipe-text.ts';
import { shippedRecipe } from '../../../../support/recipe-document.ts';

const text = `recipe "A # 1"
  # as the night shift does it
  1 Heat to 120 °C at 2 K/min in N2 dew point -40 °C, 1 bar
  2 Repeat 2 times, at most 3 h
      Purge N2 dew point -60 °C to 200 mbar # twice is enough
      Hold for 5 min

  3 Follow profile "log # 7" (T)
  profile "log # 7"
    0 s, 25 °C
    1 h, 120 °C
`;

const lines = (edited: ReturnType<typeof addStep>): string[] =>
  edited.ok
    ? edited.text.split('\n').filter((line) => /^\s*(\d+ [A-Z]|Purge|Hold)/u.test(line))
    : [];

describe('a step in the text', () => {
  it('is replaced with its number, its note and everything around it kept', () => {
    const edited = replaceStep(text, 'steps[1].steps[0]', ' Vent N2 dew point -50 °C \n to 1 bar ');
    expect(edited).toEqual({
      ok: true,
      text: text.replace(
        'Purge N2 dew point -60 °C to 200 mbar',
        'Vent N2 dew point -50 °C to 1 bar',
      ),
    });
  });

  it('is not replaced by what is no step, and the reason names the place', () => {
    const edited = replaceStep(text, 'steps[0]', 'Heta to 120 °C');
    expect(edited).toMatchObject({ ok: false });
    expect(edited.ok ? '' : edited.reason).toMatch(/^line 3, column 5: .*Did you mean "Heat"\?$/u);
  });

  it('is shown without number and note, also where a text in quotes has a #', () => {
    const written = text.split('\n').map(writtenStep);
    expect(written[4]).toBe('Purge N2 dew point -60 °C to 200 mbar');
    expect(written[7]).toBe('Follow profile "log # 7" (T)');
  });

  it('is added behind all that belongs to the step before it, and numbers follow', () => {
    expect(lines(addStep(text, 'steps[1]')).slice(1)).toEqual([
      '  2 Repeat 2 times, at most 3 h',
      '      Purge N2 dew point -60 °C to 200 mbar # twice is enough',
      '      Hold for 5 min',
      '  3 Hold for 30 min',
      '  4 Follow profile "log # 7" (T)',
    ]);
    expect(lines(addStep(text, 'steps[1].steps[1]'))[4]).toBe('      Hold for 30 min');
  });

  it('is removed with the steps inside it, comments stay', () => {
    const edited = removeStep(text, 'steps[1]');
    expect(lines(edited)).toEqual([
      '  1 Heat to 120 °C at 2 K/min in N2 dew point -40 °C, 1 bar',
      '  2 Follow profile "log # 7" (T)',
    ]);
    expect(edited.ok && edited.text).toContain('# as the night shift does it');
  });

  it('changes places with its neighbour, with the steps inside it', () => {
    expect(lines(moveStep(text, 'steps[1]', 1)).map((line) => line.slice(0, 12))).toEqual([
      '  1 Heat to ',
      '  2 Follow p',
      '  3 Repeat 2',
      '      Purge ',
      '      Hold f',
    ]);
  });

  it.each(['coil-standard', 'coil-until-dry', 'coil-oven-log'])(
    'moves down and up again to the same text: %s',
    (name) => {
      const shipped = shippedRecipe(name);
      const down = moveStep(shipped, 'steps[0]', 1);
      expect(down.ok && down.text !== shipped && parseRecipeText(down.text).ok).toBe(true);
      expect(moveStep(down.ok ? down.text : '', 'steps[1]', -1)).toEqual({
        ok: true,
        text: shipped,
      });
    },
  );
});
