/** The report of recipes that were run in the window, opened in a browser. */
import { readFileSync } from 'node:fs';
import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page, test } from 'playwright/test';
import { type RunningHost, startLoopbackHost } from '../support/hosts.ts';
import { Window } from './window.ts';

let host: RunningHost;
let window: Window;

test.beforeEach(async ({ page }) => {
  host = await startLoopbackHost();
  window = new Window(page);
  await page.goto(host.url);
  await window.finished();
  await window.command('New electrode case');
  await window.expectInFront(/CMC\/SBR graphite anode/);
  await window.command('New recipe');
  await expect(page.getByRole('combobox', { name: 'Acts on' })).toHaveValue(/./);
  await page.keyboard.press('F5');
  await window.finished();
  await window.command('Compare recipes');
});

test.afterEach(async () => {
  window.expectNoProblems();
  expect(await host.stop()).toBe(0);
});

/** Texts of the cells of the first row below the head of a table. */
const firstRow = (page: Page, table: number): Promise<string[]> =>
  page
    .locator('table')
    .nth(table)
    .locator('tbody tr')
    .first()
    .locator('td, th')
    .evaluateAll((cells) => cells.map((cell) => cell.textContent.trim()));

test('the report has the numbers of the comparison, and needs nothing else', async ({
  page,
  context,
}) => {
  const compared = page.getByRole('region', { name: 'Compare recipes' }).getByRole('row').nth(1);
  const target = await compared.getByRole('cell').nth(1).textContent();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Report (HTML)' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('Post-drying report.html');
  const html = readFileSync(await download.path(), 'utf8');

  const report = await context.newPage();
  const asked: string[] = [];
  report.on('request', (request) => asked.push(request.url()));
  await report.setContent(html);
  await expect(report.getByRole('heading', { level: 1 })).toHaveText('Post-drying report');
  const overview = await firstRow(report, 0);
  expect(overview[0]).toBe('New recipe');
  expect(overview[3]).toBe((target ?? '').replace(/[★]|best/g, '').trim());
  await expect(report.getByText('condition met')).toBeVisible();
  await expect(report.getByText(/^assumed/).first()).toBeVisible();
  expect(await report.locator('svg[role=img] polyline').count()).toBeGreaterThanOrEqual(5);
  expect(asked).toEqual([]);
  await report.close();
});

test('help has its formulas and no accessibility findings', async ({ page }) => {
  await window.command('Help');
  for (const name of ['Diffusion times', 'What ppm refers to', 'Uncertainty of a fit']) {
    await page.getByRole('navigation', { name: 'Pages' }).getByRole('button', { name }).click();
    await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
    await expect(page.locator('article math').first()).toBeVisible();
  }
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(
    violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html.slice(0, 200))]),
  ).toEqual([]);
});
