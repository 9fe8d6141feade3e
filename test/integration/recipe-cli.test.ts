import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { read as readSheets, utils } from '@e965/xlsx';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recipeResultSchema } from '#shared/domain/recipe/recipe-result.ts';
import { interruptAtWork } from '../support/processes.ts';
import { runPostdry } from '../support/run-postdry.ts';

let folder = '';
const postdry = (...words: string[]) => runPostdry(folder, words);
const file = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text);
  return name;
};
const written = (name: string): string => readFileSync(join(folder, name), 'utf8');
const bytesOf = (name: string): Uint8Array => readFileSync(join(folder, name));
const until = 'coil-until-dry.txt';

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'postdry-recipe-'));
  file('coil.json', (await postdry('example', 'cmc-sbr-coil')).out);
  file(until, (await postdry('example', 'recipe-coil-until-dry')).out);
  file('standard.txt', (await postdry('example', 'recipe-coil-standard')).out);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('recipe check', () => {
  it('prints the steps as they are understood', async () => {
    const { code, out, err } = await postdry(
      'recipe',
      'check',
      'standard.txt',
      '--case',
      'coil.json',
    );
    expect([code, err]).toEqual([0, '']);
    expect(out).toMatch(/│ 3\.1 +│ Purge N2 dew point -60 °C \(line\)/);
    expect(out).toMatch(/Checked: no errors, 0 warnings/);
  });

  it('tells where a text is wrong and what was meant', async () => {
    const name = file('wrong.txt', 'recipe "R"\n  Heet to 120 °C\n  Hold for 5 minutes\n');
    const { code, out, err } = await postdry('recipe', 'check', name);
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(/wrong.txt is not a valid recipe, 2 problems:/);
    expect(err).toMatch(/line 2, column 3: found "Heet"; .*Did you mean "Heat"\?/);
    expect(err).toMatch(/line 3, column 14: found "minutes"; .*Did you mean "min"\?/);
  });

  it('refuses what cannot work, with its place', async () => {
    const name = file(
      'endless.txt',
      'recipe "R"\n  Heat to 120 °C at 2 K/min\n  Hold until water < 9 ppm\n',
    );
    const { code, err } = await postdry('recipe', 'check', name);
    expect(code).toBe(2);
    expect(err).toMatch(/Error in line 3, column 8: "until" has no cap/);
    expect(err).toMatch(/Warning in line 2, column 3: Nothing says how moist/);
  });

  it('gives recipe and findings as JSON, and takes the recipe as JSON', async () => {
    const { out } = await postdry('recipe', 'check', until, '--json');
    const { recipe, issues } = JSON.parse(out) as { recipe: object; issues: unknown[] };
    expect(recipe).toMatchObject({ format: 'postdry.recipe/1', target: { ppm: 200 } });
    expect(issues).toEqual([]);
    file('until.json', JSON.stringify(recipe));
    const { out: text } = await postdry('recipe', 'check', 'until.json', '--text');
    expect(text).toMatch(/3 Hold 110 °C, 5 mbar until water < 200 ppm \(mean\), at most 12 h/);
  });
});

