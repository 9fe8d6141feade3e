import { describe, expect, it } from 'vitest';
import { parseRecipeText } from '#shared/domain/recipe/language/parse-recipe-text.ts';

/** A recipe whose third line is the one that is looked at. */
const third = (line: string) => `recipe "R"\n  Heat to 120 °C at 2 K/min\n  ${line}\n`;
const profile = (points: string) => `recipe "R"\n  Hold for 1 h\n  profile "P"\n${points}`;

/** Text, where it goes wrong, and what the message says. */
const wrong: [text: string, line: number, column: number, message: string][] = [
  ['', 1, 1, 'expected "recipe" with a title'],
  ['Heat to 120 °C\n', 1, 1, 'found "Heat"; expected "recipe"'],
  ['recipe Coil\n', 1, 8, 'found "Coil"; expected a text in double quotes'],
  ['recpe "A"\n  Hold for 1 h\n', 1, 1, 'Did you mean "recipe"?'],
  ['recipe "A\n  Hold for 1 h\n', 1, 8, 'expected a text in double quotes'],
  ['recipe "A"\n', 2, 1, 'expected a step such as'],
  [third('Heet to 120 °C'), 3, 3, 'Did you mean "Heat"?'],
  [third('targt water < 200 ppm'), 3, 3, 'Did you mean "target"?'],
  [third('chambr 1.5 m³, pump 100 m³/h'), 3, 3, 'Did you mean "chamber"?'],
  [third('Heat 120 °C'), 3, 8, 'found "120"; expected "to"'],
  [third('Heat to 120'), 3, 14, 'the line ends; expected °C or K'],
  [third('Heat to 120 F'), 3, 15, 'found "F"; expected °C or K'],
  [third('Heat to 120 mbar'), 3, 15, 'found "mbar"; expected °C or K'],
  [third('Heat to 120 °C at 2 K/mn'), 3, 23, 'Did you mean "K/min"?'],
  [third('Heat to 120 °C at 2 K/min within 1 h'), 3, 29, 'either a rate or a time'],
  [third('Hold'), 3, 7, 'expected "for" with a time or "until"'],
  [third('Hold for'), 3, 11, 'the line ends; expected a time such as 30 min'],
  [third('Hold for 5'), 3, 13, 'the line ends; expected s, min, h or d'],
  [third('Hold for 5 minutes'), 3, 14, 'Did you mean "min"?'],
  [third('Hold for 0,5 h'), 3, 12, 'expected a decimal point. Did you mean "0.5"?'],
  [third('Hold for 1 h for 2 h'), 3, 16, '"for 1 h" has already been said'],
  [third('Hold for 1 h until water < 200 ppm'), 3, 8, 'only one of "for" and "until"'],
  [third('Hold for 1 h, at most 2 h'), 3, 17, '"at most" only together with "until"'],
  [third('Hold until water = 200 ppm'), 3, 20, 'found "="; expected "<" or ">"'],
  [third('Hold until watr < 200 ppm'), 3, 14, 'Did you mean "water"?'],
  [third('Hold until water < 200 mg'), 3, 26, 'found "mg"; expected ppm'],
  [third('Hold until water < 200 ppm (avg)'), 3, 31, 'mean, max, centre, edge or binder'],
  [third('Hold until water < 200 ppm, at mots 2 h'), 3, 34, 'Did you mean "most"?'],
  [third('Evacuate 5 mbar'), 3, 12, 'found "5"; expected "to"'],
  [third('Evacuate to 5 mbr'), 3, 17, 'Did you mean "mbar"?'],
  [third('Evacuate to -5 mbar'), 3, 12, 'found "to -5 mbar"; expected above 0 Pa'],
  [third('Purge to 200 mbar'), 3, 9, 'a gas: N2, Ar or air'],
  [third('Purge N2 due point -60 °C to 1 bar'), 3, 12, 'found "due"; expected "dew point"'],
  [third('Vent N2 dew point -60 °C'), 3, 27, 'expected a pressure such as "to 1 bar"'],
  [third('Expose to dry rom 23 °C, RH 40 % for 1 h'), 3, 17, 'Did you mean "room"?'],
  [third('Expose to dry room 23 °C for 1 h'), 3, 35, 'expected how moist the room is'],
  [third('Expose to room RH 140 %, 23 °C for 1 h'), 3, 18, 'found "RH 140 %"; expected 0 to 1'],
  [third('Follow profile Oven (T)'), 3, 18, 'found "Oven"; expected a text in double quotes'],
  [third('Follow profile "Oven" (T)'), 3, 18, 'the recipe has none'],
  [third('Follow profile "Oven" (X)'), 3, 26, 'found "X"; expected T, p or pw'],
  [third('Repeat 2.5 times\n    Hold for 1 h'), 3, 10, 'found "2.5"; expected a whole number'],
  [third('Repeat 5000 times\n    Hold for 1 h'), 3, 10, 'expected 1 to 1000 rounds'],
  [third('Repeat 2 times'), 3, 17, 'expected steps to repeat on the lines below'],
  [third('Hold for 1 h\n    Hold for 2 h'), 4, 5, 'nothing belongs inside "hold"'],
  [
    third('Repeat 2 times\n     Hold for 1 h\n   Hold for 2 h'),
    5,
    4,
    'an indentation of 5 columns',
  ],
  [third('Hold for {4h = 4 h}'), 3, 13, 'found "4h"; expected a name'],
  [third('Hold for {t = 4 h'), 3, 20, 'the line ends; expected "}"'],
  [third('Hold for 1e999 h'), 3, 8, 'expected a finite number'],
  ['recipe "R"\n  target water < 200\n  Hold for 1 h\n', 2, 21, 'the line ends; expected ppm'],
  [
    'recipe "R"\n  target water < 2 ppm\n  target water < 3 ppm\n  Hold for 1 h\n',
    3,
    3,
    'expected only one line "target"',
  ],
  [profile('    0 s, 20 °C\n    1 h, 30 °C, 1 bar\n'), 5, 5, 'the same quantities'],
  [profile('    0 s, 20 °C\n    1 h, 30 °C\n    30 min, 40 °C\n'), 6, 5, 'times that increase'],
  [profile('    0 s, 20 °C\n    30 °C, 1 h\n    2 h, 5 mbarr\n'), 6, 12, 'Did you mean "mbar"?'],
];

