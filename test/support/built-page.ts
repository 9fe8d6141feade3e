import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder as the build leaves it, with one secret file beside the page. */
export interface BuiltPage {
  readonly folder: string;
  remove(): void;
}

export function buildPage(): BuiltPage {
  const parent = mkdtempSync(join(tmpdir(), 'postdry-page-'));
  const folder = join(parent, 'renderer');
  mkdirSync(join(folder, '.vite'), { recursive: true });
  mkdirSync(join(folder, 'assets'));
  writeFileSync(join(parent, 'secret.txt'), 'secret');
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>page</title>');
  writeFileSync(join(folder, 'assets', 'index-1.js'), 'export {};');
  writeFileSync(join(folder, 'assets', 'index-1.css'), 'body {}');
  writeFileSync(join(folder, 'assets', 'unlisted.js'), 'export {};');
  const chunk = { file: 'assets/index-1.js', css: ['assets/index-1.css'] };
  writeFileSync(
    join(folder, '.vite', 'manifest.json'),
    JSON.stringify({ 'index.html': { ...chunk, isEntry: true } }),
  );
  return { folder, remove: () => rmSync(parent, { recursive: true }) };
}
