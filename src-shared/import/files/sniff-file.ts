import { IMPORT_LIMITS } from '../limits.ts';
import type { Decision } from '../outcome.ts';
import { decodeText } from './decode-text.ts';
import { zipDirectory } from './zip-directory.ts';

/** What a file is, by its bytes and never by its name. */
export type SniffedFile =
  | { readonly kind: 'text'; readonly text: string; readonly decision: Decision }
  | { readonly kind: 'xlsx' }
  | { readonly kind: 'refused'; readonly reason: string };

const EXPORT = 'Export the table as CSV, text or .xlsx.';

/** First bytes of what is no table, and what it is. */
const signatures: readonly (readonly [bytes: string, is: string, next: string])[] = [
  [
    'd0cf11e0',
    'an old Office file (.xls) or one behind a password',
    'Save it as .xlsx without a password, or as CSV.',
  ],
  ['25504446', 'a PDF document', 'A PDF holds no table: export CSV, text or .xlsx instead.'],
  ['89504e47', 'a picture (PNG)', EXPORT],
  ['ffd8ff', 'a picture (JPEG)', EXPORT],
  ['47494638', 'a picture (GIF)', EXPORT],
  ['49492a00', 'a picture (TIFF)', EXPORT],
  ['4d4d002a', 'a picture (TIFF)', EXPORT],
  ['1f8b', 'packed with gzip', 'Unpack it first.'],
  ['377abcaf', 'packed with 7-Zip', 'Unpack it first.'],
  ['526172211a', 'packed with RAR', 'Unpack it first.'],
  ['7b5c727466', 'a formatted document (RTF)', EXPORT],
];

/** Tells text, a workbook, or neither; then it says what to export instead. */
export function sniffFile(bytes: Uint8Array): SniffedFile {
  if (bytes.length === 0) return refuse('is empty', EXPORT);
  if (bytes.length > IMPORT_LIMITS.fileBytes) {
    const mebibytes = IMPORT_LIMITS.fileBytes / 1024 ** 2;
    return refuse(`is larger than ${mebibytes} MiB`, 'Export fewer rows or columns.');
  }
  const start = Array.from(bytes.subarray(0, 8), (byte) => byte.toString(16).padStart(2, '0'));
  const known = signatures.find(([signature]) => start.join('').startsWith(signature));
  if (known !== undefined) return refuse(`is ${known[1]}`, known[2]);
  if (start.join('').startsWith('504b0304')) return sniffZip(bytes);
  const decoded = decodeText(bytes);
  if (decoded === null) return refuse('is neither text nor a workbook that is known here', EXPORT);
  if (/^\s*<(!doctype|html|\?xml|table)/i.test(decoded.text)) {
    return refuse('is a web page or XML, whatever its name says', EXPORT);
  }
  if (decoded.text.trim() === '') return refuse('holds nothing but blanks', EXPORT);
  return { kind: 'text', ...decoded };
}

function sniffZip(bytes: Uint8Array): SniffedFile {
  const entries = zipDirectory(bytes);
  if (entries === null) return refuse('is a damaged zip file', 'Copy or export it again.');
  const names = new Set(entries.map(({ name }) => name));
  if (names.has('xl/workbook.bin')) return refuse('is a binary workbook (.xlsb)', EXPORT);
  if (names.has('content.xml')) return refuse('is an OpenDocument file', EXPORT);
  if (!names.has('xl/workbook.xml')) {
    return refuse('is a zip file without a workbook', 'Unpack it and choose the table in it.');
  }
  const unpacked = entries.reduce((sum, entry) => sum + entry.unpackedBytes, 0);
  if (unpacked > IMPORT_LIMITS.unpackedBytes) {
    const mebibytes = IMPORT_LIMITS.unpackedBytes / 1024 ** 2;
    return refuse(`is a workbook of more than ${mebibytes} MiB unpacked`, 'Export fewer rows.');
  }
  return { kind: 'xlsx' };
}

function refuse(is: string, next: string): SniffedFile {
  return { kind: 'refused', reason: `The file ${is}. ${next}` };
}
