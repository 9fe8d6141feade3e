/** The same journeys on Electron's own binary, wherever it is installed. */
import { expect, test } from 'playwright/test';
import { _electron, type ElectronApplication } from 'playwright';
import { builtMain, electronExecutable } from '../support/hosts.ts';
import { cancelLongRun, editSolveAndUndo, seePaperCase } from './journeys.ts';
import { createSlowCaseFromPage } from './slow-case.ts';
import { Window } from './window.ts';

const executablePath = electronExecutable();
test.skip(executablePath === undefined, 'no Electron binary');

let application: ElectronApplication;
let window: Window;

test.beforeEach(async () => {
  application = await _electron.launch({
    ...(executablePath !== undefined && { executablePath }),
    args: [builtMain],
  });
  window = new Window(await application.firstWindow());
});

test.afterEach(async () => {
  window.expectNoProblems();
  await application.close();
});

test('shows a solved case of the paper', () => seePaperCase(window));

test('stores edits, solves on F5, and undoes also after a reload', () => editSolveAndUndo(window));

test('shows progress and cancels', () =>
  cancelLongRun(window, () => createSlowCaseFromPage(window.page)));

test('does not leave its own page', async () => {
  const { page } = window;
  const before = page.url();
  for (const url of ['https://example.invalid/', 'file:///etc/passwd', 'data:text/html,x']) {
    await page.evaluate((to) => {
      location.href = to;
    }, url);
    await page.waitForTimeout(200);
    expect(page.url()).toBe(before);
  }
  const opened = await page.evaluate(() => globalThis.open('https://example.invalid/') !== null);
  expect(opened).toBe(false);
});
