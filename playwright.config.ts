import { defineConfig } from 'playwright/test';
import { browserArguments, findBrowser } from './test/support/browser.ts';

const executablePath = findBrowser();

export default defineConfig({
  testDir: 'test/e2e',
  testMatch: '**/*.test.ts',
  // Each test starts a host, a browser and solver processes of its own: that fills two cores.
  workers: 1,
  // Limits end what hangs; how fast a machine is decides no test.
  timeout: 120_000,
  expect: { timeout: 20_000 },
  globalTimeout: 1_380_000,
  forbidOnly: true,
  snapshotPathTemplate: '{testDir}/pictures/{arg}{ext}',
  use: {
    launchOptions: {
      args: browserArguments,
      ...(executablePath !== undefined && { executablePath }),
    },
    trace: 'retain-on-failure',
  },
});
