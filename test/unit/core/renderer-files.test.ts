import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { listRendererFiles } from '#main/core/renderer-files.ts';
import { type BuiltPage, buildPage } from '../../support/built-page.ts';

let page: BuiltPage;
beforeEach(() => (page = buildPage()));
afterEach(() => page.remove());

it('lists what the build wrote, with its kind', () => {
  const files = listRendererFiles(page.folder);
  expect([...files.keys()].toSorted()).toEqual([
    '/',
    '/assets/index-1.css',
    '/assets/index-1.js',
    '/index.html',
  ]);
  expect(files.get('/assets/index-1.js')?.contentType).toBe('text/javascript; charset=utf-8');
});

it('does not list a kind of file that nobody thought of', () => {
  const manifest = { 'index.html': { file: 'assets/page.wasm' } };
  writeFileSync(join(page.folder, '.vite', 'manifest.json'), JSON.stringify(manifest));
  expect(() => listRendererFiles(page.folder)).toThrow('page.wasm: unknown kind');
});
