import { builtinModules } from 'node:module';
import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';

const fromRoot = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Never bundled: Electron brings the first, the second loads a native file from its own folder. */
const external = [
  'electron',
  'better-sqlite3',
  ...builtinModules.flatMap((name) => [name, `node:${name}`]),
];

// One file builds all three runtimes: the page, the Node side (ES modules) and the preload script.
export default defineConfig({
  root: fromRoot('./src-renderer'),
  cacheDir: fromRoot('./node_modules/.vite'),
  publicDir: false,
  plugins: [svelte({ configFile: fromRoot('./svelte.config.js') })],
  builder: {
    // Named one by one: Vite would also build its default server-rendering environment.
    async buildApp(builder) {
      for (const name of ['client', 'main', 'preload']) {
        const environment = builder.environments[name];
        if (environment === undefined) throw new Error(`The build environment ${name} is missing.`);
        await builder.build(environment);
      }
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
