/** An engineer's way from the text of a recipe to a comparison of three: on the real loopback host. */
import { readFileSync } from 'node:fs';
import { AxeBuilder } from '@axe-core/playwright';
import { type CellObject, read as readSheets, utils } from '@e965/xlsx';
import { parse } from 'csv-parse/sync';
import { expect, type Locator, type Page, test } from 'playwright/test';
import { type RunningHost, startLoopbackHost } from '../support/hosts.ts';
import { shippedRecipe } from '../support/recipe-document.ts';
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
  await window.expectInFront(/New recipe/);
  await expect(page.getByRole('combobox', { name: 'Acts on' })).toHaveValue(/./);
});

test.afterEach(async () => {
  window.expectNoProblems();
  expect(await host.stop()).toBe(0);
});

const editor = (page: Page): Locator => page.getByRole('textbox', { name: 'Text of the recipe' });
const findings = (page: Page): Locator => page.getByRole('list', { name: 'Findings' });
const steps = (page: Page): Locator => page.getByRole('region', { name: 'Steps of the recipe' });
const step = (page: Page, number: string): Locator =>
  steps(page).getByRole('textbox', { name: `Step ${number}`, exact: true });
const row = (page: Page, number: string): Locator =>
  steps(page)
    .getByRole('row')
    .filter({ has: page.getByRole('textbox', { name: `Step ${number}`, exact: true }) });

/** Replaces the whole text, as pasting does. */
async function write(page: Page, text: string): Promise<void> {
  await editor(page).click();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.press('Delete');
  await page.keyboard.insertText(text);
}

async function textOf(page: Page): Promise<string> {
  return (await editor(page).locator('.cm-line').allInnerTexts()).join('\n');
}

test('from a text with an error to times, and back from an edit in the table', async ({ page }) => {
  const text = shippedRecipe('coil-standard');
  await write(page, text.replace('Heat to 120', 'Heta to 120'));
  await expect(findings(page)).toContainText('line 3, column 5');
  await expect(findings(page)).toContainText('Did you mean "Heat"?');
  // The finding leads to its place, where the word is put right.
  await findings(page).getByRole('button').click();
  for (let letter = 0; letter < 4; letter++) await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.type('Heat');
  await page.keyboard.press('Escape');
  await expect(findings(page)).toContainText('Nothing to remark.');
  await window.expectInFront(/^Coil A, standard$/);

  await page.keyboard.press('F5');
  await window.finished();
  await expect(page.getByTestId('verdict')).toHaveText(
    /^✓ water < 200 ppm \(mean\) after .*, in step 3\.1\.4$/,
  );
  await expect(row(page, '1')).toContainText('completed');
  await expect(row(page, '3.4')).toContainText('× 2');
  await expect(row(page, '4')).toContainText('already met');
  const water = await window.columns('Water over time');
  const mean = water.get('mean') ?? [];
  expect(mean[0]).toBeGreaterThan(1000);
  expect(Math.min(...mean)).toBeLessThan(1);
  // The dry room gives some of it back.
  expect(mean.at(-1)).toBeGreaterThan(2 * Math.min(...mean));
  const temperature = await window.columns('Temperature');
  expect(Math.max(...(temperature.get('coil') ?? []))).toBeCloseTo(120, 3);
  await expect(page.getByRole('region', { name: 'Quality of the run' })).toContainText(
    /coil temperature: follows the oven at once.*mass balance \d/,
  );

  await step(page, '2').fill('Evacuate to 5 mbar within 20 min');
  await step(page, '2').press('Enter');
  await expect.poll(() => textOf(page)).toContain('  2 Evacuate to 5 mbar within 20 min\n');
  await expect(page.getByTestId('stale')).toBeVisible();
  await window.saved();
  await window.command('Undo');
  await expect.poll(() => textOf(page)).toContain('  2 Evacuate to 5 mbar within 10 min\n');
  await expect(step(page, '2')).toHaveValue('Evacuate to 5 mbar within 10 min');
  await expect(page.getByTestId('stale')).toBeHidden();
});

