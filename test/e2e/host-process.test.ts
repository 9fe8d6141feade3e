/** The loopback host as a process: port, signals, and no process left behind. */
import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'playwright/test';
import { startLoopbackHost, startLoopbackHostWithNpm } from '../support/hosts.ts';
import { Window } from './window.ts';

/** Children of a process, by the process table of Linux. */
function childrenOf(parent: number): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((name) => {
      try {
        const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
        return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]) === parent;
      } catch {
        // It ended between the two looks.
        return false;
      }
    })
    .map(Number);
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

test('takes the port it is given and refuses one that is taken in one sentence', async () => {
  const host = await startLoopbackHost();
  const port = new URL(host.url).port;
  const second = startLoopbackHost(['--port', port]);
  await expect(second).rejects.toThrow(/PostDry Studio cannot start: .*EADDRINUSE/);
  expect(await host.stop()).toBe(0);
  const again = await startLoopbackHost(['--port', port]);
  expect(new URL(again.url).port).toBe(port);
  await again.stop();
});

test('ends with the npm that started it', async () => {
  test.skip(process.platform !== 'linux', 'needs the process table of Linux');
  const host = await startLoopbackHostWithNpm();
  expect(host.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/#token=/);
  expect(host.output()).toBe('');
  const shells = childrenOf(host.process.pid ?? 0);
  const programs = shells.flatMap(childrenOf);
  expect(programs.length).toBeGreaterThan(0);
  await host.stop();
  for (let tries = 0; tries < 40 && programs.some(isRunning); tries++) await wait(100);
  expect(programs.filter(isRunning)).toEqual([]);
});

for (const signal of ['SIGTERM', 'SIGINT', 'SIGKILL'] as const) {
  test(`leaves no solver behind after ${signal}, even in the middle of a run`, async ({ page }) => {
    test.skip(process.platform !== 'linux', 'needs the process table of Linux');
    const host = await startLoopbackHost();
    const window = new Window(page);
    await page.goto(host.url);
    await window.finished();
    await window.makeSlow();
    await page.keyboard.press('F5');
    await expect(window.state).toHaveText('running');
    const solvers = childrenOf(host.process.pid ?? 0);
    expect(solvers.length).toBeGreaterThan(0);
    const code = await host.stop(signal);
    if (signal !== 'SIGKILL') expect(code).toBe(0);
    for (let tries = 0; tries < 30 && solvers.some(isRunning); tries++) await wait(100);
    expect(solvers.filter(isRunning)).toEqual([]);
  });
}