describe('a wrong text', () => {
  it.each(wrong)('%j is refused at its place', (text, line, column, message) => {
    const read = parseRecipeText(text);
    expect(read).toMatchObject({ ok: false });
    const [issue] = read.ok ? [] : read.issues;
    expect(issue).toMatchObject({ line, column });
    expect(issue?.message).toContain(message);
  });

  it('is refused without reading steps that no recipe can have', () => {
    const steps = Array.from({ length: 5000 }, () => '  Heet to 120 °C at 2 K/min\n');
    const read = parseRecipeText(`recipe "R"\n${steps.join('')}`);
    expect(read).toEqual({
      ok: false,
      issues: [
        expect.objectContaining({
          ...{ line: 202, column: 3 },
          message: 'found "5000 steps"; expected at most 200 steps one after the other.',
        }),
      ],
    });
  });

  it('names as many lines as are told, and reads no more', () => {
    const points = Array.from({ length: 5000 }, () => '    1 mn, 20 °C\n').join('');
    const read = parseRecipeText(profile(points));
    expect(read.ok ? [] : read.issues.map(({ line }) => line)).toEqual(
      Array.from({ length: 50 }, (_, k) => k + 3),
    );
  });

  it('gives an issue for every line that is wrong, in the order of the lines', () => {
    const read = parseRecipeText('recipe "R"\n  Heet to 1 °C\n  Hold for 1 h\n  Hold for 2\n');
    const lines = read.ok ? [] : read.issues.map(({ line }) => line);
    expect(lines).toEqual([2, 4]);
  });
});