test('text, table and JSON are one recipe', async ({ page }) => {
  await step(page, '2').fill('Evacuate to 5 parsec');
  await step(page, '2').press('Enter');
  await expect(row(page, '2').getByRole('alert')).toContainText('line 4, column 19');
  await step(page, '2').press('Escape');
  await expect(step(page, '2')).toHaveValue('Evacuate to 5 mbar within 10 min');

  await steps(page).getByRole('button', { name: 'Add a step after step 3' }).click();
  await expect(step(page, '4')).toHaveValue('Hold for 30 min');
  await steps(page).getByRole('button', { name: 'Move step 4 down' }).click();
  await expect.poll(() => textOf(page)).toMatch(/ {2}4 Vent .*\n {2}5 Hold for 30 min/);
  await steps(page).getByRole('button', { name: 'Remove step 2' }).click();
  await expect.poll(() => textOf(page)).toMatch(/ {2}2 Hold 120 .*\n {2}3 Vent .*\n {2}4 Hold for/);

  await page.getByRole('button', { name: 'JSON', exact: true }).click();
  const json = page.getByRole('textbox', { name: 'The recipe as JSON, SI units' });
  const shown = await json.inputValue();
  await json.fill(shown.replace('"ppm": 200', '"ppm": "many"'));
  await json.press('ControlOrMeta+Enter');
  await expect(page.getByRole('alert')).toContainText('target.ppm');
  await json.fill(shown.replace('"ppm": 200', '"ppm": 250').replace('New recipe', 'By JSON'));
  await json.press('ControlOrMeta+Enter');
  await expect.poll(() => textOf(page)).toContain('target water < 250 ppm (mean)');
  await window.expectInFront(/^By JSON$/);

  const entry = page
    .getByRole('list', { name: 'Recipes' })
    .getByRole('button', { name: 'By JSON' });
  await entry.press('F2');
  await page.keyboard.type('Renamed');
  await page.keyboard.press('Enter');
  await expect.poll(() => textOf(page)).toContain('recipe "Renamed"');
  await window.expectInFront(/^Renamed$/);
  await window.saved();
  await page.reload();
  await expect.poll(() => textOf(page)).toContain('recipe "Renamed"');
});

test('typing is undone in one piece, and a case without isotherms is refused', async ({ page }) => {
  await editor(page).click();
  await page.keyboard.press('ControlOrMeta+End');
  await page.keyboard.type('  5 Hold for 5 min');
  await expect(step(page, '5')).toHaveValue('Hold for 5 min');
  await page.keyboard.press('ControlOrMeta+z');
  await expect(step(page, '5')).toBeHidden();
  expect(await textOf(page)).not.toContain('5 Hold');
  await page
    .getByRole('combobox', { name: 'Acts on' })
    .selectOption({ label: 'Figures 4 and 5b: ratio 1' });
  await expect(findings(page)).toContainText('the case has linear sorption');
  await page.keyboard.press('F5');
  await expect(page.getByText(/^The recipe is not run on .* linear sorption/)).toBeVisible();
});

test('the table of steps needs no scrolling sideways beside the tree at 1280 px', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1280, height: 800 });
  await write(page, shippedRecipe('coil-standard'));
  await page.keyboard.press('F5');
  await window.finished();
  await expect(row(page, '1')).toContainText('completed');
  const [inside, outside] = await steps(page).evaluate((e) => [e.scrollWidth, e.clientWidth]);
  expect(inside).toBeLessThanOrEqual(outside);
});

async function threeRecipes(page: Page): Promise<void> {
  for (const [name, title] of [
    ['coil-standard', 'Coil A, standard'],
    ['coil-until-dry', 'Coil A, dried until 200 ppm'],
    ['coil-oven-log', 'Coil A, as the oven was logged'],
  ] as const) {
    if (name !== 'coil-standard') await window.command('New recipe');
    await expect.poll(() => textOf(page)).toContain('recipe "New recipe"');
    await expect(page.getByRole('combobox', { name: 'Acts on' })).toHaveValue(/./);
    await write(page, shippedRecipe(name));
    await window.expectInFront(new RegExp(`^${title}$`));
    await page.keyboard.press('F5');
    await window.finished();
  }
  await window.command('Compare recipes');
}

