import { readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import * as v from 'valibot';

export interface RendererFile {
  readonly path: string;
  readonly contentType: string;
}

/** URL path -> file, for every file of the built page. */
export type RendererFiles = ReadonlyMap<string, RendererFile>;

const manifestSchema = v.record(
  v.string(),
  v.object({
    file: v.string(),
    css: v.optional(v.array(v.string()), []),
    assets: v.optional(v.array(v.string()), []),
  }),
);

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

/**
 * Reads the list that the build wrote. A host serves what is in it and nothing else, so that no
 * request path is ever turned into a file path.
 * @throws Error when the page was not built, or contains a kind of file that is not expected
 */
export function listRendererFiles(rendererFolder: string): RendererFiles {
  const manifest = v.parse(
    manifestSchema,
    JSON.parse(readFileSync(join(rendererFolder, '.vite', 'manifest.json'), 'utf8')),
  );
  const names = Object.values(manifest).flatMap(({ file, css, assets }) => [
    file,
    ...css,
    ...assets,
  ]);
  const files = new Map<string, RendererFile>();
  for (const name of ['index.html', ...names]) {
    const contentType = contentTypes[extname(name)];
    if (contentType === undefined)
      throw new Error(`The built page contains ${name}: unknown kind.`);
    files.set(`/${name}`, { path: join(rendererFolder, name), contentType });
  }
  const index = files.get('/index.html');
  if (index) files.set('/', index);
  return files;
}
