/** The loopback host as a process: port, signals, and no process left behind. */
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'playwright/test';
import {
  type RunningHost,
  startLoopbackHost,
  startLoopbackHostWithBrowser,
  startLoopbackHostWithNpm,
} from '../support/hosts.ts';
import { childrenOf, stillRunning } from '../support/processes.ts';
import { createSlowCase } from './slow-case.ts';
import { Window } from './window.ts';

test('takes the port it is given and refuses one that is taken in one sentence', async () => {
  const host = await startLoopbackHost();
  const port = new URL(host.url).port;
  const second = startLoopbackHost(['--port', port]);
  await expect(second).rejects.toThrow(
    `PostDry Studio cannot start: port ${port} of 127.0.0.1 is used by another program. Give another`,
  );
  await expect(second).rejects.toThrow('exit code 2');
  await expect(startLoopbackHost(['--port', ''])).rejects.toThrow(/whole number from 0 to 65535/);
  expect(await host.stop()).toBe(0);
  const again = await startLoopbackHost(['--port', port]);
  expect(new URL(again.url).port).toBe(port);
  await again.stop();
});

for (const signal of ['SIGTERM', 'SIGKILL'] as const) {
  test(`ends with the npm that started it after ${signal}`, async () => {
    test.skip(process.platform !== 'linux', 'needs the process table of Linux');
    const host = await startLoopbackHostWithNpm();
    expect(host.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/#token=/);
    expect(host.output()).toBe('');
    const shells = childrenOf(host.process.pid ?? 0);
    const programs = shells.flatMap(childrenOf);
    expect(programs.length).toBeGreaterThan(0);
    await host.stop(signal);
    expect(await stillRunning(programs)).toEqual([]);
  });
}

test('opens a browser without showing the token to other users', async () => {
  test.skip(process.platform !== 'linux', 'puts a shell script in the place of a browser');
  const folder = mkdtempSync(join(tmpdir(), 'postdry-browser-'));
  const seen = join(folder, 'arguments');
  const browser = `#!/bin/sh\necho "$@" > ${seen}.part\n/bin/mv ${seen}.part ${seen}\n`;
  writeFileSync(join(folder, 'chromium'), browser, { mode: 0o755 });
  const host = await startLoopbackHostWithBrowser(folder);
  for (let tries = 0; tries < 300 && !existsSync(seen); tries++) await wait(100);
  const given = readFileSync(seen, 'utf8').trim();
  expect(given).toMatch(/^--app=file:\/\/.*\.html$/);
  const file = fileURLToPath(given.replace('--app=', ''));
  expect(readFileSync(file, 'utf8')).toContain(host.url);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(await host.stop()).toBe(0);
  expect(existsSync(file)).toBe(false);
  rmSync(folder, { recursive: true });
});

/** Opens a case that takes minutes and runs it. */
async function runSlowCase(window: Window, host: RunningHost): Promise<void> {
  await window.finished();
  await createSlowCase(host);
  await window.case(/^slow/).click();
  await expect(window.state).toHaveText('not run yet');
  await window.page.keyboard.press('F5');
  await expect(window.state).toContainText(/^running/, { timeout: 20_000 });
}

test('tells the page when it is ended, and the page keeps what it shows', async ({ page }) => {
  const host = await startLoopbackHost();
  const window = new Window(page);
  await page.goto(host.url);
  await runSlowCase(window, host);
  await window.case(/Figure 7: PVDF anode, ratio 17/).click();
  await window.finished();
  await host.stop('SIGTERM');
  await expect(page.getByRole('alert').first()).toContainText('The program cannot be reached.');
  await expect(window.chart('Total')).toBeVisible();
});

for (const signal of ['SIGTERM', 'SIGINT', 'SIGKILL'] as const) {
  test(`leaves no solver behind after ${signal}, even in the middle of a run`, async ({ page }) => {
    test.skip(process.platform !== 'linux', 'needs the process table of Linux');
    const host = await startLoopbackHost();
    const window = new Window(page);
    await page.goto(host.url);
    await runSlowCase(window, host);
    const solvers = childrenOf(host.process.pid ?? 0);
    expect(solvers.length).toBeGreaterThan(0);
    const code = await host.stop(signal);
    if (signal !== 'SIGKILL') expect(code).toBe(0);
    expect(await stillRunning(solvers)).toEqual([]);
    expect(host.output()).toBe('');
    await expect(page.getByRole('alert').first()).toContainText('The program cannot be reached.');
  });
}
