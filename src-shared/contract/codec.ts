import { Packr } from 'msgpackr';

/**
 * The loopback transport's bytes. Typed arrays keep their type and their bits, as they do in the
 * structured clone that Electron's channel makes.
 * Records are off: reading them compiles functions at run time, which the page's policy forbids.
 */
const packr = new Packr({ useRecords: false, mapsAsObjects: true, moreTypes: true });

/** Any contract value as MessagePack bytes. */
export function encode(value: unknown): Uint8Array<ArrayBuffer> {
  // A copy, because the packer reuses the memory behind its result.
  return new Uint8Array(packr.pack(value) as Uint8Array);
}

/**
 * The value in MessagePack bytes.
 * @throws Error when the bytes are not one whole MessagePack value.
 */
export function decode(bytes: Uint8Array): unknown {
  return packr.unpack(bytes);
}
