import { utils, write } from '@e965/xlsx';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sniffFile } from '#shared/import/files/sniff-file.ts';
import { utf8 } from '../../../support/import-fixture.ts';

const reasonFor = (bytes: Uint8Array) => {
  const sniffed = sniffFile(bytes);
  return sniffed.kind === 'refused' ? sniffed.reason : `taken as ${sniffed.kind}`;
};

function workbook(bookType: 'xlsx' | 'xlsb' | 'ods' | 'biff8'): Uint8Array {
  const book = utils.book_new();
  utils.book_append_sheet(book, utils.aoa_to_sheet([[1, 2]]), 'Sheet');
  return new Uint8Array(write(book, { type: 'array', bookType }) as ArrayBuffer);
}

describe('what a file is', () => {
  it.each([
    ['utf-8', [0x32, 0x33]],
    ['utf-8', [0xef, 0xbb, 0xbf, 0x32]],
    ['utf-16le', [0xff, 0xfe, 0x32, 0x00]],
    ['utf-16be', [0xfe, 0xff, 0x00, 0x32]],
    ['utf-16le', [0x32, 0x00, 0x35, 0x00, 0x0a, 0x00]],
    ['utf-16be', [0x00, 0x32, 0x00, 0x35, 0x00, 0x0a]],
    ['windows-1252', [0x32, 0x35, 0x20, 0xb0, 0x43]],
  ])('is text in %s', (encoding, bytes) => {
    expect(sniffFile(Uint8Array.from(bytes))).toMatchObject({
      kind: 'text',
      decision: { decided: encoding },
    });
  });

  it('reads the degree sign and drops the byte order mark', () => {
    expect(sniffFile(Uint8Array.from([0x35, 0xb0]))).toMatchObject({ text: '5°' });
    expect(sniffFile(Uint8Array.from([0xef, 0xbb, 0xbf, 0x35]))).toMatchObject({ text: '5' });
  });

  it('keeps any text that was written as UTF-8', () => {
    const letters = fc.string({ unit: 'grapheme', minLength: 1 });
    fc.assert(
      fc.property(letters, (word) => {
        const text = `a;${word.replace(/\p{Cc}|\uFEFF/gu, '')}`;
        expect(sniffFile(utf8(text))).toMatchObject({ kind: 'text', text });
      }),
    );
  });

  it('knows a workbook by what is in it', () => {
    expect(sniffFile(workbook('xlsx'))).toEqual({ kind: 'xlsx' });
  });

  it.each([
    ['nothing', new Uint8Array(0), /empty.*Export/],
    ['blanks', utf8(' \n\t\n'), /nothing but blanks/],
    ['an old workbook', workbook('biff8'), /\.xls.*Save it as \.xlsx/],
    ['a binary workbook', workbook('xlsb'), /\.xlsb.*CSV/],
    ['an OpenDocument table', workbook('ods'), /OpenDocument.*\.xlsx/],
    ['a PDF document', utf8('%PDF-1.7\n'), /PDF.*export CSV/],
    ['a picture', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d]), /picture.*CSV/],
    ['a web page', utf8('<html><table>'), /web page/],
    ['half a workbook', workbook('xlsx').subarray(0, 300), /damaged zip/],
    ['unknown bytes', Uint8Array.from([1, 2, 3, 0, 0, 7, 200, 0]), /neither text nor a workbook/],
  ])('refuses %s and says what to do', (_name, bytes, words) => {
    expect(reasonFor(bytes)).toMatch(words);
  });

  it('refuses a workbook that states a size of gigabytes, without unpacking it', () => {
    const bytes = workbook('xlsx');
    const view = new DataView(bytes.buffer);
    const entry = bytes.findIndex((_b, at) => at + 4 < bytes.length && isEntry(view, at));
    view.setUint32(entry + 24, 0xf0000000, true);
    expect(reasonFor(bytes)).toMatch(/more than 512 MiB unpacked/);
  });
});

const isEntry = (view: DataView, at: number) => view.getUint32(at, true) === 0x02014b50;
