import { readFileSync } from 'node:fs';
import path from 'node:path';
import { utils, write } from '@e965/xlsx';
import { describe, expect, it } from 'vitest';
import type { ImportedIsotherm } from '#shared/import/isotherm/make-isotherm.ts';
import { readIsotherm } from '#shared/import/isotherm/read-isotherm.ts';
import type { ImportAnswers } from '#shared/import/outcome.ts';
import {
  hasSharedData,
  importFixture,
  NO_SHARED_DATA,
  sharedData,
  utf8,
} from '../../../support/import-fixture.ts';

const outcomeOf = (text: string, answers: ImportAnswers = {}) =>
  readIsotherm(utf8(text), 'sample', answers);

function imported(bytes: Uint8Array, answers: ImportAnswers = {}): ImportedIsotherm {
  const outcome = readIsotherm(bytes, 'sample', answers);
  if (outcome.kind !== 'read') throw new Error(JSON.stringify(outcome));
  return outcome.value;
}

const isothermOf = (text: string, answers: ImportAnswers = {}) =>
  imported(utf8(text), answers).isotherm;

function workbook(sheets: Record<string, unknown[][]>): Uint8Array {
  const book = utils.book_new();
  for (const [name, rows] of Object.entries(sheets)) {
    utils.book_append_sheet(book, utils.aoa_to_sheet(rows), name);
  }
  return new Uint8Array(write(book, { type: 'array', bookType: 'xlsx' }) as ArrayBuffer);
}

describe('files as instruments write them', () => {
  it('with semicolons, decimal commas and a branch column', () => {
    const { isotherm } = imported(importFixture('german-semicolon.csv'));
    expect(isotherm).toMatchObject({
      format: 'postdry.isotherm/1',
      name: 'sample',
      waterActivity: [0.105, 0.5, 0.9, 0.5, 0.105],
      loadingKgPerKg: [0.00225, 0.01275, 0.0305, 0.016, 0.004125],
      branch: ['adsorption', 'adsorption', 'adsorption', 'desorption', 'desorption'],
      temperatureK: null,
    });
    expect(isotherm.warnings.join()).toContain('does not tell the temperature');
  });

  it('in UTF-16', () => {
    expect(imported(importFixture('utf-16-export.txt')).isotherm).toMatchObject({
      waterActivity: [0.1, 0.4, 0.8],
      loadingKgPerKg: [0.004, 0.011, 0.035],
    });
  });

  it('in Windows-1252 with the temperature above the table', () => {
    expect(imported(importFixture('windows-1252-degree.csv')).isotherm).toMatchObject({
      waterActivity: [0.205, 0.405, 0.605],
      loadingKgPerKg: [0.0031, 0.0062, 0.0118],
      temperatureK: 298.65,
    });
  });

  it('with the header after twelve lines and a formula among the numbers', () => {
    const { isotherm, rowsRejected } = imported(importFixture('header-after-12-lines.csv'));
    expect(isotherm).toMatchObject({
      waterActivity: [0.05, 0.25, 0.5, 0.75],
      loadingKgPerKg: [0.00012, 0.0003105, 0.000655, 0.00118],
      temperatureK: 303.15,
    });
    expect(rowsRejected).toMatchObject([{ line: 17 }]);
  });

  it('with the units in a row below the table', () => {
    expect(imported(importFixture('trailing-units-row.txt')).isotherm).toMatchObject({
      waterActivity: [0.1, 0.3, 0.6, 0.3],
      loadingKgPerKg: [0.0021, 0.0054, 0.0119, 0.0061],
      branch: ['adsorption', 'adsorption', 'adsorption', 'desorption'],
    });
  });

  it('with a row of units and one column for each branch', () => {
    const { isotherm } = imported(importFixture('units-row.csv'));
    expect(isotherm.waterActivity).toEqual([0.1, 0.5, 0.9, 0.9, 0.1]);
    // 18.015 g/mol
    expect(isotherm.loadingKgPerKg[2]).toBeCloseTo(0.07206, 12);
    expect(isotherm.branch.join()).toBe('adsorption,adsorption,adsorption,desorption,desorption');
  });

  it('as a workbook, also when another sheet holds another table', () => {
    const rows = [
      ['aw', 'X (kg/kg)'],
      [0.1, 0.01],
      [0.5, 0.02],
    ];
    const sheets = { Isotherm: rows, Notes: [['nothing']] };
    expect(imported(workbook(sheets)).isotherm.loadingKgPerKg).toEqual([0.01, 0.02]);
    const two = workbook({
      One: rows,
      Two: [
        ['aw', 'X (g/g)'],
        [0.2, 0.03],
        [0.6, 0.04],
      ],
    });
    expect(readIsotherm(two, 'sample', {})).toMatchObject({
      kind: 'question',
      question: { key: 'sheet', choices: ['One', 'Two'] },
    });
    expect(imported(two, { sheet: 'Two' }).isotherm.waterActivity).toEqual([0.2, 0.6]);
    expect(readIsotherm(two, 'sample', { sheet: 'Three' })).toMatchObject({ kind: 'question' });
  });
});

