/** Whatever the bytes, the import gives a run, a question or a sentence; it never throws. */
import { readFileSync } from 'node:fs';
import { utils, write } from '@e965/xlsx';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EMPTY_TEMPLATE, type ImportTemplate } from '#shared/domain/experiment/import-template.ts';
import { parseExperiment } from '#shared/domain/experiment/parse-experiment.ts';
import { parseImportTemplate } from '#shared/domain/experiment/parse-import-template.ts';
import { withAnswer } from '#shared/import/experiment/used-template.ts';
import { utf8 } from '../../../support/import-fixture.ts';
import { outcomeOfBytes } from '../../../support/read-run.ts';

/** More questions than a file can leave open. */
const MOST_QUESTIONS = 40;

/** Answers every question with the choice that the picks name, to the end. */
function expectSound(bytes: Uint8Array, picks: readonly number[] = [0]): void {
  let template: ImportTemplate = EMPTY_TEMPLATE;
  for (let count = 0; ; count++) {
    expect(count).toBeLessThan(MOST_QUESTIONS);
    const outcome = outcomeOfBytes(bytes, template);
    if (outcome.kind === 'refused') {
      expect(outcome.reason).toMatch(/^\p{Lu}.*\.$/su);
      return;
    }
    if (outcome.kind === 'read') {
      const { experiment } = outcome.value;
      expect(parseExperiment(JSON.parse(JSON.stringify(experiment)))).toMatchObject({ ok: true });
      expect(parseImportTemplate(outcome.value.template)).toMatchObject({ ok: true });
      expect(experiment.timeS.length).toBeGreaterThan(0);
      return;
    }
    const { key, choices } = outcome.question;
    expect(choices.length).toBeGreaterThan(1);
    expect(new Set(choices).size).toBe(choices.length);
    const pick = picks[count % picks.length]!;
    template = withAnswer(template, key, choices[pick % choices.length]!);
  }
}

const pieces = fc.constantFrom(
  ...['0.5', '1,5', '1.000', '-3', '1e9', '1e999', '1e300', '=1+1', '=cmd|calc', '@x', '"', '7'],
  ...['Time [min]', 'Mass [mg]', 'Zeit', 'T', 'p [mbar]', 'RH', 'MP1', 'ZP', 'ppm', 'Date', 'Time'],
  ...['03/04/2025', '13.04.2025 10:00', '10:00:00', '23:59', '2025-01-01T00:00:00Z', '99:99:99'],
  ...[';', ';', ',', '\t', '|', ' ', '\n', '\n', '\n', '\r\n', 'NaN', '°C', '%', 'Taupunkt [°C]'],
);
const picks = fc.array(fc.nat(20), { minLength: 1, maxLength: 8 });

describe('any bytes', () => {
  it('at random', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 600 }), picks, expectSound), {
      numRuns: 1000,
    });
  });

  it('that look like a table', () => {
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 150 }), picks, (parts, chosen) =>
        expectSound(utf8(parts.join('')), chosen),
      ),
      { numRuns: 2000 },
    );
  });

  it('of rows of such cells', () => {
    const row = fc.array(pieces, { minLength: 3, maxLength: 3 });
    fc.assert(
      fc.property(fc.array(row, { minLength: 2, maxLength: 12 }), picks, (rows, chosen) =>
        expectSound(utf8(rows.map((cells) => cells.join(';')).join('\n')), chosen),
      ),
      { numRuns: 600 },
    );
  });

  it('of a workbook in which some were changed', () => {
    const book = utils.book_new();
    const rows = [['Time [h]', 'Mass [g]'], ...[1, 3, 5, 7].map((n) => [n, 5 + n / 1000])];
    utils.book_append_sheet(book, utils.aoa_to_sheet(rows), 'Run');
    const whole = new Uint8Array(write(book, { type: 'array', bookType: 'xlsx' }) as ArrayBuffer);
    const change = fc.tuple(fc.nat(whole.length - 1), fc.integer({ min: 0, max: 255 }));
    fc.assert(
      fc.property(fc.array(change, { maxLength: 8 }), fc.nat(whole.length), (changes, length) => {
        const bytes = whole.slice(0, Math.max(length, whole.length - 40));
        for (const [at, byte] of changes) if (at < bytes.length) bytes[at] = byte;
        expectSound(bytes);
      }),
      { numRuns: 500 },
    );
  });

  it('of a program', () => {
    expectSound(new Uint8Array(readFileSync(process.execPath).subarray(0, 2_000_000)));
  });

  it('of one very long line, or very many short ones, within seconds', () => {
    for (const sign of [
      '1',
      ' ',
      ',',
      ';1',
      '"',
      '1.',
      ' 1',
      '(',
      '1:',
      '1.1.',
      '1;2\n',
      '";"\n',
    ]) {
      expectSound(utf8(sign.repeat(100_000)));
    }
  });
});
