import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

// Separate from vite.config.ts, whose root is the renderer.
export default defineConfig({
  // The page's state uses runes, which only the compiler of Svelte understands.
  plugins: [svelte()],
  test: {
    include: ['test/{unit,numerics,contract,integration,migrations,security}/**/*.test.ts'],
    environment: 'node',
    setupFiles: ['test/support/property-seed.ts'],
    // Ends what hangs; how fast a machine is decides no test.
    testTimeout: 180_000,
    hookTimeout: 180_000,
    maxWorkers: 2,
  },
});
