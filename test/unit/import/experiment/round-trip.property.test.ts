/** Whatever separates, encodes and names a table, its numbers arrive as the same SI values. */
import { utils, write } from '@e965/xlsx';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { measuredSymbols, measuredUnit } from '#shared/units/measured-units.ts';
import { toSi } from '#shared/units/quantities.ts';
import { outcomeOfBytes } from '../../../support/read-run.ts';

const separators = { tab: '\t', semicolon: ';', bar: '|', comma: ',' };

/** Bytes of a text; Windows-1252 has the signs that are used here at the places of Latin-1. */
const encodings: Record<string, (text: string) => Uint8Array> = {
  'utf-8': (text) => new TextEncoder().encode(text),
  'utf-8 with mark': (text) => new TextEncoder().encode(`\uFEFF${text}`),
  'utf-16le': (text) => inUnits(`\uFEFF${text}`, true),
  'utf-16be': (text) => inUnits(`\uFEFF${text}`, false),
  'windows-1252': (text) => Uint8Array.from(text, (letter) => letter.charCodeAt(0)),
};

function inUnits(text: string, isLittleEndian: boolean): Uint8Array {
  const view = new DataView(new ArrayBuffer(2 * text.length));
  for (let at = 0; at < text.length; at++) {
    view.setUint16(2 * at, text.charCodeAt(at), isLittleEndian);
  }
  return new Uint8Array(view.buffer);
}

const columns = {
  timeS: { quantity: 'time', names: ['Time', 'Zeit', 'elapsed time', 't'], digits: 2 },
  massKg: { quantity: 'mass', names: ['Mass', 'Masse', 'Sample mass', 'm'], digits: 4 },
  temperatureK: { quantity: 'temperature', names: ['Temperature', 'Temp.', 'T'], digits: 1 },
  pressurePa: { quantity: 'pressure', names: ['Pressure', 'Druck', 'p'], digits: 5 },
  relativeHumidity: { quantity: 'humidity', names: ['RH', 'rel. Feuchte', 'rF'], digits: 6 },
  waterContentKgPerKg: {
    quantity: 'content',
    names: ['Water content per dry mass', 'Beladung trocken'],
    digits: 6,
  },
} as const;
type Key = keyof typeof columns;
const keys = Object.keys(columns) as Key[];

const headings = [
  (name: string, unit: string) => `${name} [${unit}]`,
  (name: string, unit: string) => `${name} (${unit})`,
  (name: string, unit: string) => `${name} / ${unit}`,
  (name: string, unit: string) => `${name} in ${unit}`,
];

const table = fc.record({
  order: fc.shuffledSubarray(keys, { minLength: keys.length }),
  names: fc.array(fc.nat(), { minLength: keys.length, maxLength: keys.length }),
  units: fc.array(fc.nat(), { minLength: keys.length, maxLength: keys.length }),
  heading: fc.constantFrom(...headings),
  preamble: fc.constantFrom(
    [],
    ['Balance 7', 'Sample: A-12 | 3 sheets'],
    ['Run of 1 May', '', 'Oven 3'],
  ),
  rows: fc.array(
    fc.record({
      step: fc.integer({ min: 1, max: 100_000 }),
      values: fc.array(fc.integer({ min: 100_001, max: 999_999 }), {
        minLength: keys.length,
        maxLength: keys.length,
      }),
    }),
    { minLength: 3, maxLength: 12 },
  ),
});

/** A table as text cells with a decimal point, and what it is in SI. */
function writeTable({
  order,
  names,
  units,
  heading,
  rows,
}: typeof table extends fc.Arbitrary<infer T> ? T : never) {
  const unitOf = (key: Key) => {
    const symbols = measuredSymbols(columns[key].quantity);
    return symbols[units[keys.indexOf(key)]! % symbols.length]!;
  };
  const head = order.map((key) => {
    const { names: known } = columns[key];
    return heading(known[names[keys.indexOf(key)]! % known.length]!, unitOf(key));
  });
  let time = 0;
  const texts = rows.map(({ step, values }) => {
    time += step;
    return order.map((key, at) => {
      const count = key === 'timeS' ? time : values[at]!;
      return (count / 10 ** columns[key].digits).toFixed(columns[key].digits);
    });
  });
  const expected = Object.fromEntries(
    order.map((key, at) => {
      const unit = measuredUnit(columns[key].quantity, unitOf(key))!;
      return [key, texts.map((row) => toSi(Number(row[at]), unit))];
    }),
  );
  return { head, texts, expected };
}

it('as text, in any separator, decimal sign and encoding', () => {
  fc.assert(
    fc.property(
      table,
      fc.constantFrom(...Object.keys(separators)),
      fc.constantFrom('.', ','),
      fc.constantFrom(...Object.keys(encodings)),
      fc.constantFrom('\n', '\r\n', '\r'),
      fc.boolean(),
      (written, separator, decimal, encoding, lineEnd, isQuoted) => {
        const sign = separators[separator as keyof typeof separators];
        fc.pre(!(separator === 'comma' && decimal === ',' && !isQuoted));
        fc.pre(separator !== 'bar' || written.preamble.length === 0);
        const { head, texts, expected } = writeTable(written);
        const quote = (text: string) => (isQuoted ? `"${text}"` : text);
        const lines = [
          ...written.preamble,
          head.map(quote).join(sign),
          ...texts.map((row) => row.map((cell) => quote(cell.replace('.', decimal))).join(sign)),
        ];
        const bytes = encodings[encoding]!(lines.join(lineEnd));
        const outcome = outcomeOfBytes(bytes);
        if (outcome.kind !== 'read') throw new Error(JSON.stringify(outcome));
        expect(outcome.value.experiment).toMatchObject(expected);
        expect(outcome.value.experiment.rowsRejected).toEqual([]);
      },
    ),
    { numRuns: 400 },
  );
});

it('as a workbook', () => {
  fc.assert(
    fc.property(table, (written) => {
      const { head, texts, expected } = writeTable(written);
      const rows = [
        ...written.preamble.map((line) => [line]),
        head,
        ...texts.map((row) => row.map(Number)),
      ];
      const book = utils.book_new();
      utils.book_append_sheet(book, utils.aoa_to_sheet(rows), 'Run');
      const bytes = new Uint8Array(write(book, { type: 'array', bookType: 'xlsx' }) as ArrayBuffer);
      const outcome = outcomeOfBytes(bytes);
      if (outcome.kind !== 'read') throw new Error(JSON.stringify(outcome));
      expect(outcome.value.experiment).toMatchObject(expected);
    }),
    { numRuns: 60 },
  );
});

it('with the template that was used the first time', () => {
  fc.assert(
    fc.property(table, (written) => {
      const { head, texts } = writeTable(written);
      const text = [head, ...texts].map((row) => row.join(';')).join('\n');
      const first = outcomeOfBytes(encodings['utf-8']!(text));
      if (first.kind !== 'read') throw new Error(JSON.stringify(first));
      const again = outcomeOfBytes(encodings['utf-8']!(text), first.value.template);
      if (again.kind !== 'read') throw new Error(JSON.stringify(again));
      expect(again.value.template).toEqual(first.value.template);
      const understood: unknown = expect.anything();
      expect(again.value.experiment).toEqual({ ...first.value.experiment, understood });
    }),
    { numRuns: 100 },
  );
});
