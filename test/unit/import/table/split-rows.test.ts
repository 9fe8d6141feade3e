/** Texts are split in pieces, and without the CSV parser where that gives the same cells. */
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitRows } from '#shared/import/table/split-rows.ts';

/** Cells and lines as the CSV parser alone would give them for the whole text. */
function byParser(text: string): { line: number; cells: string[] }[] {
  const records = parse(text, {
    delimiter: ';',
    info: true,
    trim: true,
    relax_quotes: true,
    relax_column_count: true,
    skip_empty_lines: true,
    record_delimiter: ['\r\n', '\n', '\r'],
  }) as unknown as { record: string[]; info: { lines: number } }[];
  return records.map(({ record, info }) => ({ line: info.lines, cells: record }));
}

const holdsSomething = ({ cells }: { cells: readonly unknown[] }) =>
  cells.some((cell) => cell !== '');
const rowsOf = (text: string) => [...splitRows(text, 'semicolon')].filter(holdsSomething);

describe('rows of a text', () => {
  const plain = fc.constantFrom('1', '1,5', 'a', '', ' b ', '=1+1', '5"', 'x y');
  const quoted = fc.constantFrom('"1"', '""', '"a;b"', '"c""d"', '"e\nf"', ' "g" ');

  it('are those of the CSV parser', () => {
    const row = fc.array(fc.oneof(plain, quoted), { minLength: 1, maxLength: 4 });
    const lineEnd = fc.constantFrom('\n', '\r\n');
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 8 }), lineEnd, (rows, end) => {
        const text = rows.map((cells) => cells.join(';')).join(end);
        expect(rowsOf(text)).toEqual(byParser(text).filter(holdsSomething));
      }),
      { numRuns: 1000 },
    );
  });

  it('are the same where a text is cut into pieces, with their lines', () => {
    const row = '"12;5";"a ""b""";"two\nlines";4\n';
    const text = row.repeat(40_000);
    const rows = rowsOf(text);
    expect(rows).toHaveLength(40_000);
    expect(new Set(rows.map(({ cells }) => cells.join('|'))).size).toBe(1);
    expect(rows[0]!.cells).toEqual(['12;5', 'a "b"', 'two\nlines', '4']);
    expect(rows.at(-1)!.line).toBe(80_000);
  });

  it('can be run through more than once', () => {
    const rows = splitRows('1;2\n3;4', 'semicolon');
    expect([...rows]).toEqual([...rows]);
  });

  it('with a quotation mark that never ends are cut at line ends', () => {
    const rows = rowsOf(`a;"b\n${'1;2\n'.repeat(200_000)}`);
    expect(rows).toHaveLength(200_001);
    expect(rows.at(-1)).toEqual({ line: 200_001, cells: ['1', '2'] });
  });
});