describe('the export of a DVS instrument', () => {
  const folder = path.join(sharedData, 'sms-dvs');
  const file = (name: string) => readFileSync(path.join(folder, `takeda-5a-water-30c${name}`));

  it('is read to the printed digits', ({ skip }) => {
    skip(!hasSharedData, NO_SHARED_DATA);
    const { isotherm, rowsRejected } = imported(new Uint8Array(file('.xlsx')));
    const { meta, data } = JSON.parse(file('.expected.json').toString()) as {
      meta: { material: string; temperature: number };
      data: { branch: number[]; loading: number[]; pressure: number[] };
    };
    expect(data.pressure).toHaveLength(29);
    expect(isotherm.waterActivity).toEqual(data.pressure.map((percent) => percent / 100));
    expect(isotherm.loadingKgPerKg).toEqual(data.loading.map((percent) => percent / 100));
    expect(isotherm.branch).toEqual(
      data.branch.map((branch) => (branch === 0 ? 'adsorption' : 'desorption')),
    );
    expect(isotherm.temperatureK).toBe(meta.temperature + 273.15);
    expect(isotherm.name).toBe(meta.material);
    expect(rowsRejected).toEqual([]);
    expect(isotherm.warnings).toEqual([
      'The kinetics sheet "DVS Data" promises 159448 rows but holds 9.',
    ]);
  });

  it('without a report says what to export', () => {
    const bytes = workbook({ 'DVS Data': [['DVS-Vacuum-Data-File'], ['Data Points', 5]] });
    expect(readIsotherm(bytes, 'sample', {})).toMatchObject({
      kind: 'refused',
      reason: expect.stringContaining('isotherm analysis') as string,
    });
  });
});

describe('units', () => {
  it.each([
    ['kg/kg', '0.25', 0.25],
    ['g/g', '0.25', 0.25],
    ['mg/g', '2.5', 0.0025],
    ['g/kg', '2.5', 0.0025],
    ['%', '2.5', 0.025],
    ['wt-%', '2.5', 0.025],
    ['Gew.-%', '2.5', 0.025],
    ['g/100g', '2.5', 0.025],
    ['wt-ppm', '250', 0.00025],
    ['mg/kg', '250', 0.00025],
  ])('a loading in %s', (unit, value, expected) => {
    const text = `aw;X [${unit}]\n0.1;${value}\n0.5;${value}\n`;
    expect(isothermOf(text).loadingKgPerKg).toEqual([expected, expected]);
  });

  it('asks for the unit of a loading that has none or an unknown one', () => {
    for (const head of ['X', 'X [cm3/g]']) {
      const text = `aw;${head}\n0.1;1.5\n0.5;2.5\n`;
      expect(outcomeOf(text)).toMatchObject({ question: { key: 'loadingUnit' } });
      expect(isothermOf(text, { loadingUnit: 'wt-%' }).loadingKgPerKg).toEqual([0.015, 0.025]);
    }
  });

  const decisionOn = (text: string, answers: ImportAnswers = {}) =>
    isothermOf(text, answers).understood.find(({ what }) => what === 'unit of the activity');

  it('an activity in percent by its header or its values, and says why', () => {
    expect(decisionOn('RH [%];X [%]\n0.1;1\n0.5;2\n')).toMatchObject({
      decided: 'percent',
      why: expect.stringContaining('header') as string,
    });
    expect(decisionOn('RH;X [%]\n10;1\n50;2\n')).toMatchObject({
      decided: 'percent',
      why: expect.stringContaining('reaches 50') as string,
    });
    expect(decisionOn('RH;X [%]\n0.1;1\n0.5;2\n')).toMatchObject({ decided: 'fraction' });
    expect(isothermOf('RH;X [%]\n0.1;1\n0.5;2\n').warnings.join()).toContain('names no unit');
    expect(decisionOn('RH;X [%]\n0.1;1\n0.5;2\n', { activityUnit: 'percent' })).toMatchObject({
      decided: 'percent',
      why: 'it was stated',
    });
  });

  it('asks when the header and the values of the activity contradict each other', () => {
    expect(outcomeOf('aw [-];X [%]\n10;1\n50;2\n')).toMatchObject({
      question: { key: 'activityUnit', choices: ['fraction', 'percent'] },
    });
  });
});

