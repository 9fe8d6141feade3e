/** From a measured run to a report: everything an engineer does before a coil goes into the oven. */
import { readFileSync } from 'node:fs';
import { expect, type Page, test } from 'playwright/test';
import { type RunningHost, startLoopbackHost } from '../support/hosts.ts';
import { syntheticRun } from '../support/drying-runs.ts';
import { shippedRecipe } from '../support/recipe-document.ts';
import { Window } from './window.ts';

let host: RunningHost;
let window: Window;

/** A sheet at 120 °C whose binder needs 75 min, fifteen times as long as its pores. */
const truth = { tauMacroS: 300, tauMicroS: 4500, microShare: 0.3 };
const sheet = syntheticRun({ duration: 60, points: 300, noise: 0.002, seed: 7, truth });
const table = [
  'time [s]\twater content per dry mass [ppm]\ttemperature [°C]',
  ...sheet.timesS.map((timeS, i) => `${timeS}\t${(1e6 * (sheet.content[i] ?? 0)).toFixed(3)}\t120`),
].join('\n');

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

const part = (page: Page, name: string) => page.getByRole('region', { name, exact: true });

async function ownAnode(page: Page): Promise<void> {
  const shipped = page.getByRole('list', { name: 'Electrodes and materials' });
  await shipped.getByRole('button', { name: /CMC.*placeholder/ }).click();
  await page.getByRole('main').getByRole('button', { name: 'Make an own copy' }).click();
  await expect(shipped.getByRole('button', { name: /CMC.*own/ })).toBeVisible();
}

async function fitSheet(page: Page): Promise<void> {
  await window.command('Import experiment');
  await page.getByRole('textbox', { name: /^Paste/ }).fill(table);
  await page.getByRole('button', { name: 'Read text' }).click();
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  await page.getByRole('button', { name: 'Fit', exact: true }).click();
  await page.keyboard.press('F5');
  await expect(part(page, 'What the fit says')).toBeVisible({ timeout: 30_000 });
}

/** @returns the fitted diffusivity in m²/s */
async function applyToAnode(page: Page): Promise<number> {
  const apply = part(page, 'Apply to a material');
  const choose = (list: string, entry: string) =>
    apply.getByRole('combobox', { name: list, exact: true }).selectOption({ label: entry });
  await choose('Material set', 'CMC/SBR graphite anode');
  await choose('Binder', 'CMC');
  const outcome = apply.getByText(/^D_mi = /);
  await expect(outcome).toContainText('95 % within a factor of');
  await apply.getByRole('button', { name: 'Apply to the material' }).click();
  await expect(page.getByText(/^The diffusivity was set in/)).toBeVisible();
  return Number(/= (\S+) m²/.exec((await outcome.textContent()) ?? '')?.[1]);
}

async function run(page: Page, recipe: string, title: string): Promise<void> {
  await window.command('New recipe');
  const editor = page.getByRole('textbox', { name: 'Text of the recipe' });
  await expect(editor).toContainText('recipe "New recipe"');
  await expect(page.getByRole('combobox', { name: 'Acts on' })).toHaveValue(/./);
  await editor.click();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.press('Delete');
  await page.keyboard.insertText(recipe);
  await window.expectInFront(new RegExp(`^${title}$`));
  await page.keyboard.press('F5');
  await window.finished();
}

test('a run is imported, fitted and given to an electrode; two recipes are compared and reported', async ({
  page,
  context,
}) => {
  await ownAnode(page);
  await fitSheet(page);
  const diffusivity = await applyToAnode(page);
  expect(diffusivity / (0.3e-6 ** 2 / truth.tauMicroS)).toBeCloseTo(1, 1);

  // The number stands in the set with its origin, and a case begins with it.
  await page
    .getByRole('list', { name: 'Electrodes and materials' })
    .getByRole('button', { name: /CMC.*own/ })
    .click();
  await page.getByRole('button', { name: 'Details of CMC: diffusivity', exact: true }).click();
  const details = page.getByRole('group', { name: 'Details of CMC: diffusivity', exact: true });
  await expect(details.getByRole('textbox', { name: 'Source' })).toHaveValue(/^fitted from/);
  await page.getByRole('button', { name: 'New case of this material set' }).click();
  await expect(window.field(/^Graphite/)).toBeVisible();

  const standard = shippedRecipe('coil-standard');
  await run(page, standard, 'Coil A, standard');
  const hotter = standard
    .replace('Coil A, standard', 'Coil A, hotter')
    .replaceAll('120 °C', '135 °C');
  await run(page, hotter, 'Coil A, hotter');

  await window.command('Compare recipes');
  const compared = part(page, 'Figures of the chosen recipe runs');
  await expect(compared.getByRole('row')).toHaveCount(3);
  const rowOf = async (title: string) =>
    (await compared.getByRole('row', { name: title }).getByRole('cell').allTextContents()).map(
      (words) => words.replace(/best|★|, assumed/g, '').trim(),
    );
  const waiting = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Report (HTML)' }).click();
  const html = readFileSync(await (await waiting).path(), 'utf8');
  const report = await context.newPage();
  await report.setContent(html);
  for (const title of ['Coil A, standard', 'Coil A, hotter']) {
    // The oven is blocked for longer than a recipe takes; the time to the target is the same in both.
    const toTarget = (await rowOf(title)).find((words) => /^\d+ (min|h)/.test(words)) ?? '';
    expect(toTarget).not.toBe('');
    await expect(report.locator('table').first().getByRole('row', { name: title })).toContainText(
      toTarget,
    );
  }
  await expect(report.getByText(/fitted from/).first()).toBeVisible();
  await report.close();
});