describe('recipe run', () => {
  it('writes the result and prints the steps', async () => {
    const { code, out } = await postdry(
      'recipe',
      'run',
      until,
      '--case',
      'coil.json',
      '--out',
      'r.json',
    );
    expect(code).toBe(0);
    expect(out).toMatch(/│ 3 +│ Hold 110 °C.*condition met/s);
    expect(out).toMatch(/The coil's temperature follows the oven at once/);
    const result = v.parse(recipeResultSchema, JSON.parse(written('r.json')));
    expect(result).toMatchObject({ status: 'finished', ppmBasis: 'coating' });
    expect(result.massBalanceDefect).toBeLessThan(1e-10);
    expect(result.steps.map(({ outcome }) => outcome)[2]).toBe('condition-met');
  });

  it('prints JSON without --out, the same numbers from text and JSON', async () => {
    const [a, b] = await Promise.all(
      [until, 'until.json'].map((name) => postdry('recipe', 'run', name, '--case', 'coil.json')),
    );
    expect(a?.code).toBe(0);
    expect(JSON.parse(a?.out ?? '')).toEqual(JSON.parse(b?.out ?? ''));
  });

  it('refuses a recipe with errors and writes nothing', async () => {
    const name = file(
      'dry.txt',
      'recipe "R"\n  Hold 60 °C in air RH 40 % until water < 9 ppm, at most 1 h\n',
    );
    const words = ['recipe', 'run', name, '--case', 'coil.json', '--out', 'never.json'];
    const { code, out, err } = await postdry(...words);
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(/Error in line 2, column \d+: water < 9 ppm cannot be reached/);
    expect(readdirSync(folder)).not.toContain('never.json');
  });

  it.each([
    [['recipe', 'run', 'none.txt', '--case', 'coil.json'], /none.txt cannot be read/],
    [['recipe', 'run', until], /--case/],
    [['recipe', 'run', until, '--case', 'coil.json', '--out', 'coil.json'], /different files/],
    [['recipe', 'run', 'coil.json', '--case', 'coil.json'], /not a valid recipe/],
  ])('refuses %j', async (words, message) => {
    const { code, out, err } = await postdry(...words);
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(message);
  });

  it('keeps what was reached when it is stopped, and marks it', async () => {
    const rounds = 'recipe "R"\n  start in N2 dew point -40 °C\n  Repeat 900 times\n';
    const name = file(
      'long.txt',
      `${rounds}    Heat to 60 °C at 9 K/min\n    Cool to 30 °C at 9 K/min\n`,
    );
    const words = ['recipe', 'run', name, '--case', 'coil.json', '--out', 'part.json'];
    const { code, err } = await runPostdry(folder, words, {
      meanwhile: (child) => void interruptAtWork(child),
    });
    expect(code).toBe(1);
    expect(err).toMatch(/The recipe was cancelled. The result up to .* is kept/);
    const result = v.parse(recipeResultSchema, JSON.parse(written('part.json')));
    expect(result.status).toBe('cancelled');
    expect(result.steps.map(({ outcome }) => outcome)).toContain('cancelled');
    expect(result.timeS.length).toBeGreaterThan(10);
  });
});

describe('recipe compare', () => {
  it('gives for every recipe what its own run gives', async () => {
    const words = ['recipe', 'compare', until, 'standard.txt', '--case', 'coil.json'];
    const [rows, alone] = await Promise.all([
      postdry(...words, '--json'),
      postdry('recipe', 'run', until, '--case', 'coil.json'),
    ]);
    const [first, second] = JSON.parse(rows.out) as Record<string, unknown>[];
    const result = v.parse(recipeResultSchema, JSON.parse(alone.out));
    expect(rows.code).toBe(0);
    expect(first).toMatchObject({
      recipe: result.recipe,
      timeToTargetS: result.timeToTargetS,
      endPpmMean: result.waterPpmMean.at(-1),
      endPpmMax: result.waterPpmMax.at(-1),
    });
    expect(second).toMatchObject({ recipe: 'Coil A, standard' });
  });

  it('writes the same numbers as a workbook and as CSV', async () => {
    const plant = file(
      'plant.json',
      JSON.stringify({ format: 'postdry.plant/1', currency: 'CHF' }),
    );
    const words = ['recipe', 'compare', until, '--case', 'coil.json', '--plant', plant, '--json'];
    const [rows] = await Promise.all([
      postdry(...words, '--out', 'compared.xlsx'),
      postdry(...words, '--out', 'compared.csv'),
    ]);
    const [figures] = JSON.parse(rows.out) as { plant: { cost: number } }[];
    const { Sheets } = readSheets(bytesOf('compared.xlsx'));
    const [row] = utils.sheet_to_json<Record<string, unknown>>(Sheets['Comparison'] ?? {});
    expect(row?.['cost of a load [CHF]']).toBe(figures?.plant.cost);
    expect(row?.['heat of desorption from']).toBe('isosteric heat of the isotherms');
    expect(written('compared.csv')).toContain(`,${String(figures?.plant.cost)},`);
    const plantRows = utils.sheet_to_json<Record<string, unknown>>(Sheets['Plant'] ?? {});
    expect(plantRows.map((rate) => rate['source'])).toContain('assumed');
  });

  it('refuses a name that tells no format, before anything is run', async () => {
    const { code, err } = await postdry(
      ...['recipe', 'compare', until, '--case', 'coil.json', '--out', 'compared.ods'],
    );
    expect([code, err]).toEqual([2, expect.stringContaining('.xlsx or .csv')]);
  });
});

describe('recipe run', () => {
  it('writes steps, quality, assumptions and curves for other programs', async () => {
    const [json, book] = await Promise.all([
      postdry('recipe', 'run', until, '--case', 'coil.json'),
      postdry('recipe', 'run', until, '--case', 'coil.json', '--out', 'run.xlsx'),
    ]);
    expect([json.code, book.code]).toEqual([0, 0]);
    const result = v.parse(recipeResultSchema, JSON.parse(json.out));
    const { SheetNames, Sheets } = readSheets(bytesOf('run.xlsx'));
    expect(SheetNames).toEqual(['Steps', 'Quality', 'Assumptions', 'Time series']);
    const rows = (name: string) => utils.sheet_to_json<Record<string, unknown>>(Sheets[name] ?? {});
    expect(rows('Time series').map((row) => row['time [s]'])).toEqual(result.timeS);
    expect(rows('Steps').map((row) => row['what'])).toEqual(result.steps.map(({ text }) => text));
    expect(rows('Quality')).toContainEqual({
      figure: 'time to target',
      value: result.timeToTargetS,
      unit: 's',
    });
    expect(rows('Assumptions').length).toBeGreaterThan(10);
  });
});

describe('recipe solve', () => {
  it('finds the value of a name at which a goal is just met', async () => {
    const text = written(until).replace(
      'Hold 110 °C, 5 mbar until water < 200 ppm (mean), at most 12 h',
      'Hold for {soak = 1 h}',
    );
    const name = file('soak.txt', text);
    const words = [
      'recipe',
      'solve',
      name,
      '--case',
      'coil.json',
      '--vary',
      'soak',
      '--from',
      '1min',
      '--to',
      '5h',
    ];
    const { code, out } = await postdry(...words, '--goal', 'water < 150 ppm (max)', '--json');
    expect(code).toBe(0);
    const answer = JSON.parse(out) as { kind: string; value: number; ppm: number };
    expect(answer.kind).toBe('found');
    expect(Math.abs(answer.ppm - 150)).toBeLessThan(0.1);
    const unknown = await postdry(...words.with(6, 'soke'), '--goal', 'water < 150 ppm');
    expect(unknown.code).toBe(2);
    expect(unknown.err).toMatch(/no value named "soke".*\nIts named values: soak/);
    const wrong = await postdry(...words, '--goal', 'watr < 150 ppm');
    expect(wrong.err).toMatch(/Did you mean "water"\?/);
  });
});