test('three recipes side by side', async ({ page }) => {
  await threeRecipes(page);
  const table = page.getByRole('region', { name: 'Figures of the chosen recipe runs' });
  await expect(table.getByRole('row')).toHaveCount(4);
  // The least water at the end is marked, and nothing else in that column.
  const ends = await cellsOf(table, 'mean at end');
  const least = Math.min(...ends.map((words) => Number.parseFloat(words)));
  for (const words of ends) {
    expect(words.includes('best'), words).toBe(Number.parseFloat(words) === least);
  }
  await table.getByRole('button', { name: 'oven time' }).click();
  await table.getByRole('button', { name: 'oven time' }).click();
  await expect(table.getByRole('row').nth(1)).toContainText('Coil A, standard');
  expect((await window.columns('Water over time')).size).toBe(4);

  const differences = page.getByRole('region', { name: 'Differences of two runs' });
  await expect(differences).toContainText('Repeat 2 times, at most 3 h');
  await differences
    .getByRole('combobox', { name: 'First recipe' })
    .selectOption({ label: 'Coil A, dried until 200 ppm · CMC/SBR graphite anode' });
  await expect(differences.getByRole('listitem').filter({ hasText: 'Heat to 110' })).toContainText(
    'only in the first',
  );

  // Steps divide the charts of the oven, which lie below.
  for (const title of ['Oven temperature', 'Pressure', 'Dew or frost point']) {
    expect((await window.columns(title)).size).toBe(4);
  }
});

/** The cells of a column of a table of figures. */
async function cellsOf(table: Locator, head: string): Promise<string[]> {
  const heads = await table.getByRole('columnheader').allInnerTexts();
  const at = heads.findIndex((words) => words.startsWith(head));
  expect(at, `${head} in ${heads.join(', ')}`).toBeGreaterThanOrEqual(0);
  return table.locator(`tbody tr td:nth-child(${at + 1})`).allInnerTexts();
}

