/** The built Electron host under the stand-in: its main process, preload script, worker and page. */
import { expect, test } from 'playwright/test';
import { launchStandIn, type StandInApplication } from '../support/electron-stand-in/launch.ts';
import { builtMain } from '../support/hosts.ts';
import { adjustAndSolveByKeyboard, cancelLongRun, solvePaperCase } from './journeys.ts';
import { startSlowRunFromPage } from './slow-run.ts';
import { Window } from './window.ts';

let application: StandInApplication;
let window: Window;

test.beforeEach(async () => {
  application = await launchStandIn(builtMain);
  window = new Window(application.page);
});

test.afterEach(async () => {
  window.expectNoProblems();
  expect(await application.quit()).toBe(0);
});

test('solves a case of the paper', async () => {
  await expect(application.page.getByRole('contentinfo')).toContainText('desktop');
  await solvePaperCase(window);
});

test('follows the fields and solves on F5', () => adjustAndSolveByKeyboard(window));

test('shows progress and cancels', () =>
  cancelLongRun(window, () => startSlowRunFromPage(window.page)));

test('carries out the commands of its menu', async () => {
  await window.finished();
  await window.enter(/^Ratio/, '2');
  application.chooseMenuItem('Run');
  await expect(application.page.getByText(/^run was for /)).toBeHidden();
  await window.finished();
  const before = await application.page.locator('html').getAttribute('data-theme');
  application.chooseMenuItem('Light or dark');
  await expect(application.page.locator('html')).not.toHaveAttribute('data-theme', before ?? '');
});

test('exposes one frozen bridge and nothing of Node to the page', async () => {
  const found = await application.page.evaluate(() => {
    const scope = globalThis as unknown as Record<string, unknown>;
    const bridge = scope['postdryHost'] as object;
    const names = ['require', 'process', 'module', 'Buffer', 'ipcRenderer'];
    return {
      bridge: Object.keys(bridge),
      frozen: Object.isFrozen(bridge),
      node: names.filter((name) => name in scope),
    };
  });
  expect(found).toEqual({ bridge: ['invoke', 'subscribe'], frozen: true, node: [] });
});
