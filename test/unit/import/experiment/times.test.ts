/** Times in every form that instruments write. */
import { utils, write } from '@e965/xlsx';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { utf8 } from '../../../support/import-fixture.ts';
import { runOfBytes } from '../../../support/read-run.ts';

const timesOf = (heading: string, ...cells: string[]) =>
  runOfBytes(utf8([`${heading};m [g]`, ...cells.map((cell, at) => `${cell};${at}.5`)].join('\n')))
    .timeS;

describe('times', () => {
  it.each([
    ['Time [s]', ['-1', '0', '2.5'], [-1, 0, 2.5]],
    ['Time [ms]', ['0', '500', '1500'], [0, 0.5, 1.5]],
    ['Zeit / Std.', ['0', '0.1', '0.2'], [0, 360, 720]],
    ['Zeit in Tagen', ['0', '1', '2'], [0, 86_400, 172_800]],
    ['time/d', ['0', '0.5', '1'], [0, 43_200, 86_400]],
    ['Zeit [hh:mm:ss]', ['00:00:00', '00:00:30', '26:00:00'], [0, 30, 93_600]],
    ['Time', ['00:00:00.25', '00:00:00.75', '00:00:01.00'], [0.25, 0.75, 1]],
    ['Time', ['14:00:00', '14:00:10', '14:01:00'], [0, 10, 60]],
    ['Time', ['23:59:50', '00:00:00', '00:00:10'], [0, 10, 20]],
    ['Time', ['11:59:50 PM', '12:00:00 AM', '12:00:10 AM'], [0, 10, 20]],
    [
      'Date',
      ['2024-02-28T23:59:59Z', '2024-02-29T00:00:00Z', '2024-03-01T00:00:00Z'],
      [0, 1, 86_401],
    ],
    [
      'Date',
      ['2024-10-27T02:30:00+02:00', '2024-10-27T02:00:00+01:00', '2024-10-27T02:30:00+01:00'],
      [0, 1800, 3600],
    ],
    ['Datum', ['31.12.2023 23:59:59', '01.01.2024 00:00:00', '1.1.2024 00:00:01'], [0, 1, 2]],
    ['Datum', ['31.12.23 23:59', '01.01.24 00:00', '01.01.24 00:01'], [0, 60, 120]],
    ['Date', ['2/28/2023 11:59:59 PM', '3/1/2023 12:00:00 AM', '3/1/2023 12:00:01 AM'], [0, 1, 2]],
    [
      'Date',
      ['01-Feb-2024 10:00:00', '01-Mär-2024 10:00:00', '1. Mai 2024 10:00:00'],
      [0, 29 * 86_400, 90 * 86_400],
    ],
    [
      'Date',
      ['2024/01/01 10:00:00,000001', '2024/01/01 10:00:00,1', '2024/01/01 10:00:01'],
      [0, 0.099999, 0.999999],
    ],
  ])('%s: %j', (heading, cells, expected) => {
    expect(timesOf(heading, ...cells)).toEqual(expected);
  });

  it('of a clock that passes midnight are said to', () => {
    const run = runOfBytes(utf8('Time;m [g]\n23:59:50;1.5\n00:00:00;2.5\n00:00:10;3.5\n'));
    expect(run.warnings.join()).toContain('passes midnight once');
  });

  it('that no calendar has are rejected', () => {
    const run = runOfBytes(
      utf8('Datum;m [g]\n28.02.2023;1.5\n29.02.2023;2.5\n01.03.2023;3.5\n31.03.2023;4.5\n'),
      { dateOrder: 'day-month-year' },
    );
    expect(run.timeS).toEqual([0, 86_400, 31 * 86_400]);
    expect(run.rowsRejected).toMatchObject([{ line: 3 }]);
  });

  it('in a workbook are the same in every time zone', () => {
    const day = 45_382; // 31 March 2024, when clocks change in Europe
    const sheet = utils.aoa_to_sheet([
      ['Date', 'm [g]'],
      [day + 0.0625, 1],
      [day + 0.125, 2],
      [day + 1, 3],
    ]);
    for (const place of ['A2', 'A3', 'A4']) (sheet[place] as { z: string }).z = 'yyyy-mm-dd hh:mm';
    const book = utils.book_new();
    utils.book_append_sheet(book, sheet, 'Run');
    const bytes = new Uint8Array(write(book, { type: 'array', bookType: 'xlsx' }) as ArrayBuffer);
    expect(runOfBytes(bytes).timeS).toEqual([0, 5400, 81_000]);
  });

  it('as dates are as far apart as the calendar says, in every order of day and month', () => {
    const instant = fc.date({
      min: new Date(Date.UTC(1990, 0, 1)),
      max: new Date(Date.UTC(2089, 11, 31)),
      noInvalidDate: true,
    });
    const forms = {
      'day-month-year': ([y, m, d]: string[]) => `${d}/${m}/${y}`,
      'month-day-year': ([y, m, d]: string[]) => `${m}/${d}/${y}`,
      'year-month-day': ([y, m, d]: string[]) => `${y}-${m}-${d}`,
    };
    fc.assert(
      fc.property(
        fc.array(instant, { minLength: 3, maxLength: 8 }),
        fc.constantFrom(...(Object.keys(forms) as (keyof typeof forms)[])),
        (instants, dateOrder) => {
          const sorted = instants.map((one) => one.getTime()).sort((a, b) => a - b);
          const rows = sorted.map((time, at) => {
            const [date = '', clock = ''] = new Date(time).toISOString().slice(0, -1).split('T');
            return `${forms[dateOrder](date.split('-'))} ${clock};${at}.5`;
          });
          const run = runOfBytes(utf8(['Timestamp;m [g]', ...rows].join('\n')), { dateOrder });
          expect(run.timeS).toEqual(sorted.map((time) => (time - sorted[0]!) / 1000));
        },
      ),
    );
  });
});
