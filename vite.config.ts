import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { type BuildEnvironment, defineConfig, type ViteBuilder } from 'vite';

const fromRoot = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Never bundled: Electron brings the first, the second loads a native file from its own folder. */
const external = [
  'electron',
  'better-sqlite3',
  ...builtinModules.flatMap((name) => [name, `node:${name}`]),
];

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly license?: string;
}

/** Shipped beside the bundles. */
const shippedWhole = ['better-sqlite3', 'electron'].map((name) =>
  fromRoot(`./node_modules/${name}`),
);

/** The folder of the package that a bundled file is from; undefined for files of our own. */
function packageFolder(moduleId: string): string | undefined {
  return /^.*\/node_modules\/(@[^/]+\/)?[^/]+/.exec(moduleId)?.[0];
}

/** @throws Error for a package that does not say how it may be used, because it cannot be shipped */
function licenceOf(folder: string) {
  const manifest = readFileSync(join(folder, 'package.json'), 'utf8');
  const { name, version, license } = JSON.parse(manifest) as Manifest;
  const files = readdirSync(folder).filter((file) => /^(licen[cs]e|copying|notice)/i.test(file));
  const texts = files.toSorted().map((file) => readFileSync(join(folder, file), 'utf8').trim());
  const text = texts.join('\n\n');
  // Some name their licence in the first line of its text only, such as "MIT License".
  const licence = license ?? /^(.{2,30}) License$/im.exec(text)?.[1];
  if (text === '' || licence === undefined) throw new Error(`${name} has no licence.`);
  return { name, version, licence, text };
}

/** Builds one environment. @returns the folders of the packages that are in its bundles */
async function buildEnvironment(
  builder: ViteBuilder,
  environment: BuildEnvironment,
): Promise<string[]> {
  const built = await builder.build(environment);
  if ('close' in built) throw new Error('Licences cannot be listed while the build watches.');
  const chunks = [built].flat().flatMap(({ output }) => output);
  const moduleIds = chunks.flatMap((chunk) => (chunk.type === 'chunk' ? chunk.moduleIds : []));
  return moduleIds.flatMap((moduleId) => packageFolder(moduleId) ?? []);
}

/** Every package that is shipped with the text of its licence, in the order of their names. */
function writeLicences(folders: ReadonlySet<string>): void {
  const packages = [...folders].map(licenceOf).toSorted((a, b) => (a.name < b.name ? -1 : 1));
  writeFileSync(fromRoot('./out/licences.json'), `${JSON.stringify({ packages }, null, 1)}\n`);
}

// One file builds all three runtimes: the page, the Node side (ES modules) and the preload script.
export default defineConfig({
  root: fromRoot('./src-renderer'),
  cacheDir: fromRoot('./node_modules/.vite'),
  publicDir: false,
  plugins: [svelte({ configFile: fromRoot('./svelte.config.js') })],
  // Workers of the page are modules like the rest of it.
  worker: { format: 'es' },
  builder: {
    // Named one by one: Vite would also build its default server-rendering environment.
    async buildApp(builder) {
      const folders = new Set(shippedWhole);
      for (const name of ['client', 'main', 'preload']) {
        const environment = builder.environments[name];
        if (environment === undefined) throw new Error(`The build environment ${name} is missing.`);
        for (const folder of await buildEnvironment(builder, environment)) folders.add(folder);
      }
      writeLicences(folders);
    },
  },
  environments: {
    client: {
      build: {
        outDir: fromRoot('./out/renderer'),
        emptyOutDir: true,
        target: 'es2023',
        // The content security policy allows neither data: URLs nor inline scripts.
        assetsInlineLimit: 0,
        // Everything is loaded from this machine at once.
        chunkSizeWarningLimit: 2000,
        modulePreload: { polyfill: false },
        // Both hosts serve the files of this list and nothing else.
        manifest: true,
      },
    },
    main: {
      consumer: 'server',
      resolve: { external, noExternal: true },
      build: {
        outDir: fromRoot('./out/main'),
        emptyOutDir: true,
        target: 'node24',
        sourcemap: true,
        minify: false,
        copyPublicDir: false,
        rolldownOptions: {
          external,
          input: {
            main: fromRoot('./src-main/electron/main.ts'),
            loopback: fromRoot('./src-main/loopback/main.ts'),
            'electron-entry': fromRoot('./src-main/solver-worker/electron-entry.ts'),
            'fork-entry': fromRoot('./src-main/solver-worker/fork-entry.ts'),
            cli: fromRoot('./src-main/cli/main.ts'),
          },
          output: {
            format: 'es',
            entryFileNames: '[name].js',
            chunkFileNames: 'chunks/[name]-[hash].js',
          },
        },
      },
    },
    preload: {
      consumer: 'server',
      resolve: { external, noExternal: true },
      build: {
        outDir: fromRoot('./out/preload'),
        emptyOutDir: true,
        target: 'node24',
        minify: false,
        rolldownOptions: {
          external,
          input: { preload: fromRoot('./src-main/preload/preload.ts') },
          // A sandboxed preload script must be one CommonJS file.
          output: { format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false },
        },
      },
    },
  },
});
