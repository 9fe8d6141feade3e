import { readFileSync } from 'node:fs';
import path from 'node:path';
import { stringify } from 'csv-stringify/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MeasuredTable } from '#shared/import/table/measured-table.ts';
import { readDelimited } from '#shared/import/table/read-delimited.ts';
import { hasSharedData, NO_SHARED_DATA, sharedData } from '../../../support/import-fixture.ts';

function tableOf(text: string, decimal?: 'point' | 'comma'): MeasuredTable {
  const outcome = readDelimited(text, decimal);
  if (outcome.kind !== 'read') throw new Error(JSON.stringify(outcome));
  return outcome.value;
}

const columnsOf = ({ columns }: MeasuredTable) =>
  Object.fromEntries(columns.map(({ name, values }) => [name, values]));
const decided = ({ understood }: MeasuredTable, what: string) =>
  understood.find((decision) => decision.what === what)?.decided;

describe('a table in text', () => {
  it.each([
    ['comma', 'point', 'a,b\n0.5,1.25\n1.5,2.25\n'],
    ['semicolon', 'comma', 'a;b\n0,5;1,25\n1,5;2,25\n'],
    ['semicolon', 'point', 'a;b\n0.5;1.25\n1.5;2.25\n'],
    ['tab', 'comma', 'a\tb\n0,5\t1,25\n1,5\t2,25\n'],
    ['bar', 'point', 'a|b\r\n0.5|1.25\r\n1.5|2.25\r\n'],
    ['blanks', 'comma', 'a   b\n 0,5   1,25\n 1,5   2,25\n'],
    ['comma', 'comma', 'a,b\r"0,5","1,25"\r"1,5","2,25"\r'],
  ])('separated by %s with a decimal %s', (separator, decimal, text) => {
    const table = tableOf(text);
    expect(columnsOf(table)).toEqual({ a: [0.5, 1.5], b: [1.25, 2.25] });
    expect([decided(table, 'separator'), decided(table, 'decimal sign')]).toEqual([
      separator,
      decimal,
    ]);
    expect(table.understood.every(({ why }) => why.length > 0)).toBe(true);
  });

  it('asks when every number can be read in two ways, and obeys the answer', () => {
    const text = 'a;b\n1.000;2.000\n3.000;4.000\n';
    expect(readDelimited(text)).toMatchObject({
      kind: 'question',
      question: { key: 'decimal', choices: ['point', 'comma'] },
    });
    expect(columnsOf(tableOf(text, 'point'))).toEqual({ a: [1, 3], b: [2, 4] });
    expect(columnsOf(tableOf(text, 'comma'))).toEqual({ a: [1000, 3000], b: [2000, 4000] });
  });

  it('asks when some numbers have a point and others a comma', () => {
    const text = 'a;b\n0.5;1\n0,7;2\n';
    expect(readDelimited(text)).toMatchObject({ kind: 'question', question: { key: 'decimal' } });
    expect(tableOf(text, 'comma').rowsRejected.map(({ line }) => line)).toEqual([2]);
  });

  it('one sure number settles the others, and says that thousands are grouped', () => {
    const table = tableOf('a;b\n1.000;2,5\n3.000;4,5\n');
    expect(columnsOf(table)['a']).toEqual([1000, 3000]);
    expect(table.warnings.join()).toContain('"1.000" is read as 1000');
  });

  it('refuses commas that both separate and point', () => {
    expect(readDelimited('a,b\n0,5,1,25\n1,5,2,25\n')).toMatchObject({
      kind: 'refused',
      reason: expect.stringContaining('semicolons') as string,
    });
  });

  it('finds the header below other lines, with a row of units', () => {
    const table = tableOf('Version;1,2\nNo;7\n\nt;m\n[min];[mg]\n0;1,5\n1;1,6\n2;1,7\n');
    expect(table.columns.map(({ name, unit }) => [name, unit])).toEqual([
      ['t', 'min'],
      ['m', 'mg'],
    ]);
    expect([table.preamble.length, table.lines]).toEqual([2, [6, 7, 8]]);
  });

  it('names the columns itself where there is no header', () => {
    expect(columnsOf(tableOf('1 2\n3 4\n'))).toEqual({ 'column 1': [1, 3], 'column 2': [2, 4] });
  });

  it('rejects rows with a reason and keeps gaps as gaps', () => {
    const table = tableOf('a;b;c\n1;2;x\n3;;y\n5;6;z;8\nab;7;z\n9;n/a;\nend\n');
    expect(columnsOf(table)).toEqual({ a: [1, 3, 9], b: [2, null, null], c: ['x', 'y', null] });
    expect(table.rowsRead).toBe(3);
    expect(table.rowsRejected).toEqual([
      { line: 4, reason: 'it has 4 cells, the table 3 columns' },
      { line: 5, reason: '"ab" in "a" is not a number with a decimal point' },
      { line: 7, reason: '"end" in "a" is not a number with a decimal point' },
    ]);
  });

  it('leaves cells that a spreadsheet would compute as they are', () => {
    const table = tableOf('note;a;b\n=1+1;1;2\n@SUM(A1);3;4\n-x;5;6\n+y;7;8\n');
    expect(columnsOf(table)['note']).toEqual(['=1+1', '@SUM(A1)', '-x', '+y']);
  });

  it('bears a quotation mark that never ends', () => {
    const table = tableOf('a;b\n1;2\n"3;4\n5;6\n');
    expect(columnsOf(table)).toEqual({ a: [1, 5], b: [2, 6] });
    expect(table.rowsRejected.map(({ line }) => line)).toEqual([3]);
  });

  it('reads back what a writer of CSV writes', () => {
    const cell = fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e6, max: 1e6 });
    const rows = fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(rows, fc.constantFrom(',', ';', '\t', '|'), (numbers, delimiter) => {
        const table = tableOf(stringify([['a', 'b'], ...numbers], { delimiter }), 'point');
        const written = numbers.map((row) => row.map((value) => Number(String(value))));
        expect(columnsOf(table)).toEqual({
          a: written.map((row) => row[0]),
          b: written.map((row) => row[1]),
        });
      }),
    );
  });

  it('reads a long table of a balance', ({ skip }) => {
    skip(!hasSharedData, NO_SHARED_DATA);
    const text = readFileSync(path.join(sharedData, 'skid-mil100fe/kinetics.csv'), 'utf8');
    const table = tableOf(text);
    expect([table.rowsRead, table.rowsRejected]).toEqual([8044, []]);
    expect(table.columns.map(({ name, unit }) => [name, unit])).toEqual([
      ['Time', 'min'],
      ['Mass', 'mg'],
      ['Temperature', 'degreec'],
      ['RH_target', '%'],
      ['RH_measured', '%'],
    ]);
  });
});
