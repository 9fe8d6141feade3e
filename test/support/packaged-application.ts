import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { repositoryRoot } from './tools.ts';

/** Marks the fuse bytes in Electron's binary; a version, a length and one byte per fuse follow. */
const fuseSentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
const fuseCount = 9;

/**
 * Writes what electron-builder needs to see of an unpacked Electron for Linux, without Electron:
 * its own download is not there on every machine that tests.
 */
export function writeElectronStandInDistribution(folder: string): void {
  const { version } = JSON.parse(
    readFileSync(path.join(repositoryRoot, 'node_modules/electron/package.json'), 'utf8'),
  ) as { version: string };
  for (const name of ['locales', 'resources']) mkdirSync(path.join(folder, name));
  const fuses = Buffer.from([1, fuseCount, ...Buffer.from('0'.repeat(fuseCount))]);
  const binary = Buffer.concat([Buffer.from(fuseSentinel), fuses]);
  const files: Record<string, string | Buffer> = {
    electron: binary,
    version,
    LICENSE: '',
    'LICENSES.chromium.html': '',
    'locales/en-US.pak': '',
  };
  for (const [name, content] of Object.entries(files)) {
    writeFileSync(path.join(folder, name), content);
  }
  chmodSync(path.join(folder, 'electron'), 0o755);
}

/** The fuses of a packaged binary by position, true where enabled. */
export function readFuses(binaryFile: string): boolean[] {
  const binary = readFileSync(binaryFile);
  const start = binary.indexOf(fuseSentinel) + fuseSentinel.length + 2;
  return [...binary.subarray(start, start + fuseCount)].map((byte) => byte === '1'.charCodeAt(0));
}

/** True when `npm run build` has left its files here. */
export function isBuilt(): boolean {
  return existsSync(path.join(repositoryRoot, 'out/main/main.js'));
}
