/** The isotherm workbench: from pasted points or a file to an isotherm of a material set. */
import path from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from 'playwright/test';
import { type RunningHost, startLoopbackHost } from '../support/hosts.ts';
import { hasSharedData, NO_SHARED_DATA, sharedData } from '../support/import-fixture.ts';
import { Window } from './window.ts';

let host: RunningHost;
let window: Window;

/** X = X_m C y / ((1 - y)(1 - y + C y)), y = K a with X_m 0.05, C 12, K 0.8, to five digits. */
const table = [
  'aw\tX [kg/kg]',
  '0.1\t0.027752',
  '0.3\t0.052053',
  '0.5\t0.074074',
  '0.7\t0.10665',
  '0.85\t0.15035',
].join('\n');

test.beforeAll(async () => {
  host = await startLoopbackHost();
});

test.afterAll(async () => {
  await host.stop();
});

test.beforeEach(async ({ page }) => {
  window = new Window(page);
  await page.goto(host.url);
  await window.case(/Figure 7: PVDF anode, ratio 17/).click();
  await window.finished();
  await window.command('Isotherm workbench');
  await window.expectInFront(/Isotherm workbench/);
});

test.afterEach(() => {
  window.expectNoProblems();
});

const paste = async (page: Page, text: string): Promise<void> => {
  await page.getByRole('textbox', { name: /^Paste/ }).fill(text);
  await page.getByRole('button', { name: 'Read text' }).click();
};

const fit = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: 'Fit', exact: true }).click();
  await expect(page.getByText('★ best')).toBeVisible({ timeout: 30_000 });
};

const saves = (page: Page) => page.getByRole('region', { name: 'Save to a material set' });

test('pasted points are fitted and saved to a copy of a shipped set', async ({ page }) => {
  await paste(page, table);
  await expect(page.getByText('5 points', { exact: true })).toBeVisible();
  await fit(page);
  await page.getByRole('button', { name: 'Parameters of GAB' }).click();
  const parameters = page.getByRole('region', { name: 'Parameters of GAB' });
  const value = (name: RegExp) => parameters.getByRole('row', { name }).getByRole('cell').first();
  await expect(value(/^Layer/)).toHaveText(/^0\.05(00\d)?$/);
  await expect(value(/^K/)).toHaveText(/^0\.(8|800\d|7999)$/);

  const panel = saves(page);
  await panel
    .getByLabel('Material set')
    .selectOption({ label: 'Make an own copy of CMC/SBR graphite anode' });
  await panel.getByLabel('Component').selectOption('CMC');
  await expect(panel.getByRole('button', { name: 'Save GAB' })).toBeDisabled();
  const temperature = page.getByRole('textbox', { name: 'Temperature / °C' });
  await temperature.fill('25');
  await temperature.press('Enter');
  await expect(panel.getByLabel('Source')).toHaveValue('fitted to pasted text, 5 points, 25 °C');
  await panel.getByRole('button', { name: 'Save GAB' }).click();
  const versions = panel.getByRole('list', { name: 'Versions of the set' });
  await expect(versions.getByRole('listitem').first()).toContainText('GAB fitted for CMC');

  await page.getByRole('button', { name: 'Undo' }).last().click();
  await expect(versions.getByText('current')).toBeVisible();
  await expect(versions.getByRole('listitem').filter({ hasText: 'GAB fitted' })).not.toContainText(
    'current',
  );
});

test('a question is answered beside the text, and a refusal leaves the points', async ({
  page,
}) => {
  await paste(page, 'aw\tX\n0.1\t2.8\n0.5\t7.4\n0.9\t17.3');
  await expect(page.getByText('"X" has no unit. Which is it?')).toBeVisible();
  await page.getByRole('button', { name: 'wt-%', exact: true }).click();
  await expect(page.getByText('3 points', { exact: true })).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'X / kg/kg of point 2' })).toHaveValue('0.074');
  await paste(page, 'nothing that could be read');
  await expect(page.getByRole('alert')).toContainText('no table');
  await expect(page.getByRole('button', { name: /^Remove point/ })).toHaveCount(3);
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`the workbench has no accessibility findings in ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await paste(page, table);
    await fit(page);
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(
      violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html.slice(0, 200))]),
    ).toEqual([]);
  });
}

test('the export of a DVS instrument shows its points', async ({ page }) => {
  test.skip(!hasSharedData, NO_SHARED_DATA);
  await page
    .locator('input[type=file][accept*=xlsx]')
    .setInputFiles(path.join(sharedData, 'sms-dvs/takeda-5a-water-30c.xlsx'));
  await expect(page.getByText('29 points from Takeda 5A')).toBeVisible();
  await expect(page.getByRole('button', { name: /^Remove point/ })).toHaveCount(29);
});
