import { parse } from 'csv-parse/browser/esm/sync';
import { looksNumeric } from './number-text.ts';
import type { Row, Rows } from './row.ts';
import { textPieces, type TextPiece } from './text-pieces.ts';

/** What separates cells, in the order in which they win a tie; "blanks" is any run of them. */
export const SEPARATORS = ['tab', 'semicolon', 'bar', 'comma', 'blanks'] as const;
export type Separator = (typeof SEPARATORS)[number];

const signs = { tab: '\t', semicolon: ';', bar: '|', comma: ',' } as const;

/** The rows of a text, without those that are empty. They are split as they are run through. */
export function splitRows(text: string, separator: Separator): Rows {
  const hasQuotations = separator !== 'blanks' && text.includes('"');
  return {
    *[Symbol.iterator](): Generator<Row> {
      for (const piece of textPieces(text, hasQuotations)) {
        if (separator === 'blanks') yield* splitAtBlanks(piece);
        else if (piece.text.includes('"')) yield* splitQuoted(piece, signs[separator]);
        else yield* splitPlain(piece, signs[separator]);
      }
    },
  };
}

/** Without quotation marks a row is its line, cut at every separator. */
function* splitPlain(
  { text, linesBefore }: TextPiece,
  delimiter: string,
): Generator<{ line: number; cells: readonly string[] }> {
  let line = linesBefore;
  for (const full of text.split(/\r\n|\n|\r/)) {
    line++;
    if (full.trim() === '') continue;
    yield { line, cells: full.split(delimiter).map((cell) => cell.trim()) };
  }
}

function splitQuoted(piece: TextPiece, delimiter: string): Iterable<Row> {
  const simple = splitSimplyQuoted(piece, delimiter);
  if (simple !== null) return simple;
  try {
    return splitAt(piece, delimiter, '"');
  } catch {
    // A quotation mark that never ends: it is a sign like others, for example for inches.
    return splitPlain(piece, delimiter);
  }
}

/**
 * Where every quotation mark is the first or the last sign of a cell, cells are what stands between
 * separators, without the marks.
 * @returns null where a mark stands elsewhere, as it does around a separator or a line end
 */
function splitSimplyQuoted(piece: TextPiece, delimiter: string): Row[] | null {
  const rows: Row[] = [];
  for (const { line, cells } of splitPlain(piece, delimiter)) {
    const plain: string[] = [];
    for (const cell of cells) {
      const content = cell.startsWith('"') && cell.endsWith('"') ? cell.slice(1, -1) : cell;
      if (content.includes('"') || cell === '"') return null;
      plain.push(content);
    }
    rows.push({ line, cells: plain });
  }
  return rows;
}

function splitAt({ text, linesBefore }: TextPiece, delimiter: string, quote: string): Row[] {
  const records = parse(text, {
    delimiter,
    quote,
    info: true,
    trim: true,
    relax_quotes: true,
    relax_column_count: true,
    skip_empty_lines: true,
    record_delimiter: ['\r\n', '\n', '\r'],
  }) as unknown as { record: string[]; info: { lines: number } }[];
  return records.map(({ record, info }) => ({ line: linesBefore + info.lines, cells: record }));
}

function* splitAtBlanks({ text, linesBefore }: TextPiece): Generator<Row> {
  let number = linesBefore;
  for (const full of text.split(/\r\n|\n|\r/)) {
    number++;
    const line = full.trim();
    if (line === '') continue;
    const cells = line.split(/\s+/);
    const isData = cells.filter(looksNumeric).length >= 2;
    yield { line: number, cells: isData ? cells : splitWords(line) };
  }
}

/** Names hold single blanks: wider gaps separate them, or else all gaps but those before a unit. */
function splitWords(line: string): string[] {
  const wide = line.split(/\s{2,}|\t/);
  return wide.length > 1 ? wide : line.split(/\s+(?![[(])/);
}
