import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { repositoryRoot } from './tools.ts';

/** Bytes of a file as an instrument writes it. */
export function importFixture(name: string): Uint8Array {
  return new Uint8Array(readFileSync(path.join(repositoryRoot, 'test/fixtures/import', name)));
}

/** Measurements of others that stand beside the working copy and are not part of it. */
export const sharedData = path.join(repositoryRoot, '../shared/data');
export const hasSharedData = existsSync(sharedData);
export const NO_SHARED_DATA = 'no ../shared/data beside the working copy';

export const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
