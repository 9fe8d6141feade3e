import { parse } from 'csv-parse/browser/esm/sync';
import { looksNumeric } from './number-text.ts';
import type { Row } from './row.ts';

/** What separates cells, in the order in which they win a tie; "blanks" is any run of them. */
export const SEPARATORS = ['tab', 'semicolon', 'bar', 'comma', 'blanks'] as const;
export type Separator = (typeof SEPARATORS)[number];

const signs = { tab: '\t', semicolon: ';', bar: '|', comma: ',' } as const;

/** The rows of a text, without those that are empty. */
export function splitRows(text: string, separator: Separator): Row[] {
  if (separator === 'blanks') return splitAtBlanks(text);
  try {
    return splitAt(text, signs[separator], '"');
  } catch {
    // A quotation mark that never ends: it is a sign like others, for example for inches.
    return splitAt(text, signs[separator], null);
  }
}

function splitAt(text: string, delimiter: string, quote: string | null): Row[] {
  const records = parse(text, {
    delimiter,
    quote,
    bom: true,
    info: true,
    trim: true,
    relax_quotes: true,
    relax_column_count: true,
    skip_empty_lines: true,
    record_delimiter: ['\r\n', '\n', '\r'],
  }) as unknown as { record: string[]; info: { lines: number } }[];
  return records.map(({ record, info }) => ({ line: info.lines, cells: record }));
}

function splitAtBlanks(text: string): Row[] {
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/);
  return lines.flatMap((full, index) => {
    const line = full.trim();
    if (line === '') return [];
    const cells = line.split(/\s+/);
    const isData = cells.filter(looksNumeric).length >= 2;
    return [{ line: index + 1, cells: isData ? cells : splitWords(line) }];
  });
}

/** Names hold single blanks: wider gaps separate them, or else all gaps but those before a unit. */
function splitWords(line: string): string[] {
  const wide = line.split(/\s{2,}|\t/);
  return wide.length > 1 ? wide : line.split(/\s+(?![[(])/);
}
