import { type CellObject, read as readSheets, utils, type WorkSheet } from '@e965/xlsx';
import { parse } from 'csv-parse/sync';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvOfTables, csvText } from '#shared/export/csv.ts';
import type { ExportedCell, ExportedTable } from '#shared/export/exported-table.ts';
import { workbookOf } from '#shared/export/workbook.ts';

/** What a spreadsheet may take for a formula or a command. */
const dangerous = fc
  .tuple(
    fc.constantFrom('=', '+', '-', '@', '\t', '\r', '\r=', '\t=', '＝', '＋', '－', '＠', "'="),
    fc.string({ unit: 'binary', maxLength: 30 }),
  )
  .map(([begin, rest]) => begin + rest);
const text = fc.oneof(
  dangerous,
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom(
    '=1+1',
    "=cmd|' /C calc'!A0",
    '-2+3',
    '_x0041_',
    'a_x003d_',
    '1e5',
    '',
    ' ',
    'a;=1',
  ),
);
const number = fc.double({ noNaN: true, noDefaultInfinity: true });
const cell: fc.Arbitrary<ExportedCell> = fc.oneof(text, number, fc.constant(null));
const table: fc.Arbitrary<ExportedTable> = fc.record({
  name: text,
  head: fc.array(text, { minLength: 2, maxLength: 4 }),
  rows: fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { maxLength: 5 }),
});

const cellAt = (sheet: WorkSheet, r: number, c: number): CellObject | undefined =>
  sheet[utils.encode_cell({ r, c })] as CellObject | undefined;

describe('a workbook', () => {
  it('has no formula, and gives back every text and number as it was', () => {
    fc.assert(
      fc.property(fc.array(table, { minLength: 1, maxLength: 4 }), (tables) => {
        const book = readSheets(workbookOf(tables), { type: 'array', cellFormula: true });
        expect(book.SheetNames).toHaveLength(tables.length);
        tables.forEach(({ head, rows }, index) => {
          const sheet = book.Sheets[book.SheetNames[index]!]!;
          [head, ...rows].forEach((cells, r) => {
            cells.forEach((expected, c) => {
              const found = cellAt(sheet, r, c);
              expect(found?.f).toBeUndefined();
              if (expected === null || expected === '') expect(found?.v ?? '').toBe('');
              else if (typeof expected === 'number') {
                expect(found?.t).toBe('n');
                // The sign of zero is not kept by the format.
                expect(found?.v === expected).toBe(true);
              } else {
                expect(found?.t).toBe('s');
                // The format breaks lines by LF alone and has no such code points.
                const kept = (expected ?? '').replaceAll('\r\n', '\n');
                expect(found?.v).toBe(kept.replaceAll(/[\uFFFE\uFFFF]/gu, '\uFFFD'));
              }
            });
          });
        });
      }),
      { numRuns: 300 },
    );
  });

  it('has names of sheets that are different and allowed', () => {
    const names = ['Steps', 'steps', 'a/b:c*?[d]', '', 'x'.repeat(40), 'x'.repeat(50)];
    const tables = names.map((name) => ({ name, head: ['a'], rows: [] }));
    const { SheetNames } = readSheets(workbookOf(tables), { type: 'array' });
    expect(new Set(SheetNames.map((name) => name.toLowerCase())).size).toBe(names.length);
    for (const name of SheetNames) expect(name).toMatch(/^[^\\/?*[\]:]{1,31}$/u);
  });

  it('cuts a text that is longer than a cell can be', () => {
    const long = `${'a'.repeat(32_766)}😀`;
    const bytes = workbookOf([{ name: 'Long', head: ['text'], rows: [[long]] }]);
    const { Sheets } = readSheets(bytes, { type: 'array' });
    expect(String(cellAt(Sheets['Long']!, 1, 0)?.v).slice(0, 32_766)).toBe('a'.repeat(32_766));
  });

  it('leaves cells without a finite number empty', () => {
    const rows = [[Number.NaN, Infinity, 1]];
    const { Sheets } = readSheets(workbookOf([{ name: 'N', head: ['a', 'b', 'c'], rows }]), {
      type: 'array',
    });
    expect([0, 1, 2].map((c) => cellAt(Sheets['N']!, 1, c)?.v)).toEqual([undefined, undefined, 1]);
  });
});

describe('CSV', () => {
  it('has no cell that begins as a formula, and gives back every text and number', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(cell, { minLength: 3, maxLength: 3 }), { minLength: 1 }),
        (rows) => {
          const found: string[][] = parse(csvText(rows), { record_delimiter: '\n' });
          expect(found).toHaveLength(rows.length);
          rows.forEach((cells, r) => {
            cells.forEach((expected, c) => {
              const shown = found[r]![c]!;
              if (typeof expected === 'number') expect(Number(shown) === expected).toBe(true);
              else {
                expect(shown).not.toMatch(/^[=+\-@\t\r]/);
                expect([expected ?? '', `'${expected}`]).toContain(shown);
              }
            });
          });
        },
      ),
      { numRuns: 300 },
    );
  });

  it('keeps negative numbers as numbers', () => {
    expect(csvText([['margin [wt-ppm]'], [-12.5], ['-12.5'], ['=1+1']])).toBe(
      "margin [wt-ppm]\n-12.5\n'-12.5\n'=1+1\n",
    );
  });

  it('puts tables one below the other', () => {
    const tables = [
      { name: 'A', head: ['x'], rows: [[1]] },
      { name: 'B', head: ['y', 'z'], rows: [[2, 'w']] },
    ];
    expect(csvOfTables(tables)).toBe('A\nx\n1\n\nB\ny,z\n2,w\n');
  });
});
