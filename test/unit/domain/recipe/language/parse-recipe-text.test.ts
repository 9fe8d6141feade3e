import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseRecipeText, placeOf } from '#shared/domain/recipe/language/parse-recipe-text.ts';
import { printRecipe } from '#shared/domain/recipe/language/print-recipe.ts';

const folder = new URL('../../../../../resources/recipes/', import.meta.url);
const shipped = readdirSync(folder).map((file) => [
  file,
  readFileSync(new URL(file, folder), 'utf8'),
]);

function recipeOf(text: string) {
  const read = parseRecipeText(text);
  if (!read.ok) throw new Error(read.issues.map(({ message }) => message).join('\n'));
  return read.recipe;
}

const stepOf = (line: string) => recipeOf(`recipe "R"\n  ${line}\n`).steps[0];

describe('the language', () => {
  it('says what a step is in SI units', () => {
    expect(stepOf('Heat to 120 °C at 2 K/min in N2 dew point -40 °C, 1 bar')).toEqual({
      kind: 'heat',
      temperatureK: 393.15,
      rateKPerS: 0.0333333333333333,
      gas: { name: 'N2', moisture: { kind: 'dew-point', dewPointK: 233.15, at: 'line' } },
      pressurePa: 100_000,
    });
    expect(
      stepOf('Hold 120 °C, 5 mbar until water < 200 ppm (max, with foil), at most 12 h'),
    ).toEqual({
      kind: 'hold',
      temperatureK: 393.15,
      pressurePa: 500,
      end: {
        kind: 'until',
        condition: {
          quantity: 'water',
          comparison: 'below',
          measure: 'max',
          basis: 'electrode',
          ppm: 200,
        },
        atMostS: 43_200,
      },
    });
  });

  it('takes degC for °C and prints it as that', () => {
    const line = 'Heat to 120 degC at 2 degC/min in N2 dew point -40degC, 1 bar';
    expect(stepOf(line)).toEqual(stepOf(line.replaceAll(/ ?degC/gu, ' °C')));
    expect(printRecipe(recipeOf(`recipe "R"\n  ${line}\n`))).toContain(
      'Heat to 120 °C at 2 K/min in N2 dew point -40 °C',
    );
  });

  it('takes a dew point of a room for one in the room, of a gas for one in the line', () => {
    const at = (line: string): string | undefined =>
      /"at":"(\w+)"/.exec(JSON.stringify(stepOf(line)))?.[1];
    expect(at('Expose to dry room 23 °C, dew point -40 °C for 30 min')).toBe('chamber');
    expect(at('Expose to dry room 23 °C, dew point -40 °C (line) for 30 min')).toBe('line');
    expect(at('Purge N2 dew point -60 °C to 200 mbar')).toBe('line');
    expect(at('Purge N2 dew point -60 °C (chamber) to 200 mbar')).toBe('chamber');
  });

  it('does not mind capitals, the degree sign, numbers of steps, tabs or the order of clauses', () => {
    const usual = stepOf('Hold 120 °C, 5 mbar until water < 200 ppm, at most 12 h');
    for (const line of [
      'HOLD 120 C, 5 mbar UNTIL Water < 200 ppm, AT MOST 12 h',
      '7 hold 393.15 K 500 Pa until water below 200 wt-ppm at most 720 min',
      '3. Hold until water < 200 ppm (mean), at most 12 h, 120°C, 5mbar',
    ]) {
      expect(stepOf(line)).toEqual(usual);
    }
    expect(stepOf('Heat to 60 C at 1 °C/min')).toEqual(stepOf('Heat to 60 °C at 60 K/h'));
    const tabs = 'recipe "R"\n\tRepeat 2 times\n\t\tHold for 1 h\n\tHold for 2 h\n';
    expect(recipeOf(tabs)).toEqual(recipeOf(tabs.replaceAll('\t', '    ')));
  });

  it('keeps comments: those behind a step with the step, others with the recipe', () => {
    const text = '# of line 3\nrecipe "R" # draft\n  Hold for 1 h # soak\n  # checked\n';
    expect(recipeOf(text)).toMatchObject({
      notes: ['of line 3', 'draft', 'checked'],
      steps: [{ note: 'soak' }],
    });
  });

  it('keeps the names of values that may be varied', () => {
    expect(stepOf('Hold for {soak = 4 h}')).toMatchObject({
      end: { durationS: { name: 'soak', value: 14_400 } },
    });
  });

  it('knows where the parts of a recipe stand', () => {
    const read = parseRecipeText('recipe "R"\n  Repeat 2 times\n    Hold 60 °C for 1 h\n');
    if (!read.ok) throw new Error('It is a valid text.');
    const at = (path: string) => placeOf(path, read.places);
    expect(at('steps[0].times')).toEqual({ line: 2, column: 10, text: '2 times' });
    expect(at('steps[0].steps[0]')).toMatchObject({ line: 3, column: 5 });
    expect(at('steps[0].steps[0].end.durationS')).toMatchObject({ line: 3, column: 16 });
    expect(at('steps[0].steps[0].gas.moisture')).toMatchObject({ line: 3, column: 5 });
  });
});

describe('printing', () => {
  it('uses the shortest units', () => {
    const printed = (line: string) =>
      printRecipe(recipeOf(`recipe "R"\n  ${line}\n`))
        .split('\n')[1]
        ?.replace(/^ *1 /, '');
    expect(printed('Hold for 5400 s')).toBe('Hold for 90 min');
    expect(printed('Hold for 7200 s')).toBe('Hold for 2 h');
    expect(printed('Evacuate to 500 Pa within 600 s')).toBe('Evacuate to 5 mbar within 10 min');
    expect(printed('Heat to 333.15 K at 0.0333333333333333 K/s')).toBe('Heat to 60 °C at 2 K/min');
  });

  it.each(shipped)('of the shipped %s gives the same recipe', (_file, text) => {
    expect(recipeOf(printRecipe(recipeOf(text)))).toEqual(recipeOf(text));
  });
});