describe('columns, rows and temperature', () => {
  it('asks which of two humidities is meant, and takes only a column that exists', () => {
    const text = 'RH target [%];RH actual [%];X [%]\n10;11;1\n50;51;2\n';
    const choices = ['RH target', 'RH actual'];
    expect(outcomeOf(text)).toMatchObject({ question: { key: 'activityColumn', choices } });
    expect(outcomeOf(text, { activityColumn: 'none' })).toMatchObject({ question: { choices } });
    expect(isothermOf(text, { activityColumn: 'RH actual' }).waterActivity).toEqual([0.11, 0.51]);
  });

  it('takes the first of two columns without names and warns', () => {
    const isotherm = isothermOf('0.1\t1.5\n0.5\t2.5\n', { loadingUnit: 'wt-%' });
    expect(isotherm.waterActivity).toEqual([0.1, 0.5]);
    expect(isotherm.warnings.join()).toContain('the first, "column 1", is taken');
  });

  it('rejects points whose activity is not between 0 and 1', () => {
    const { isotherm, rowsRejected } = imported(
      utf8('aw;X [%]\n0.1;1\n1.2;2\n-0.1;3\n;4\n0.6;5\n'),
    );
    expect(isotherm.waterActivity).toEqual([0.1, 0.6]);
    expect(rowsRejected.map(({ line }) => line).sort()).toEqual([3, 4, 5]);
  });

  it('refuses what has fewer than two activities', () => {
    expect(outcomeOf('aw;X [%]\n0.1;1\n0.1;2\n')).toMatchObject({ kind: 'refused' });
  });

  it('warns of an activity that turns often and of loadings below zero', () => {
    const warnings = isothermOf('aw;X [%]\n0.1;-1\n0.5;2\n0.2;1\n0.6;2\n').warnings.join();
    expect(warnings).toMatch(/turns 2 times/);
    expect(warnings).toMatch(/1 loadings are below zero/);
  });

  it.each([
    ['in a column', 'aw;X [%];T [°C]\n0.1;1;24.9\n0.5;2;25.1\n', 298.15],
    ['in the header', 'aw;X at 40 °C [%]\n0.1;1\n0.5;2\n', 313.15],
    ['in kelvin', 'Temperature [K];300\naw;X [%]\n0.1;1\n0.5;2\n', 300],
    ['nowhere', 'aw;X [%]\n0.1;1\n0.5;2\n', null],
    ['twice and different', 'aw;X [%];T [°C]\n0.1;1;25\n0.5;2;60\n', null],
  ])('finds the temperature %s', (_where, text, temperatureK) => {
    const isotherm = isothermOf(text);
    expect(isotherm.temperatureK).toBe(temperatureK);
    expect(isotherm.warnings.some((warning) => warning.includes('temperature'))).toBe(
      temperatureK === null,
    );
  });
});
