/** Whatever the bytes, the import gives data, a question or a sentence; it never throws. */
import { readFileSync } from 'node:fs';
import { utils, write } from '@e965/xlsx';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readIsotherm } from '#shared/import/isotherm/read-isotherm.ts';
import { utf8 } from '../../../support/import-fixture.ts';

function expectSound(bytes: Uint8Array): void {
  const outcome = readIsotherm(bytes, 'any', { loadingUnit: 'mg/g' });
  if (outcome.kind === 'refused') {
    expect(outcome.reason).toMatch(/^\p{Lu}.*\.$/su);
  } else if (outcome.kind === 'question') {
    expect(outcome.question.choices.length).toBeGreaterThan(1);
  } else {
    const { waterActivity, loadingKgPerKg, branch } = outcome.value.isotherm;
    expect(waterActivity.every((value) => value >= 0 && value <= 1)).toBe(true);
    expect(loadingKgPerKg.every(Number.isFinite)).toBe(true);
    expect([loadingKgPerKg.length, branch.length]).toEqual(
      Array(2).fill(waterActivity.length) as number[],
    );
  }
}

const pieces = fc.constantFrom(
  ...['0.5', '1,5', '1.000', '-3', '1e9', '1e999', '=A1', '@x', '"', 'aw', 'RH [%]', 'mg/g', 'x'],
  ...['ads', 'des', ';', ',', '\t', '|', ' ', '  ', '\n', '\n', '\r\n', 'NaN', '°C', '25 °C'],
);

describe('any bytes', () => {
  it('at random', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 600 }), expectSound), { numRuns: 1000 });
  });

  it('that look like a table', () => {
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 120 }), (parts) =>
        expectSound(utf8(parts.join(''))),
      ),
      { numRuns: 2000 },
    );
  });

  it('of a workbook in which some were changed', () => {
    const book = utils.book_new();
    const rows = [['aw', 'X [mg/g]'], ...[1, 3, 5, 7].map((n) => [n / 10, n * 2])];
    utils.book_append_sheet(book, utils.aoa_to_sheet(rows), 'Isotherm');
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

  it('of one very long line, within seconds', () => {
    for (const sign of ['1', ' ', ',', ';1', '"', '1.', ' 1', '(']) {
      expectSound(utf8(sign.repeat(300_000)));
    }
  });
});
