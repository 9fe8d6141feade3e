import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** A file that leads a browser to the page. */
export interface HandoverFile {
  /** `file:` URL that a browser can be started with. */
  readonly url: string;
  remove(): void;
}

/**
 * Every user of a machine can read the arguments of every program, so a browser must not be started
 * with a URL that contains the token. It is started with this file instead, which only its owner
 * can read, and which sends it on.
 * @param target URL without characters that have a meaning in HTML
 * @throws Error when the temporary folder cannot be written
 */
export function writeHandoverFile(target: string): HandoverFile {
  // mkdtemp gives a new folder of mode 0700.
  const folder = mkdtempSync(join(tmpdir(), 'postdry-studio-'));
  const file = join(folder, 'open.html');
  const page = [
    '<!doctype html>',
    '<meta charset="utf-8">',
    '<meta name="referrer" content="no-referrer">',
    `<meta http-equiv="refresh" content="0;url=${target}">`,
    '<title>PostDry Studio</title>',
    '',
  ].join('\n');
  writeFileSync(file, page, { mode: 0o600, flag: 'wx' });
  return {
    url: pathToFileURL(file).href,
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
