/** The built Electron host under the stand-in: its main process, preload script, worker and page. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'playwright/test';
import { bridgeName, type HostBridge } from '#shared/contract/ipc-wire.ts';
import { launchStandIn, type StandInApplication } from '../support/electron-stand-in/launch.ts';
import { builtMain } from '../support/hosts.ts';
import { cancelLongRun, editSolveAndUndo, seePaperCase } from './journeys.ts';
import { createSlowCaseFromPage } from './slow-case.ts';
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

test('shows a solved case of the paper', () => seePaperCase(window));

test('stores edits, solves on F5, and undoes also after a reload', () => editSolveAndUndo(window));

test('shows progress and cancels', () =>
  cancelLongRun(window, () => createSlowCaseFromPage(window.page)));

test('carries out the commands of its menu', async () => {
  await window.finished();
  application.chooseMenuItem('Run');
  await expect(application.page.getByRole('row', { name: /Run 2/ })).toContainText('finished');
  const before = await application.page.locator('html').getAttribute('data-theme');
  application.chooseMenuItem('Light or dark');
  await expect(application.page.locator('html')).not.toHaveAttribute('data-theme', before ?? '');
  application.chooseMenuItem('Diffusion-time explorer');
  await window.expectInFront(/explorer/);
  application.chooseMenuItem('Settings…');
  await expect(application.page.getByRole('dialog')).toBeVisible();
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

test('saves a project to the file that the dialog names, and opens it as another one', async () => {
  await application.quit();
  const folder = mkdtempSync(join(tmpdir(), 'postdry-dialogs-'));
  const dialogFile = join(folder, 'anode.postdry');
  const dataFolder = join(folder, 'data');
  try {
    application = await launchStandIn(builtMain, { dataFolder, dialogFile });
    window = new Window(application.page);
    const answers = await application.page.evaluate(async (bridgeName) => {
      const bridge = (globalThis as unknown as Record<string, HostBridge>)[bridgeName]!;
      const listed = await bridge.invoke({ method: 'projects.list', input: {} });
      const { projects } = (listed as { value: { projects: { projectId: string }[] } }).value;
      const input = { projectId: projects[0]?.projectId };
      return [
        await bridge.invoke({ method: 'projects.save', input }),
        await bridge.invoke({ method: 'projects.open', input: {} }),
      ];
    }, bridgeName);
    expect(answers[0]).toEqual({ ok: true, value: { saved: true } });
    expect(answers[1]).toMatchObject({
      ok: true,
      value: { project: { title: 'Two-Scale-Model paper (2)', caseCount: 9 } },
    });
    expect(readdirSync(folder).toSorted()).toEqual(['anode.postdry', 'data']);
    expect(await application.quit()).toBe(0);
    expect(JSON.parse(readFileSync(join(dataFolder, 'window.json'), 'utf8'))).toEqual({
      bounds: { x: 0, y: 0, width: 1440, height: 900 },
      maximized: false,
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('reads a measured file in a worker of the page', async () => {
  const { page } = application;
  await window.finished();
  application.chooseMenuItem('Import experiment…');
  await page.locator('main input[type=file]').setInputFiles({
    name: 'run.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from('t [s],m [mg]\n0,7.5\n1,7.4\n2,7.2\n'),
  });
  await expect(page.getByRole('region', { name: 'Understood' })).toContainText('Rows read');
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  await expect(page.getByText('needs a dry mass')).toBeVisible();
});
