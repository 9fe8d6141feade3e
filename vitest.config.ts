import { defineConfig } from 'vitest/config';

// Separate from vite.config.ts, whose root is the renderer.
export default defineConfig({
  test: {
    include: ['test/{unit,numerics,contract,integration,security}/**/*.test.ts'],
    environment: 'node',
    testTimeout: 30_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
  },
});
