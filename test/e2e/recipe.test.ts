/** An engineer's way from the text of a recipe to a comparison of three: on the real loopback host. */
import { readFileSync } from 'node:fs';
import { AxeBuilder } from '@axe-core/playwright';
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
  const ends = await table.locator('tbody tr td:nth-child(5)').allInnerTexts();
  const least = Math.min(...ends.map((words) => Number.parseFloat(words)));
  for (const words of ends) {
    expect(words.includes('best'), words).toBe(Number.parseFloat(words) === least);
  }
  await table.getByRole('button', { name: 'oven time' }).click();
  await table.getByRole('button', { name: 'oven time' }).click();
  await expect(table.getByRole('row').nth(1)).toContainText('Coil A, standard');
  expect((await window.columns('Water over time')).size).toBe(4);

  const differences = page.getByRole('region', { name: 'Differences of the texts' });
  await expect(differences).toContainText('Repeat 2 times, at most 3 h');
  await differences
    .getByRole('combobox', { name: 'First recipe' })
    .selectOption({ label: 'Coil A, dried until 200 ppm · CMC/SBR graphite anode' });
  await expect(differences.getByRole('listitem').filter({ hasText: 'Heat to 110' })).toContainText(
    'only in the first',
  );

  const waiting = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save table (CSV)' }).click();
  const file = readFileSync(await (await waiting).path(), 'utf8')
    .trim()
    .split('\n');
  expect(file).toHaveLength(4);
  expect(file[0]).toContain('to target / h,oven time / h,mean at end / ppm');
});

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
    await expectAccessible();
  });
}