test('the plant decides the cost; the comparison is saved as it is shown', async ({ page }) => {
  await write(page, shippedRecipe('coil-standard').replace('Coil A, standard', '=1+1 Coil'));
  await page.keyboard.press('F5');
  await window.finished();
  await window.command('Compare recipes');
  const table = page.getByRole('region', { name: 'Figures of the chosen recipe runs' });
  const cost = async (): Promise<number> =>
    Number.parseFloat((await cellsOf(table, 'load'))[0] ?? '');
  await expect(table).toBeVisible();
  const before = await cost();
  expect(before).toBeGreaterThan(0);

  await page.locator('summary', { hasText: 'Plant and rates' }).press('Enter');
  await expect(page.getByText('11 rates are assumed')).toBeVisible();
  // What is assumed is told at the figures that need it.
  const isAssumed = async (head: string): Promise<boolean> =>
    (await cellsOf(table, head))[0]?.includes('assumed') ?? false;
  expect(await isAssumed('mean at end')).toBe(false);
  expect(await isAssumed('oven time')).toBe(true);
  const handling = page.getByRole('textbox', { name: 'loading and unloading / min' });
  await handling.fill('20');
  await handling.press('Enter');
  await expect.poll(() => isAssumed('oven time')).toBe(false);
  expect(await isAssumed('load')).toBe(true);
  await window.saved();
  await window.command('Undo');
  await expect.poll(() => isAssumed('oven time')).toBe(true);
  const hour = page.getByRole('textbox', { name: 'hour of the oven / EUR/h' });
  await hour.fill('200');
  await hour.press('Enter');
  await expect(page.getByText('10 rates are assumed')).toBeVisible();
  await expect.poll(cost).toBeGreaterThan(5 * before);
  const dear = await cost();
  await window.saved();
  await window.command('Undo');
  await expect.poll(cost).toBeCloseTo(before, 6);
  await expect(page.getByText('11 rates are assumed')).toBeVisible();
  await window.command('Redo');
  await expect.poll(cost).toBeCloseTo(dear, 6);
  await window.saved();
  await page.reload();
  await expect(table).toBeVisible();
  await expect.poll(cost).toBeCloseTo(dear, 6);

  const book = readSheets(await downloaded(page, 'XLSX'));
  expect(book.SheetNames).toEqual(['Comparison', 'Plant', 'Assumptions']);
  const [row] = utils.sheet_to_json<Record<string, string | number>>(
    book.Sheets['Comparison'] ?? {},
  );
  expect(row?.['recipe']).toMatch(/^=1\+1 Coil/);
  const title = book.Sheets['Comparison']?.['A2'] as CellObject | undefined;
  expect([title?.t, title?.f]).toEqual(['s', undefined]);
  expect(Number(Number(row?.['cost of a load [EUR]']).toPrecision(4))).toBe(dear);
  const rates = utils.sheet_to_json<Record<string, string | number>>(book.Sheets['Plant'] ?? {});
  expect(rates).toContainEqual({
    rate: 'hour of the oven',
    value: 200,
    unit: 'EUR/h',
    source: 'own value',
  });

  const csv = (await downloaded(page, 'CSV')).toString('utf8');
  const records: string[][] = parse(csv, { relax_column_count: true });
  const [, head = [], cells = []] = records;
  expect(cells[0]).toMatch(/^'=1\+1 Coil/);
  expect(Number(cells[head.indexOf('cost of a load [EUR]')])).toBe(row?.['cost of a load [EUR]']);
});

test('columns are sorted by keyboard, and the shown run is saved with its steps', async ({
  page,
}) => {
  await page.keyboard.press('F5');
  await window.finished();
  const run = readSheets(await downloaded(page, 'XLSX'));
  expect(run.SheetNames).toEqual(['Steps', 'Quality', 'Assumptions', 'Time series']);
  const series = utils.sheet_to_json<Record<string, number>>(run.Sheets['Time series'] ?? {});
  const water = await window.columns('Water over time');
  const saved = series.map((row) => row['mean water [wt-ppm of dry coating]'] ?? Number.NaN);
  // The window shows five digits of what the file holds.
  expect(saved.map((value) => Number(value.toPrecision(5)))).toEqual(water.get('mean'));
  await expect(page.getByRole('region', { name: 'Quality of the run' })).toContainText(
    /with pressure-driven flow: .* \(-\d+(\.\d+)? %\)/,
  );

  await window.command('Compare recipes');
  const gas = page.getByRole('columnheader', { name: 'gas' });
  await gas.getByRole('button').focus();
  await page.keyboard.press('Enter');
  await expect(gas).toHaveAttribute('aria-sort', 'ascending');
  await page.keyboard.press('Space');
  await expect(gas).toHaveAttribute('aria-sort', 'descending');
});

async function downloaded(page: Page, button: string): Promise<Buffer> {
  const waiting = page.waitForEvent('download');
  await page
    .getByRole('group', { name: 'Export' })
    .getByRole('button', { name: button, exact: true })
    .click();
  return readFileSync(await (await waiting).path());
}

for (const colorScheme of ['light', 'dark'] as const) {
  test(`recipe and comparison have no accessibility findings in ${colorScheme}`, async ({
    page,
  }) => {
    await page.emulateMedia({ colorScheme });
    await page.keyboard.press('F5');
    await window.finished();
    const expectAccessible = async (): Promise<void> => {
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(
        violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html.slice(0, 200))]),
      ).toEqual([]);
    };
    await expect(window.chart('Pressure')).toBeVisible();
    await expectAccessible();
    await write(page, 'recipe "Wrong"\n  1 Heta to 5\n');
    await expect(findings(page)).toContainText('line 2');
    await expectAccessible();
    await page.keyboard.press('ControlOrMeta+z');
    await page.getByRole('button', { name: 'JSON', exact: true }).click();
    await expectAccessible();
    await window.command('Compare recipes');
    await expect(window.chart('Water over time')).toBeVisible();
    await page.locator('summary', { hasText: 'Plant and rates' }).press('Enter');
    const power = page.getByRole('textbox', { name: 'power of the pump / kW' });
    await power.fill('6');
    await power.press('Enter');
    await expect(page.getByText('10 rates are assumed')).toBeVisible();
    await expectAccessible();
  });
}
