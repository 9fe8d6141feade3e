import type { Decision } from '../outcome.ts';

/** Of every runtime's decoder, the part that is used here. */
declare const TextDecoder: new (
  label: string,
  options: { fatal: boolean },
) => { decode(bytes: Uint8Array): string };

export interface DecodedText {
  readonly text: string;
  readonly decision: Decision;
}

const SAMPLE_BYTES = 4096;

/**
 * Text of a file in UTF-8, UTF-16 (either byte order, with or without mark) or Windows-1252.
 * @returns null when the bytes are no text in any of these
 */
export function decodeText(bytes: Uint8Array): DecodedText | null {
  const [first, second, third] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) return decode(bytes, 'utf-8', mark);
  if (first === 0xff && second === 0xfe) return decode(bytes, 'utf-16le', mark);
  if (first === 0xfe && second === 0xff) return decode(bytes, 'utf-16be', mark);
  const zeros = zeroShares(bytes);
  if (zeros.odd > 0.4 && zeros.even < 0.05) return decode(bytes, 'utf-16le', zeroBytes);
  if (zeros.even > 0.4 && zeros.odd < 0.05) return decode(bytes, 'utf-16be', zeroBytes);
  return (
    decode(bytes, 'utf-8', 'all its bytes are valid UTF-8') ??
    decode(bytes, 'windows-1252', 'its bytes are not valid UTF-8')
  );
}

const mark = 'the file begins with its byte order mark';
const zeroBytes = 'every second byte is zero';

function decode(bytes: Uint8Array, encoding: string, why: string): DecodedText | null {
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    if (isBinary(text)) return null;
    return { text, decision: { what: 'encoding', decided: encoding, why } };
  } catch {
    return null;
  }
}

/** Text holds no control characters but line ends, tabs and the old end-of-file sign. */
function isBinary(text: string): boolean {
  // eslint-disable-next-line no-control-regex
  return /[\u0000-\u0008\u000e-\u0019\u001b-\u001f]/.test(text);
}

function zeroShares(bytes: Uint8Array): { even: number; odd: number } {
  const sample = bytes.subarray(0, SAMPLE_BYTES);
  const share = (parity: number) =>
    sample.filter((byte, index) => byte === 0 && index % 2 === parity).length /
    Math.max(1, sample.length / 2);
  return { even: share(0), odd: share(1) };
}
