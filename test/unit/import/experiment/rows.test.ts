/** What becomes of single rows: rejected with line and reason, sorted, repeated, never computed. */
import { utils, write } from '@e965/xlsx';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { utf8 } from '../../../support/import-fixture.ts';
import { runOfBytes } from '../../../support/read-run.ts';

const lines = (...rows: string[]) => utf8(rows.join('\n'));

describe('rows', () => {
  it('without a readable time are rejected with line and reason', () => {
    const run = runOfBytes(
      lines('t [s];m [g]', '0;5.5', ';5.6', 'x;5.7', '3;5.8', '4;oops', '5;', '6;5.9'),
    );
    expect(run.timeS).toEqual([0, 3, 6]);
    expect(run.rowsRead).toBe(3);
    expect(run.rowsRejected).toEqual([
      { line: 3, reason: 'no time in "t [s]"' },
      { line: 4, reason: '"x" in "t [s]" is no time like the others' },
      { line: 6, reason: '"oops" in "m [g]" is not a number with a decimal point' },
      { line: 7, reason: 'it holds no value besides the time' },
    ]);
  });

  it('keep null where one of their values is missing', () => {
    const run = runOfBytes(lines('t [s];m [g];T [°C]', '0;5.5;', '1;NaN;20', '2;5.7;21'));
    expect(run.massKg).toEqual([5.5e-3, null, 5.7e-3]);
    expect(run.temperatureK).toEqual([null, 293.15, 294.15]);
  });

  it('out of order are sorted, and that is said', () => {
    const run = runOfBytes(lines('t [s];m [g]', '0;1.5', '20;2.5', '10;3.5', '30;4.5'));
    expect(run.timeS).toEqual([0, 10, 20, 30]);
    expect(run.massKg).toEqual([1.5e-3, 3.5e-3, 2.5e-3, 4.5e-3]);
    expect(run.warnings.join()).toContain('the first in line 4: rows are sorted by time');
  });

  it('that run backwards are turned around', () => {
    const run = runOfBytes(lines('t [s];m [g]', '3;1.5', '2;2.5', '1;3.5'));
    expect(run.massKg).toEqual([3.5e-3, 2.5e-3, 1.5e-3]);
    expect(run.understood).toContainEqual(expect.objectContaining({ decided: 'turned around' }));
  });

  it('of the same time are kept, and that is said', () => {
    const run = runOfBytes(lines('t [s];m [g]', '0;1.5', '1;2.5', '1;3.5', '2;4.5'));
    expect(run.timeS).toEqual([0, 1, 1, 2]);
    expect(run.warnings.join()).toContain('1 row has the same time');
  });

  it('with more cells than the table are rejected', () => {
    const run = runOfBytes(lines('t [s];m [g]', '0;1.5', '1;2.5', '2;3.5;7', '3;4.5'));
    expect(run.rowsRejected).toEqual([{ line: 4, reason: 'it has 3 cells, the table 2 columns' }]);
  });

  it('just below the header that cannot be read do not hide it', () => {
    const run = runOfBytes(lines('t [s];m [g]', 'start;1.5', '1;2.5', '2;3.5', '3;4.5'));
    expect(run.timeS).toEqual([1, 2, 3]);
    expect(run.rowsRejected).toMatchObject([{ line: 2 }]);
  });
});

describe('formulas are texts and never computed', () => {
  it.each(['=1+1', '=cmd|"/c calc"!A1', '+1+1', '@SUM(1;2)', '=HYPERLINK("x")'])(
    '%s in text',
    (formula) => {
      const cell = `"${formula.replaceAll('"', '""')}"`;
      const run = runOfBytes(lines('t [s];m [g]', `0;${cell}`, '1;2.5', '2;3.5', '3;4.5'));
      expect(run.timeS).toEqual([1, 2, 3]);
      expect(run.rowsRejected).toEqual([
        { line: 2, reason: expect.stringContaining(`"${formula.slice(0, 40)}"`) as string },
      ]);
    },
  );

  it('in a workbook: text is text, a formula has the value that was stored with it', () => {
    const sheet = utils.aoa_to_sheet([
      ['t [s]', 'm [g]'],
      [0, '=1+1'],
      [1, 2.5],
      [2, 3.5],
      [3, 0],
    ]);
    sheet['B5'] = { t: 'n', f: '40+2', v: 7.5 };
    const book = utils.book_new();
    utils.book_append_sheet(book, sheet, 'Run');
    const bytes = new Uint8Array(write(book, { type: 'array', bookType: 'xlsx' }) as ArrayBuffer);
    const run = runOfBytes(bytes);
    expect(run.massKg).toEqual([2.5e-3, 3.5e-3, 7.5e-3]);
    expect(run.rowsRejected).toEqual([
      { line: 2, reason: '"=1+1" in "m [g]" is not a number with a decimal point' },
    ]);
  });
});

it('every row of a table is read or rejected', () => {
  const cell = fc.oneof(
    fc.integer({ min: 0, max: 9999 }).map((value) => (value / 100).toFixed(2)),
    fc.constantFrom('', 'x', '=A1', 'NaN', '1e999'),
  );
  fc.assert(
    fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 40 }), (cells) => {
      const fixed = ['100.01;1.25', '100.02;1.25', '100.03;1.25'];
      const rows = cells.map((row) => row.join(';'));
      const run = runOfBytes(lines('t [s];m [g]', ...fixed, ...rows), {
        timeOrder: 'sort',
        columns: { time: { column: 't' }, mass: { column: 'm' } },
      });
      const blank = cells.filter(([time, mass]) => time === '' && mass === '').length;
      expect(run.rowsRead + run.rowsRejected.length).toBe(rows.length + fixed.length - blank);
      expect(run.timeS.every(Number.isFinite)).toBe(true);
    }),
  );
});
