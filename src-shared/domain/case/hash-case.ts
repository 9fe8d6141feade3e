import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { stringify } from 'safe-stable-stringify';

import { roundNumbers } from './plain-values.ts';
import type { TransportCase } from './transport-case.ts';

/**
 * SHA-256 (64 hex digits) of what is simulated: the case without its name, numbers rounded to 15
 * significant digits, keys sorted, defaults filled in. Cases that differ in the order of keys, in
 * how numbers are written or in their name have the same hash.
 *
 * @param transportCase as it comes out of `parseTransportCase`
 */
export function hashCase({ name: _name, ...simulated }: TransportCase): string {
  return bytesToHex(sha256(utf8ToBytes(stringify(roundNumbers(simulated)) ?? '')));
}
