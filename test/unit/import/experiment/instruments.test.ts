/** Files as instruments write them. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  hasSharedData,
  NO_SHARED_DATA,
  sharedData,
  utf8,
} from '../../../support/import-fixture.ts';
import { outcomeOfBytes, runOfBytes } from '../../../support/read-run.ts';

const shared = (...parts: string[]) =>
  new Uint8Array(readFileSync(path.join(sharedData, ...parts)));

describe('the SKID table', () => {
  it('has the figures that its description gives', ({ skip }) => {
    skip(!hasSharedData, NO_SHARED_DATA);
    const run = runOfBytes(shared('skid-mil100fe', 'kinetics.csv'), {}, 'kinetics.csv');
    expect(Object.keys(run)).toEqual([
      'format',
      'title',
      'source',
      'timeS',
      'massKg',
      'temperatureK',
      'relativeHumidity',
      'rowsRead',
      'rowsRejected',
      'understood',
      'warnings',
    ]);
    expect(run.source).toMatchObject({ fileName: 'kinetics.csv', instrument: 'SKID table' });
    expect(run.rowsRead).toBe(8044);
    expect(run.rowsRejected).toEqual([]);
    expect([run.timeS[0], run.timeS.at(-1)]).toEqual([0, 272 * 60]);
    const massAt = (minutes: number) => run.massKg![run.timeS.findIndex((s) => s >= minutes * 60)]!;
    expect(massAt(150)).toBeCloseTo(6.988e-6, 9);
    expect(massAt(202.8)).toBeCloseTo(10.392e-6, 9);
    expect(Math.max(...run.temperatureK!.map((value) => value ?? 0))).toBeCloseTo(376.45, 6);
    // The measured humidity, not the one that was asked for.
    expect(run.relativeHumidity![0]).toBe(0.0051);
    expect(run.relativeHumidity!.at(-1)).toBe(0.0057);
  });
});

describe('the export of a DVS instrument', () => {
  it('is read and said to be cut', ({ skip }) => {
    skip(!hasSharedData, NO_SHARED_DATA);
    const run = runOfBytes(shared('sms-dvs', 'takeda-5a-water-30c.xlsx'));
    expect(run).toMatchObject({
      title: 'Takeda 5A',
      source: { sheet: 'DVS Data', instrument: 'DVS export (Surface Measurement Systems)' },
      timeS: [0, 6, 8.4, 11.4, 12, 15, 17.4, 19.2, 20.4],
      rowsRead: 9,
      rowsRejected: [{ line: 52 }],
    });
    expect(run.massKg![0]).toBe(34.2482e-6);
    expect(run.temperatureK).toEqual(Array(9).fill(303.15));
    expect(run.pressurePa![0]).toBeCloseTo((0.0000254325668424134 * 101_325) / 760, 12);
    expect(run.relativeHumidity![0]).toBeCloseTo(7.99766e-7, 11);
    expect(run.waterContentKgPerKg![0]).toBeCloseTo(0.21327480967, 10);
    expect(run.warnings).toContain(
      'The sheet "DVS Data" promises 159448 rows but holds 9: it was cut.',
    );
  });

  it('as text, in which other columns are recognised by their names', () => {
    const text =
      'Time [minutes]\tMass [mg]\tdm (%) - ref\tTarget RH [%]\tActual RH [%]\tSample Temp [celsius]\n' +
      '0\t10.5\t5.1\t50\t49.8\t25.1\n1\t10.4\t5.0\t50\t49.7\t25.2\n2\t10.3\t4.9\t50\t49.6\t25.1\n';
    expect(runOfBytes(utf8(text))).toMatchObject({
      source: { instrument: null },
      timeS: [0, 60, 120],
      massKg: [10.5e-6, 10.4e-6, 10.3e-6],
      waterContentKgPerKg: [0.051, 0.05, 0.049],
      relativeHumidity: [0.498, 0.497, 0.496],
      temperatureK: [298.25, 298.35, 298.25],
    });
  });
});

describe('a magnetic suspension balance', () => {
  const rows = '0;5,10001;9,6;0,00001;90,1;10\n1;5,1;9,6;0,00002;90,1;10\n2;5,09999;9,6;0;90;10\n';

  it('weighs measuring point 1 minus the zero point and keeps measuring point 2', () => {
    const head = 't [min];MP1 [g];MP2 [g];ZP [g];T [°C];p [mbar]\n';
    const run = runOfBytes(utf8(head + rows));
    expect(run.source.instrument).toBe('magnetic suspension balance');
    expect(run.massKg).toEqual([5.1e-3, 5.09998e-3, 5.09999e-3]);
    expect(run.measuringPoint2Kg).toEqual([9.6e-3, 9.6e-3, 9.6e-3]);
    expect(run.zeroPointKg).toEqual([1e-8, 2e-8, 0]);
    expect(run.temperatureK).toEqual([363.25, 363.25, 363.15]);
    expect(run.understood).toContainEqual(
      expect.objectContaining({ what: 'mass', decided: 'measuring point 1 minus zero point' }),
    );
  });

  it('asks for the unit where none is written', () => {
    expect(outcomeOfBytes(utf8(`t [min];MP1;MP2;ZP;T;p\n${rows}`))).toMatchObject({
      kind: 'question',
      question: { key: 'measuringPoint1.unit', choices: ['kg', 'g', 'mg', 'µg'] },
    });
  });
});

describe('Karl Fischer points', () => {
  const points = 'Zeit [h];ppm;Unsicherheit\n0;1200,5;20\n1;600,25;15\n3;310,75;10\n';

  const dry = { columns: { content: { basis: 'dry' } } } as const;

  it('are contents with an uncertainty in the same unit', () => {
    expect(runOfBytes(utf8(points), dry)).toMatchObject({
      timeS: [0, 3600, 10_800],
      waterContentKgPerKg: [0.0012005, 0.00060025, 0.00031075],
      waterContentErrorKgPerKg: [20e-6, 15e-6, 10e-6],
    });
  });

  it('ask which mass they are a share of, where nothing says so', () => {
    expect(outcomeOfBytes(utf8(points))).toMatchObject({
      kind: 'question',
      question: {
        key: 'content.basis',
        what: expect.stringContaining('"ppm" does not say which mass') as string,
        choices: ['dry', 'dry with foil', 'wet'],
      },
    });
  });

  it.each([
    ['water content, dry basis [ppm]', 'per dry mass', 0.02],
    ['Wassergehalt (trocken) [ppm]', 'per dry mass', 0.02],
    [
      'water per dry electrode with foil [ppm]',
      'per dry mass of the electrode with its foil',
      0.02,
    ],
    ['water content, wet basis [ppm]', 'per wet mass', 0.02 / 0.98],
    ['Wassergehalt feucht [ppm]', 'per wet mass', 0.02 / 0.98],
    ['Wassergehalt bez. Feuchtmasse [ppm]', 'per wet mass', 0.02 / 0.98],
    ['Restfeuchte bez. auf Trockensubstanz [ppm]', 'per dry mass', 0.02],
    ['moisture, dry mass without foil [ppm]', 'per dry mass', 0.02],
  ])('take the basis from the heading "%s"', (heading, decided, content) => {
    const run = runOfBytes(utf8(`t [h];${heading}\n0;20000\n1;10000\n2;9000\n`));
    const said = run.understood.find(({ what }) => what === 'basis of the content');
    expect(said).toMatchObject({ decided, why: 'the heading says so' });
    expect(run.waterContentKgPerKg![0]).toBeCloseTo(content, 14);
    const isWithFoil = decided.includes('foil');
    expect(run.warnings.some((text) => text.includes('Basis of the content'))).toBe(isWithFoil);
  });

  it('are taken as stated against their heading, with a warning', () => {
    const table = utf8('t [h];water, wet basis [ppm]\n0;20000\n1;10000\n2;9000\n');
    const run = runOfBytes(table, dry);
    expect(run.waterContentKgPerKg![0]).toBe(0.02);
    expect(run.warnings).toEqual([
      '"water, wet basis [ppm]" says per wet mass, but per dry mass was stated and is taken.',
    ]);
    const wet = { columns: { content: { basis: 'wet' } } } as const;
    expect(runOfBytes(table, wet).warnings).toEqual([]);
  });

  it.each([
    'Feuchtegehalt [ppm]',
    'Restfeuchte [ppm]',
    'moisture after dry room [ppm]',
    'Wassergehalt nach Trockenraum [ppm]',
    'water without foil [ppm]',
    'Wassergehalt ohne Folie [ppm]',
    'water of wet samples, dry basis [ppm]',
    'water per wet electrode with foil [ppm]',
  ])('ask for the basis where the heading "%s" does not tell one', (heading) => {
    const table = `t [h];${heading}\n0;20000\n1;10000\n2;9000\n`;
    expect(outcomeOfBytes(utf8(table))).toMatchObject({
      kind: 'question',
      question: { key: 'content.basis' },
    });
  });

  it('stay without an uncertainty that is no number, and their lines are named', () => {
    const odd = points.replace(';15\n', ';about 15\n');
    const run = runOfBytes(utf8(odd), dry);
    expect(run.waterContentKgPerKg).toHaveLength(3);
    expect(run.waterContentErrorKgPerKg).toEqual([20e-6, null, 10e-6]);
    expect(run.rowsRejected).toEqual([]);
    expect(run.warnings).toEqual([
      expect.stringMatching(/^In line 3 the uncertainty is not a number: the content is kept/),
    ]);
  });

  it('per wet mass are converted where that is stated', () => {
    const run = runOfBytes(utf8('t [h];Wassergehalt [wt-%]\n0;20\n1;10,5\n2;0,04\n'), {
      columns: { content: { basis: 'wet' } },
    });
    expect(run.waterContentKgPerKg![0]).toBeCloseTo(0.25, 14);
    expect(run.waterContentKgPerKg![2]).toBeCloseTo(0.0004 / 0.9996, 16);
  });
});

describe('an oven', () => {
  const log =
    'Datum;Uhrzeit;T [°C];p [mbar];Taupunkt [°C]\n' +
    '31.12.2024;23:59:30;25,0;1000;-40\n01.01.2025;00:00:00;25,0;500;-40\n' +
    '01.01.2025;00:00:30;25,0;10;-40\n';

  it('logs date and time in two columns, and a dew point over ice', () => {
    const run = runOfBytes(utf8(log), { columns: { dewPoint: { at: 'chamber' } } });
    expect(run.timeS).toEqual([0, 30, 60]);
    // 0.405 % RH at 25 °C belongs to a frost point of -40 °C
    for (const humidity of run.relativeHumidity!) expect(humidity).toBeCloseTo(0.00405, 5);
    const said = run.understood.find(({ what }) => what === 'relative humidity')!;
    expect(said.decided).toContain('measured in the chamber');
    expect(said.why).toContain('frost point over ice');
  });

  it('expands the gas of a line where that is stated', () => {
    const run = runOfBytes(utf8(log), {
      columns: { dewPoint: { at: 'line', linePressurePa: 1e5 } },
    });
    const [atLine, half, low] = run.relativeHumidity!;
    expect(half! / atLine!).toBeCloseTo(0.5, 12);
    expect(low! / atLine!).toBeCloseTo(0.01, 12);
  });
});
