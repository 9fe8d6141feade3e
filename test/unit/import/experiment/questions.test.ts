/** What a file leaves open is asked, with choices; nothing is guessed cell by cell. */
import { utils, write } from '@e965/xlsx';
import { describe, expect, it } from 'vitest';
import { EMPTY_TEMPLATE, type ImportTemplate } from '#shared/domain/experiment/import-template.ts';
import { withAnswer } from '#shared/import/experiment/used-template.ts';
import { utf8 } from '../../../support/import-fixture.ts';
import { outcomeOfBytes, runOfBytes } from '../../../support/read-run.ts';

const questionOf = (text: string, template: Partial<ImportTemplate> = {}) => {
  const outcome = outcomeOfBytes(utf8(text), template);
  if (outcome.kind !== 'question') throw new Error(JSON.stringify(outcome));
  return outcome.question;
};
const refusalOf = (text: string) => {
  const outcome = outcomeOfBytes(utf8(text));
  return outcome.kind === 'refused' ? outcome.reason : outcome.kind;
};

const lines = (...rows: string[]) => rows.join('\n');

describe('a question', () => {
  it('on the unit of the time', () => {
    const text = lines('Time;Mass [mg]', '0;1', '1;2', '2;3');
    expect(questionOf(text)).toMatchObject({
      key: 'time.unit',
      choices: ['s', 'ms', 'min', 'h', 'd'],
    });
    const answered = withAnswer(EMPTY_TEMPLATE, 'time.unit', 'h');
    expect(runOfBytes(utf8(text), answered).timeS).toEqual([0, 3600, 7200]);
  });

  it('on the decimal sign, also of one number only', () => {
    const text = lines('t [s];Mass [mg]', '0;1.000', '1;2.000', '2;3.000');
    expect(questionOf(text)).toMatchObject({ key: 'decimal', choices: ['point', 'comma'] });
    expect(runOfBytes(utf8(text), { decimal: 'comma' }).massKg![0]).toBe(1e-3);
    expect(questionOf(lines('t [s];m [mg]', '0;1.5', '1;2,5', '2;3.5')).key).toBe('decimal');
  });

  it('on the order of day and month, unless one date tells', () => {
    const text = lines(
      'Timestamp,Mass (g)',
      '03/04/2024 10:00:00,5.0001',
      '03/05/2024 10:00:00,5.0002',
      '03/06/2024 10:00:00,5.0003',
    );
    expect(questionOf(text)).toMatchObject({
      key: 'dateOrder',
      choices: ['day-month-year', 'month-day-year'],
    });
    const by = (dateOrder: 'day-month-year' | 'month-day-year') =>
      runOfBytes(utf8(text), { dateOrder }).timeS;
    expect(by('month-day-year')).toEqual([0, 86_400, 172_800]);
    expect(by('day-month-year')).toEqual([0, 30 * 86_400, 61 * 86_400]);
    const telling = text.replace('03/06', '03/16');
    expect(runOfBytes(utf8(telling)).timeS).toEqual([0, 86_400, 12 * 86_400]);
  });

  it('on dates that contradict each other', () => {
    const text = lines('Date;Mass (g)', '13/04/2024;5.1', '04/13/2024;5.2', '04/05/2024;5.3');
    expect(questionOf(text).key).toBe('dateOrder');
    const run = runOfBytes(utf8(text), { dateOrder: 'day-month-year' });
    expect(run.rowsRejected).toEqual([
      { line: 3, reason: '"04/13/2024" in "Date" is no time like the others' },
    ]);
  });

  it('on two numbers with a colon', () => {
    const text = lines('Time;Mass [g]', '0:00;5.1', '0:30;5.2', '1:00;5.3');
    expect(questionOf(text)).toMatchObject({ key: 'clock', choices: ['hh:mm', 'mm:ss'] });
    expect(runOfBytes(utf8(text), { clock: 'mm:ss' }).timeS).toEqual([0, 30, 60]);
    const said = text.replace('Time', 'Time [hh:mm]');
    expect(runOfBytes(utf8(said)).timeS).toEqual([0, 1800, 3600]);
  });

  it('on the place of a dew point, where the pressure is not ambient', () => {
    const log = (lowestMbar: number) =>
      lines('t [s];T [°C];p [mbar];Dew point [°C]', '0;25;1000;-40', `1;25;${lowestMbar};-40`);
    const question = questionOf(log(10));
    expect(question).toMatchObject({ key: 'dewPoint.at', choices: ['line', 'chamber'] });
    expect(question.what).toContain('The pressure is not ambient');
    const humidityAt = (place: string, text: string) =>
      runOfBytes(utf8(text), withAnswer(EMPTY_TEMPLATE, question.key, place)).relativeHumidity!;
    const [before, after] = humidityAt('line', log(10));
    expect(after! / before!).toBeCloseTo(0.01, 12);
    expect(humidityAt('chamber', log(10))[1]).toBe(before);
    const ambient = runOfBytes(utf8(log(990)));
    expect(ambient.understood.find(({ what }) => what === 'relative humidity')).toMatchObject({
      decided: 'from the dew point, measured in the chamber',
    });
    expect(questionOf(log(2000)).key).toBe('dewPoint.at');
  });

  it('on several columns that could be one thing', () => {
    const text = lines('t [s];m [g];T oven [°C];T shelf [°C]', '0;5.5;20;21', '1;5.5;20;21');
    expect(questionOf(text)).toMatchObject({
      key: 'temperature.column',
      choices: ['T oven [°C]', 'T shelf [°C]', 'none'],
    });
    const shelf = withAnswer(EMPTY_TEMPLATE, 'temperature.column', 'T shelf [°C]');
    expect(runOfBytes(utf8(text), shelf).temperatureK).toEqual([294.15, 294.15]);
    const none = withAnswer(EMPTY_TEMPLATE, 'temperature.column', 'none');
    expect(runOfBytes(utf8(text), none)).not.toHaveProperty('temperatureK');
  });

  it('on a column that the map names and the file does not have', () => {
    const text = lines('t [s];Mass [g]', '0;5.5', '1;5.6');
    const columns = { mass: { column: 'Weight' } };
    expect(questionOf(text, { columns })).toMatchObject({
      key: 'mass.column',
      what: 'There is no column "Weight". Which is the mass of the sample?',
      choices: ['t [s]', 'Mass [g]', 'none'],
    });
  });

  it('on columns without names', () => {
    expect(questionOf(lines('0;5.5', '1;5.6', '2;5.7'))).toMatchObject({
      key: 'time.column',
      choices: ['#1', '#2'],
    });
    const columns = {
      time: { column: '#1', unit: 's' },
      mass: { column: '#2', unit: 'g' },
    };
    const run = runOfBytes(utf8(lines('0;5.5', '1;5.6', '2;5.7')), { columns });
    expect(run.massKg).toEqual([5.5e-3, 5.6e-3, 5.7e-3]);
  });

  it('on a humidity that could be a fraction or percent', () => {
    const dry = lines('t [s];m [g];RH', '0;5.5;0.4', '1;5.5;0.5');
    expect(questionOf(dry)).toMatchObject({ key: 'relativeHumidity.unit', choices: ['1', '%'] });
    const humid = lines('t [s];m [g];RH', '0;5.5;40', '1;5.5;50');
    expect(runOfBytes(utf8(humid)).relativeHumidity).toEqual([0.4, 0.5]);
  });

  it('on the sheet, unless only one can be a run', () => {
    const book = utils.book_new();
    const run = [
      ['t [s]', 'm [g]'],
      [0, 5],
      [1, 6],
      [2, 7],
    ];
    const other = [
      ['Setting', 'Value'],
      [1, 2],
      [3, 4],
      [5, 6],
    ];
    for (const [name, rows] of [
      ['One', run],
      ['Settings', other],
    ] as const) {
      utils.book_append_sheet(book, utils.aoa_to_sheet(rows), name);
    }
    const bytesOf = () =>
      new Uint8Array(write(book, { type: 'array', bookType: 'xlsx' }) as ArrayBuffer);
    expect(runOfBytes(bytesOf()).source.sheet).toBe('One');
    utils.book_append_sheet(book, utils.aoa_to_sheet(run), 'Two');
    expect(outcomeOfBytes(bytesOf())).toMatchObject({
      kind: 'question',
      question: { key: 'sheet', choices: ['One', 'Settings', 'Two'] },
    });
    expect(runOfBytes(bytesOf(), { sheet: 'Two' }).source.sheet).toBe('Two');
  });

  it('on rows where the time starts again', () => {
    const part = Array.from({ length: 12 }, (_none, at) => `${at};${5 + at / 10}`);
    const text = lines('t [s];Mass [g]', ...part, ...part);
    expect(questionOf(text)).toMatchObject({
      key: 'timeOrder',
      choices: ['sort', 'first part', 'last part'],
    });
    const last = runOfBytes(utf8(text), { timeOrder: 'last part' });
    expect(last.timeS).toHaveLength(12);
    expect(last.rowsRejected.map(({ line }) => line)).toEqual(part.map((_row, at) => at + 2));
    expect(last.rowsRejected[0]!.reason).toContain('another part');
    const sorted = runOfBytes(utf8(text), { timeOrder: 'sort' });
    expect(sorted.timeS.slice(0, 4)).toEqual([0, 0, 1, 1]);
  });
});

describe('a refusal', () => {
  it.each([
    ['nothing but text', lines('Dear reader', 'no numbers here'), /no table/],
    ['no second column', lines('1', '2', '3'), /no table/],
    ['commas twice', lines('t,Mass', '0,5,1,25', '1,5,1,26', '2,5,1,27'), /commas separate/],
    ['only times', lines('t [s];Note', '0;a', '1;b', '2;c'), /no row has two numbers/],
  ])('of %s', (_name, text, words) => {
    expect(refusalOf(text)).toMatch(words);
  });
});
