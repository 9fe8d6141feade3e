/** Material sets in the window: on the real loopback host, in a real browser. */
import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Locator, test } from 'playwright/test';
import { type RunningHost, startLoopbackHost } from '../support/hosts.ts';
import { Window } from './window.ts';

let host: RunningHost;
let window: Window;

test.beforeEach(async ({ page }) => {
  host = await startLoopbackHost();
  window = new Window(page);
  await page.goto(host.url);
  await window.finished();
});

test.afterEach(async () => {
  window.expectNoProblems();
  expect(await host.stop()).toBe(0);
});

function entry(name: RegExp): Locator {
  return window.page
    .getByRole('list', { name: 'Electrodes and materials' })
    .getByRole('button', { name });
}

async function copyOfCmcAnode(): Promise<void> {
  await entry(/CMC.*placeholder/).click();
  await window.page.getByRole('main').getByRole('button', { name: 'Make an own copy' }).click();
  await expect(entry(/CMC.*own/)).toBeVisible();
}

test('a shipped set is read only; a copy of it is the user’s own', async ({ page }) => {
  await entry(/PVDF\/graphite anode/).click();
  await expect(page.getByRole('main')).toContainText('stays as it is');
  await expect(page.getByRole('main').getByRole('textbox')).toHaveCount(0);
  await copyOfCmcAnode();
  const cmc = page.getByRole('region', { name: 'CMC' });
  await cmc.getByRole('textbox', { name: /^mass fraction/ }).fill('2 %');
  await cmc.getByRole('textbox', { name: /^mass fraction/ }).press('Enter');
  await window.saved();
  // The shares keep adding up to one, and the number is the user's own now.
  const graphite = page.getByRole('region', { name: 'Graphite' });
  await expect(graphite.getByRole('textbox', { name: /^mass fraction/ })).toHaveValue('95');
  await expect(cmc.getByRole('textbox', { name: /^Source of CMC: mass/ })).toHaveValue('own value');
  await page.reload();
  await expect(cmc.getByRole('textbox', { name: /^mass fraction/ })).toHaveValue('2');
  const history = page.getByRole('region', { name: 'History' });
  await expect(history.getByRole('row')).toHaveCount(2);
  await history.getByRole('button', { name: 'Differences to now' }).click();
  await expect(history).toContainText(/CMC: mass fraction.*1\.5.*2/);
  await window.command('Undo');
  await expect(cmc.getByRole('textbox', { name: /^mass fraction/ })).toHaveValue('1.5');
});

test('refuses what cannot be, and travels as a JSON file', async ({ page }) => {
  await copyOfCmcAnode();
  const coating = page.getByRole('region', { name: 'Coating' });
  await coating.getByRole('textbox', { name: /^Porosity/ }).fill('120 %');
  await coating.getByRole('textbox', { name: /^Porosity/ }).press('Enter');
  await expect(coating).toContainText('Allowed: above 0, below 100 %');
  await coating.getByRole('textbox', { name: /^Porosity/ }).press('Escape');
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export (JSON)' }).click();
  const file = await (await download).path();
  await page.locator('input[type=file][accept=".json"]').setInputFiles(file);
  await expect(entry(/CMC.*own/)).toHaveCount(2);
  await page.locator('input[type=file][accept=".json"]').setInputFiles({
    name: 'broken.json',
    mimeType: 'application/json',
    buffer: Buffer.from('{"format":"postdry.material/9"}'),
  });
  await expect(page.getByRole('alert').first()).toBeVisible();
  await expect(entry(/CMC.*own/)).toHaveCount(2);
});

test('a case begins with a set', async ({ page }) => {
  await entry(/NMC622/).click();
  await page.getByRole('button', { name: 'New case of it' }).click();
  await window.expectInFront(/NMC622 cathode with PVDF/);
  await expect(window.field(/^NMC622/)).toHaveValue('95.5');
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`a material set has no accessibility findings in ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await copyOfCmcAnode();
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(
      violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html.slice(0, 200))]),
    ).toEqual([]);
  });
}
