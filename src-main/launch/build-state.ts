import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Everything that goes into the build. */
const sources = [
  'src-main',
  'src-renderer',
  'src-shared',
  'package.json',
  'svelte.config.js',
  'vite.config.ts',
];

/** One file of each of the three parts that the build writes. */
const results = ['out/renderer/index.html', 'out/main/main.js', 'out/preload/preload.cjs'];

/** Whether the built program is there and not older than its sources. */
export function isBuilt(root: string): boolean {
  const built = results.map((name) => modified(join(root, name)));
  const written = sources.flatMap((name) => modifiedUnder(join(root, name)));
  return Math.min(...built) >= Math.max(...written);
}

function modifiedUnder(path: string): number[] {
  const entries = statSync(path).isDirectory()
    ? readdirSync(path, { recursive: true, encoding: 'utf8' })
    : [];
  // The folder itself counts too: its time changes when a file is removed.
  return [modified(path), ...entries.map((name) => modified(join(path, name)))];
}

/** Time of the last change in ms; minus infinity where there is nothing. */
function modified(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? -Infinity;
}
